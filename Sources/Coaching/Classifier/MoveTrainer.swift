/// Fits the model of moves to labelled clauses.
///
/// The same clauses and options give the same model, byte for byte.
public struct MoveTrainer: Sendable {
  /// How to train.
  public struct Options: Sendable, Hashable {
    /// The two-logarithm of the number of rows of weights.
    public var log2Rows = 14
    /// How often all clauses are seen.
    public var epochs = 12
    /// How many trainings, each in another order, are averaged.
    public var rounds = 4
    /// What decides the order and the variants that are shown.
    public var seed: UInt64 = 1
    /// How fast weights move.
    public var rate: Float = 0.2
    /// How strongly weights are held near zero.
    public var ridge: Float = 1
    /// How far rare moves weigh more: 0 as they come, 1 as if all were equally frequent.
    public var balance = 0.5
    /// The share of turns shown in another way of writing.
    public var variantShare = 0.3

    /// A move of fewer clauses than this is not learnt: markers tell it.
    public var fewestClauses = 20

    /// The options of the shipped model.
    public init() {}
  }

  /// How to train.
  public let options: Options

  /// Makes a trainer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// A model with the moves that clauses teach in place of its own.
  public func train(_ turns: [LabelledClauses], on base: BalanceModel, version: String)
    -> BalanceModel
  {
    var model = base
    model.version = version
    model.moves = fit(turns, base.marks)
    return model
  }

  /// Fits the weights: the mean of several trainings; `marks` reads turns without marks.
  func fit(_ turns: [LabelledClauses], _ marks: MarkRestorer?) -> MoveModel {
    var counts: [Move: Int] = [:]
    for clause in turns.flatMap(\.clauses) { counts[clause.move, default: 0] += 1 }
    counts = counts.filter { $0.value >= options.fewestClauses }
    let weights = classWeights(counts)
    var average = Array(repeating: SIMD16<Float>.zero, count: 1 << options.log2Rows)
    for round in 0..<options.rounds {
      let learnt = trainRound(round, turns, marks, weights)
      for row in average.indices { average[row] += learnt[row] / Float(options.rounds) }
    }
    return MoveModel(table: WeightTable(rounding: average, log2Rows: options.log2Rows))
  }

  private func trainRound(
    _ round: Int, _ turns: [LabelledClauses], _ marks: MarkRestorer?, _ weights: [Float]
  ) -> [SIMD16<Float>] {
    var table = GradientTable(
      rows: 1 << options.log2Rows, rate: options.rate, ridge: options.ridge, lasso: 0)
    var random = SplitMix(state: options.seed &+ UInt64(round) &* 1_000_003)
    for _ in 0..<options.epochs {
      for index in random.permutation(turns.count) {
        learn(turns[index], marks, &table, weights, &random)
      }
    }
    return table.allWeights
  }

  /// Learns from the clauses of a turn.
  private func learn(
    _ turn: LabelledClauses, _ marks: MarkRestorer?, _ table: inout GradientTable,
    _ weights: [Float], _ random: inout SplitMix
  ) {
    let seed = random.next()
    let variant = random.fraction() < options.variantShare ? Self.variant(&random) : .asWritten
    let read = turn.read(marks, variant, seed: seed)
    let features = read.features
    let lanes = weights.indices.filter { weights[$0] > 0 }
    for (index, move) in read.moves.enumerated() {
      guard let gold = Move.allCases.firstIndex(of: move), weights[gold] > 0 else { continue }
      var vector = FeatureVector(log2Rows: options.log2Rows)
      features.extract(index, into: &vector)
      let scores = table.scores(vector)
      let probabilities = Calibration.softmax(lanes.map { scores[$0] })
      var gradient = SIMD16<Float>.zero
      for (lane, probability) in zip(lanes, probabilities) {
        gradient[lane] = (Float(probability) - (lane == gold ? 1 : 0)) * weights[gold]
      }
      table.learn(vector, gradient)
    }
  }

  /// Another way of writing; half the time the one that takes most away.
  private static func variant(_ random: inout SplitMix) -> SpeechVariant {
    guard random.below(2) == 0 else { return .unpunctuated }
    let variants = SpeechVariant.writings
    return variants[1 + random.below(variants.count - 1)]
  }

  /// The weight of each move: its rarity to the power `balance`, one on average; 0 for a move that
  /// is not learnt.
  private func classWeights(_ counts: [Move: Int]) -> [Float] {
    let total = Double(counts.values.reduce(0, +))
    let raw = Move.allCases.map { move in
      let count = Double(counts[move] ?? 0)
      return count == 0 ? 0 : exponential(-options.balance * logarithm(count / total))
    }
    let mean = zip(Move.allCases, raw).reduce(0) { $0 + Double(counts[$1.0] ?? 0) * $1.1 }
    return raw.map { mean > 0 ? Float($0 / mean * total) : 0 }
  }
}
