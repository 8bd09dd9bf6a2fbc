import TranscriptModel

/// Fits the classifier to labelled turns.
///
/// The same turns, options and seed give the same model, byte for byte.
public struct ModelTrainer: Sendable {
  /// How to train.
  public struct Options: Sendable, Hashable {
    /// The version that the model will bear.
    public var version = "untitled.1"
    /// The two-logarithm of the number of rows of weights.
    public var log2Rows = 16
    /// How often all turns are seen.
    public var epochs = 5
    /// How many times to train, each with another order, before the weights are averaged.
    public var rounds = 2
    /// What decides the order of the turns and the variants that are shown.
    public var seed: UInt64 = 1
    /// How fast weights move.
    public var rate: Float = 0.2
    /// How strongly weights are held near zero.
    public var ridge: Float = 1
    /// How strongly weights are held at zero.
    public var lasso: Float = 0
    /// How far rare classes weigh more: 0 as they come, 1 as if all were equally frequent.
    public var balance = 0.5
    /// How much a turn of a whole session weighs against a single turn.
    public var sessionWeight: Float = 2
    /// How much of a rung's target is given to its neighbours on the ladder.
    public var rungSpread: Float = 0.1
    /// The share of turns shown in another way of writing.
    public var variantShare = 0.4

    /// The options of the shipped model but for its version.
    public init() {}
  }

  /// How to train.
  public let options: Options

  /// Makes a trainer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Trains a model, and tunes its probabilities and thresholds.
  ///
  /// - Parameters:
  ///   - turns: What to learn from.
  ///   - dev: Other turns, from other documents, on which probabilities and thresholds are tuned
  ///     and the number of epochs is chosen; without them nothing is tuned.
  ///   - texts: Further texts of the field, without labels, from which the vectors of words are
  ///     learnt; without them words have none.
  ///   - progress: Is told a sentence after each epoch.
  /// - Returns: The model.
  public func train(
    _ turns: [LabelledTurn], dev: [LabelledTurn] = [], texts: [String] = [],
    progress: (String) -> Void = { _ in }
  ) -> BalanceModel {
    let usable = turns.filter { $0.mode != nil || $0.rung != nil }
    let vectors = texts.isEmpty ? nil : WordVectors(from: texts + usable.map(\.input.text))
    let learner = Learner(log2Rows: options.log2Rows, vectors: vectors)
    var average = Array(repeating: SIMD16<Float>.zero, count: learner.rows)
    for round in 0..<options.rounds {
      let weights = trainRound(round, usable, dev, learner, progress)
      for row in average.indices { average[row] += weights[row] / Float(options.rounds) }
    }
    let model = BalanceModel(
      version: options.version,
      table: WeightTable(rounding: learner.unfolded(average), log2Rows: options.log2Rows),
      vocabulary: learner.vocabulary, calibration: Calibration())
    return dev.isEmpty ? model : ModelTuner(model).tuned(on: dev)
  }

  /// One training from nothing; the weights after the epoch that served `dev` best.
  private func trainRound(
    _ round: Int, _ turns: [LabelledTurn], _ dev: [LabelledTurn], _ learner: Learner,
    _ progress: (String) -> Void
  ) -> [SIMD16<Float>] {
    var table = GradientTable(
      rows: learner.rows, rate: options.rate, ridge: options.ridge, lasso: options.lasso)
    let targets = Targets(turns, options)
    var random = SplitMix(state: options.seed &+ UInt64(round) &* 1_000_003)
    var extractor = learner.extractor()
    var best: (loss: Double, weights: [SIMD16<Float>])?
    for epoch in 0..<options.epochs {
      for index in random.permutation(turns.count) {
        let input = varied(turns[index].input, &random)
        let features = learner.features(TurnContext(input), &extractor)
        table.learn(features, targets.gradient(index, table.scores(features)))
      }
      let loss = dev.isEmpty ? Double(-epoch) : loss(of: table, on: dev, learner, &extractor)
      progress("round \(round + 1), epoch \(epoch + 1): loss \(loss)")
      if best.map({ loss < $0.loss }) ?? true { best = (loss, table.allWeights) }
    }
    return best?.weights ?? table.allWeights
  }

