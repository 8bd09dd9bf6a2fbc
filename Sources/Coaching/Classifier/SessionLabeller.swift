public import TranscriptModel

/// Labels the turns of whole sessions, one session after the other.
///
/// Keeps what words weigh that are not in the lexicon, since the next session says most of them
/// again. A session's labels do not depend on the sessions before it.
public struct SessionLabeller: Sendable {
  private let model: BalanceModel
  private let extractor: FeatureExtractor
  private var sink: ScoreSink<TurnRow>
  private var moves: MoveSink?

  /// Makes a labeller that labels with `model`.
  public init(_ model: BalanceModel) {
    self.model = model
    extractor = FeatureExtractor(log2Rows: model.table.log2Rows, vocabulary: model.vocabulary)
    sink = ScoreSink(keepingWordsOf: model.table)
    moves = model.moves?.sink
  }

  /// The labels of all turns of a session, each judged within the talk around it.
  ///
  /// - Parameters:
  ///   - turns: The turns in order.
  ///   - roles: The role of each turn's speaker, as many as there are turns.
  /// - Returns: One annotation for each turn.
  /// - Complexity: O(*n*) in the bytes of the turns.
  public mutating func label(turns: [Turn], roles: [Role]) -> [Annotation] {
    precondition(turns.count == roles.count, "every turn needs its speaker's role")
    return label(turns.indices.map { SpokenText(turns[$0].text) }, roles)
  }

  /// The labels of all turns of a session that has been read.
  mutating func label(_ turns: [SpokenText], _ roles: [Role]) -> [Annotation] {
    let isWithoutMarks = turns.isWithoutMarks
    var texts = turns
    if isWithoutMarks, let marks = model.marks { texts = turns.map(marks.restored) }
    let session = texts.indices.map { place in
      TurnContext.Neighbour(
        text: texts[place], role: roles[place],
        surroundings: extractor.surroundings(texts[place], &sink))
    }
    let contexts = session.indices.map {
      TurnContext(session, at: $0, isWithoutMarks: isWithoutMarks)
    }
    var scored = contexts.map { BalanceModel.scored($0, extractor, &sink) }
    if let accurate = model.accurate {
      let head = accurate.session[withoutMarks: isWithoutMarks]
      for (index, encoded) in accurate.encode(session, for: head).enumerated() {
        scored[index].join(encoded, head)
      }
    }
    let reading = isWithoutMarks ? model.unmarkedSession : model.session
    let scores = reading.layer.scores(
      contexts.indices.map { SequenceLayer.Turn(contexts[$0], scored[$0]) })
    return contexts.indices.map {
      model.annotation(contexts[$0], scored[$0], scores[$0], reading.calibration, &moves)
    }
  }
}

extension BalanceModel {
  /// The labels of all turns of a session that has been read.
  func annotate(_ turns: some Sequence<(SpokenText, Role)>) -> [Annotation] {
    var labeller = SessionLabeller(self)
    let turns = Array(turns)
    return labeller.label(turns.map(\.0), turns.map(\.1))
  }
}

extension SequenceLayer.Turn {
  init(_ context: TurnContext, _ scored: BalanceModel.ScoredTurn) {
    self.init(
      own: scored.own, full: scored.total, words: context.turn.words,
      hasMode: context.role.hasMode)
  }
}
