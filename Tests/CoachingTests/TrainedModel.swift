import Coaching
import TranscriptModel

/// A tiny label set of our own, and the model it makes.
enum TrainedModel {
  static let coaching = [
    "What would a good outcome look like for you?", "How did that feel?",
    "So you were on your own with it.", "What is stopping you from asking her?",
    "Tell me more about the handover.", "It sounds like the silence bothered you most.",
    "Where do you want to be in two years?", "What did you learn from that?",
  ]
  static let mentorship = [
    "I'd start with the migration and keep it small.", "When I was leading a team we wrote tests.",
    "You should read the chapter on queues.", "In my experience a freeze makes it worse.",
    "The log shows which token expired.", "Try pairing on it for a week.",
    "A promise settles once, so the second call does nothing.", "Use a flag for the release.",
  ]
  static let neither = [
    "Can you hear me?", "Okay, cool.", "Same time next week.", "Thanks, bye.", "Hello there.",
    "Yeah, right.", "Good morning.", "Mm-hm.",
  ]

  static let turns: [LabelledTurn] = [
    (coaching, Mode.coaching, 4), (mentorship, .mentorship, 1), (neither, .neither, 0),
  ].flatMap { texts, mode, rung in
    texts.enumerated().map { index, text in
      LabelledTurn(
        input: TurnInput(id: "\(mode)\(index)", text: text, role: .coach), source: "own",
        doc: "\(mode)/\(index)", mode: mode, rung: rung)
    }
  }

  /// The same turns as a session of each of four series.
  static let series: [LabelledTurn] = (0..<4).flatMap { number in
    turns.map { turn in
      var turn = turn
      turn.source = "series\(number)"
      turn.doc = "series\(number)/1"
      turn.isOfSession = true
      return turn
    }
  }

  static let options: ModelTrainer.Options = {
    var options = ModelTrainer.Options()
    options.log2Rows = 10
    options.epochs = 6
    options.blindEpochs = 6
    options.rounds = 1
    options.version = "test.1"
    return options
  }()

  static let model = ModelTrainer(options: options).train(turns)
}