  /// The mean loss on other turns.
  private func loss(
    of table: GradientTable, on turns: [LabelledTurn], _ learner: Learner,
    _ extractor: inout FeatureExtractor
  ) -> Double {
    var sum = 0.0
    var count = 0.0
    let calibration = Calibration()
    for turn in turns {
      let scores = table.scores(learner.features(TurnContext(turn.input), &extractor))
      if let mode = turn.mode, let place = Mode.allCases.firstIndex(of: mode) {
        sum -= logarithm(calibration.modes(scores)[place])
        count += 1
      }
      if let rung = turn.rung, turn.rungCounts {
        sum -= logarithm(calibration.rungs(scores)[rung])
        count += 1
      }
    }
    return count == 0 ? 0 : sum / count
  }

  // MARK: Variants

  /// The turn as another transcript might show it: written otherwise, with less around it.
  private func varied(_ input: TurnInput, _ random: inout SplitMix) -> TurnInput {
    var input = input
    switch random.below(6) {
    case 0:
      input.previous = []
      input.next = []
    case 1: input.next = []
    case 2:
      input.previous = Array(input.previous.suffix(1))
      input.next = Array(input.next.prefix(1))
    default: break
    }
    guard random.fraction() < options.variantShare else { return input }
    let variants = SpeechVariant.allCases
    let variant = variants[1 + random.below(variants.count - 1)]
    let seed = random.next()
    input.text = variant.apply(to: input.text, seed: seed)
    for index in input.previous.indices {
      input.previous[index].text = variant.apply(to: input.previous[index].text, seed: seed)
    }
    for index in input.next.indices {
      input.next[index].text = variant.apply(to: input.next[index].text, seed: seed)
    }
    return input
  }
}

/// What the scores of each turn should be.
private struct Targets {
  private let modes: [Int?]
  private let rungs: [Int?]
  private let weights: [Float]
  private let modeWeights: [Float]
  private let rungWeights: [Float]
  private let spread: Float

  init(_ turns: [LabelledTurn], _ options: ModelTrainer.Options) {
    modes = turns.map { turn in
      turn.input.hasMode ? turn.mode.flatMap(Mode.allCases.firstIndex(of:)) : nil
    }
    rungs = turns.map(\.rung)
    weights = turns.map { $0.isOfSession ? options.sessionWeight : 1 }
    modeWeights = Self.classWeights(modes, 3, options.balance)
    rungWeights = Self.classWeights(rungs, 6, options.balance)
    spread = options.rungSpread
  }

  /// How the loss of turn `index` changes with its scores.
  func gradient(_ index: Int, _ scores: SIMD16<Float>) -> SIMD16<Float> {
    var gradient = SIMD16<Float>.zero
    let plain = Calibration()
    if let mode = modes[index] {
      let probabilities = plain.modes(scores)
      for (place, lane) in WeightTable.modes.enumerated() {
        let error = Float(probabilities[place]) - (place == mode ? 1 : 0)
        gradient[lane] = error * weights[index] * modeWeights[mode]
      }
    }
    if let rung = rungs[index] {
      let probabilities = plain.rungs(scores)
      let target = spreadTarget(rung)
      for (place, lane) in WeightTable.rungs.enumerated() {
        let error = Float(probabilities[place]) - target[place]
        gradient[lane] = error * weights[index] * rungWeights[rung]
      }
    }
    return gradient
  }

  /// A rung's target: most of it on the rung, some on its neighbours.
  ///
  /// Rung 0 is no step of the ladder and has none.
  private func spreadTarget(_ rung: Int) -> [Float] {
    var target: [Float] = [0, 0, 0, 0, 0, 0]
    target[rung] = 1
    guard rung > 0 else { return target }
    for neighbour in [rung - 1, rung + 1] where (1...5).contains(neighbour) {
      target[neighbour] = spread
      target[rung] -= spread
    }
    return target
  }

  /// The weight of each class: its rarity to the power `balance`, one on average.
  private static func classWeights(
    _ classes: [Int?], _ count: Int, _ balance: Double
  ) -> [Float] {
    var numbers = Array(repeating: 0.0, count: count)
    for case let place? in classes { numbers[place] += 1 }
    let total = numbers.reduce(0, +)
    let raw = numbers.map { n in
      n == 0 ? 0 : exponential(balance * logarithm(total / (Double(count) * n)))
    }
    let mean = zip(raw, numbers).reduce(0) { $0 + $1.0 * $1.1 } / max(1, total)
    return raw.map { Float(mean == 0 ? 1 : $0 / mean) }
  }
}
