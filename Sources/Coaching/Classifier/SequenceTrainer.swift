import TranscriptModel

/// A labelled session, scored by a model that has not learnt from it.
struct ScoredSession {
  /// The turns in order.
  let turns: [LabelledTurn]
  /// The scores of each turn.
  let scored: [SequenceLayer.Turn]

  /// The sessions among `turns`, whose turns must stand together and in order.
  static func all(in turns: [LabelledTurn], _ model: BalanceModel) -> [ScoredSession] {
    var sessions: [ScoredSession] = []
    var start = 0
    while start < turns.count {
      var end = start + 1
      while end < turns.count, turns[end].doc == turns[start].doc { end += 1 }
      let scored = turns[start..<end].map { turn in
        let context = TurnContext(turn.input)
        return SequenceLayer.Turn(context, model.scored(context, model.table))
      }
      sessions.append(ScoredSession(turns: Array(turns[start..<end]), scored: scored))
      start = end
    }
    return sessions
  }
}

/// Learns what the talk around a turn adds to its scores.
struct SequenceTrainer {
  private static let epochs = 12
  private static let rate: Float = 0.05
  let options: ModelTrainer.Options

  /// Learns from sessions that were scored by models that had not seen them: in scores of known
  /// turns every turn looks sure of itself.
  func train(_ sessions: [ScoredSession]) -> SequenceLayer {
    let turns = sessions.flatMap(\.turns)
    let scored = sessions.flatMap(\.scored)
    let features = sessions.flatMap { SequenceLayer.values($0.scored).map(Self.features) }
    let targets = TrainingTargets(turns, options)
    var table = GradientTable(
      rows: SequenceLayer.inputs, rate: Self.rate, ridge: options.ridge, lasso: 0)
    var random = SplitMix(state: options.seed)
    for _ in 0..<Self.epochs {
      for index in random.permutation(turns.count) {
        let scores = scored[index].full + table.scores(features[index])
        table.learn(features[index], targets.gradient(index, scores))
      }
    }
    return SequenceLayer(rows: table.allWeights)
  }

  private static func features(_ values: [Float]) -> FeatureVector {
    var features = FeatureVector(log2Rows: 1)
    for (row, value) in values.enumerated() { features.add(row: row, value: value) }
    return features
  }
}
