public import TranscriptModel

extension BalanceModel {
  /// The labels of all turns of a session, each judged within the talk around it.
  ///
  /// - Parameters:
  ///   - turns: The turns in order.
  ///   - roles: The role of each turn's speaker, as many as there are turns.
  /// - Returns: One annotation for each turn.
  /// - Complexity: O(*n*) in the bytes of the turns.
  public func annotate(turns: [Turn], roles: [Role]) -> [Annotation] {
    precondition(turns.count == roles.count, "every turn needs its speaker's role")
    return annotate(zip(turns, roles).lazy.map { (SpokenText($0.text), $1) })
  }

  /// The labels of all turns of a session that has been read.
  func annotate(_ turns: some Sequence<(SpokenText, Role)>) -> [Annotation] {
    let extractor = FeatureExtractor(log2Rows: table.log2Rows, vocabulary: vocabulary)
    var sink = ScoreSink<WeightTable, TurnRow>(forSession: table)
    let session = turns.map { text, role in
      TurnContext.Neighbour(
        text: text, role: role, surroundings: extractor.surroundings(text, &sink))
    }
    let contexts = session.indices.map { TurnContext(session, at: $0) }
    var scored = contexts.map { Self.scored($0, extractor, &sink) }
    let isWithoutMarks = session.isWithoutMarks
    if let accurate {
      let head = isWithoutMarks ? accurate.unmarkedHead : accurate.turnHead
      for (index, encoded) in accurate.encode(session, for: head).enumerated() {
        scored[index].join(encoded, head)
      }
    }
    let reading = isWithoutMarks ? unmarkedSession : self.session
    let scores = reading.layer.scores(zip(contexts, scored).map(SequenceLayer.Turn.init))
    var moveSink = moves?.sink
    return contexts.indices.map {
      annotation(contexts[$0], scored[$0], scores[$0], reading.calibration, &moveSink)
    }
  }
}

extension SequenceLayer.Turn {
  init(_ context: TurnContext, _ scored: BalanceModel.ScoredTurn) {
    self.init(
      own: scored.own, full: scored.total, words: context.turn.words,
      hasMode: context.role.hasMode)
  }
}
