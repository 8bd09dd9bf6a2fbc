extension BalanceModel {
  /// What a turn does clause by clause, with the words that each move rests on.
  ///
  ///     let turn = TurnInput(id: "1", text: "Start with the tests, then tell me how it went.")
  ///     model.clauses(of: turn)
  ///     // "Start with the tests," advice, 4 words · "then tell me how it went." openQuestion, 6 words
  ///
  /// - Returns: The clauses in order; none for a turn that is not a coach's. Their words add up
  ///   to those of the turn.
  /// - Complexity: O(*n*) in the bytes of the turn.
  public func clauses(of turn: TurnInput) -> [MoveClause] {
    guard turn.hasMode else { return [] }
    guard let moves else { return ClauseMoves.clauses(of: turn.text) }
    let context = TurnContext(turn, marks)
    let text = context.turn
    let previous = context.nearestBefore
    let found = moves.moves(of: text, after: previous)
    return zip(found, moves.evidence(for: found, in: text, after: previous)).map { found, words in
      MoveClause(
        range: text.bytes(of: found.clause.tokens), words: found.clause.words,
        move: found.move == .nothing ? nil : found.move,
        probability: moves.probability(of: found), evidence: words)
    }
  }

  /// What a turn does, in order of the text, each move once, with the words of each in `evidence`.
  ///
  /// By markers where the model knows no moves; else `sink` is the one of its moves.
  func moves(
    _ context: TurnContext, _ phrases: PhraseMatches, _ sink: inout MoveSink?,
    _ evidence: inout [Evidence]
  ) -> [String] {
    guard let moves, var own = sink.take() else {
      return MarkerFinder.moves(
        MarkerFinder.findings(in: context.turn, phrases), in: context.turn, &evidence)
    }
    defer { sink = own }
    return moves.names(
      of: context.own.text, phrases, after: context.nearestBefore, &own, &evidence)
  }
}
