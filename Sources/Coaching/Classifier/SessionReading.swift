/// How turns are judged by the talk around them: what looks at that talk, and what makes
/// probabilities of the scores that it gives.
struct SessionReading: Sendable, Hashable {
  var layer = SequenceLayer.none
  var calibration = Calibration()

  /// A reading that changes nothing.
  init() {}

  /// A reading of its parts.
  init(layer: SequenceLayer, calibration: Calibration) {
    self.layer = layer
    self.calibration = calibration
  }

  /// What sessions teach that were scored by models that had not seen them; nil of none.
  init?(learntFrom sessions: [ScoredSession], _ options: ModelTrainer.Options) {
    guard !sessions.isEmpty else { return nil }
    let layer = SequenceTrainer(options: options).train(sessions)
    self.init(
      layer: layer,
      calibration: ModelTuner.calibration(
        sessions.flatMap { Array(zip($0.turns, layer.scores($0.scored))) }))
  }
}

extension Collection<SpokenText> {
  /// Whether the talk is written without marks, as plain recognisers write: a hundred words and
  /// more, with fewer than one mark at the end of a sentence for each hundred.
  ///
  /// Talk with marks has nearly four and more for each hundred words (`docs/model-card.md`); a few
  /// words may lack them by chance.
  var isWithoutMarks: Bool {
    var words = 0
    var marks = 0
    // By place: to take a text out of the list is to hold it.
    for place in indices {
      words += self[place].words
      marks += self[place].sentenceMarks
    }
    return words >= 100 && marks * 100 < words
  }
}
