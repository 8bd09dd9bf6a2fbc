import TranscriptModel

/// A labelled session, scored by a model that has not learnt from it.
struct ScoredSession {
  /// The turns in order.
  let turns: [LabelledTurn]
  /// The scores of each turn.
  let scored: [SequenceLayer.Turn]

  /// The sessions that elements stand for, whose turns must stand together and in order.
  ///
  /// - Parameters:
  ///   - elements: One for each turn.
  ///   - turn: The turn of an element.
  ///   - scored: Its scores.
  /// - Returns: The sessions in order.
  static func all<Element>(
    in elements: [Element], turn: (Element) -> LabelledTurn,
    scored: (Element) -> SequenceLayer.Turn
  ) -> [ScoredSession] {
    var sessions: [ScoredSession] = []
    var start = 0
    while start < elements.count {
      let doc = turn(elements[start]).doc
      let session = elements[start...].prefix { turn($0).doc == doc }
      sessions.append(ScoredSession(turns: session.map(turn), scored: session.map(scored)))
      start += session.count
    }
    return sessions
  }
}

/// Labelled sessions in both ways of writing, scored by models that have not learnt from them.
struct HeldBackSessions {
  /// As their files have them.
  var asWritten: [ScoredSession] = []
  /// In lower case and without marks.
  var withoutMarks: [ScoredSession] = []
}

extension HeldBackSessions {
  /// Those of several folds.
  init(_ folds: [HeldBackSessions]) {
    self.init(
      asWritten: folds.flatMap(\.asWritten), withoutMarks: folds.flatMap(\.withoutMarks))
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

extension BalanceModel {
  /// Takes on what the talk around a turn adds, and what makes probabilities of that; without
  /// sessions all stays as it is.
  mutating func learn(from sessions: HeldBackSessions, _ options: ModelTrainer.Options) {
    session = SessionReading(learntFrom: sessions.asWritten, options) ?? session
    unmarkedSession =
      SessionReading(learntFrom: sessions.withoutMarks, options) ?? unmarkedSession
  }
}
