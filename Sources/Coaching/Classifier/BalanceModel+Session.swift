public import TranscriptModel

extension BalanceModel {
  /// The labels of all turns of a session, each judged with three turns on each side.
  ///
  /// - Parameters:
  ///   - turns: The turns in order.
  ///   - roles: The role of each turn's speaker, as many as there are turns.
  /// - Returns: One annotation for each turn.
  /// - Complexity: O(*n*) in the bytes of the turns.
  public func annotate(turns: [Turn], roles: [Role]) -> [Annotation] {
    precondition(turns.count == roles.count, "every turn needs its speaker's role")
    return annotate(
      zip(turns, roles).map {
        TurnContext.Neighbour(text: SpokenText($0.text), role: $1)
      })
  }

  /// The labels of all turns of a session that has been read.
  func annotate(_ session: [TurnContext.Neighbour]) -> [Annotation] {
    var extractor = extractor()
    return session.indices.map { index in
      let context = TurnContext(session, at: index)
      let scores = scores(context, &extractor)
      return annotation(
        context, scores, rungs: calibration.rungs(scores), extractor: extractor)
    }
  }
}
