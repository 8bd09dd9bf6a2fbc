import Coaching

/// A tiny set of labelled clauses of our own, and the model that knows their moves.
enum TaughtMoves {
  private static let clauses: [(Move, [String])] = [
    (
      .openQuestion,
      [
        "What would a good outcome look like?", "How did that feel?", "What is stopping you?",
        "Where do you want to be?", "what happened then", "Tell me more about it.",
      ]
    ),
    (
      .advice,
      [
        "I'd start with the migration.", "You should ask her.", "Try a smaller one.",
        "Don't wait for him.", "You could write it down.", "I would keep it small,",
      ]
    ),
    (
      .ownStory,
      [
        "When I was leading a team we wrote tests.", "I had that at my last place.",
        "We lost a week over it.", "I once rewrote it all,", "I was scared of him.",
        "My first manager told me.",
      ]
    ),
    (.nothing, ["Okay.", "Hello there.", "Yeah, right.", "Thanks, bye.", "Mm-hm.", "Cool."]),
  ]

  /// Turns of one clause, and some of two, from four sources.
  static let turns: [LabelledClauses] = (0..<6).flatMap { number in
    let single = clauses.map { move, texts in
      LabelledClauses(
        id: "\(move)\(number)", source: "source \(number % 4)", doc: "\(move) \(number)",
        previous: "It broke.", clauses: [.init(texts[number], move)])
    }
    let double = LabelledClauses(
      id: "two\(number)", source: "source \(number % 4)", doc: "two \(number)", previous: "",
      clauses: [.init(clauses[2].1[number], .ownStory), .init(clauses[0].1[number], .openQuestion)])
    return single + [double]
  }

  /// Small and quick.
  static let trainer: MoveTrainer = {
    var options = MoveTrainer.Options()
    options.log2Rows = 10
    options.rounds = 1
    options.fewestClauses = 4
    return MoveTrainer(options: options)
  }()

  /// The moves that it knows.
  static let taught: Set<Move> = [.openQuestion, .advice, .ownStory, .nothing]

  static let model = trainer.train(turns, on: TrainedModel.model, version: "test.1+moves")
}
