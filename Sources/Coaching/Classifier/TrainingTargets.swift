import TranscriptModel

/// What the scores of each turn should be.
struct TrainingTargets {
  private let modes: [Int?]
  private let rungs: [Int?]
  private let weights: [Float]
  private let modeWeights: [Float]
  private let rungWeights: [Float]
  private let spread: Float

  /// Makes targets; a turn of a whole session weighs `sessionWeight`, another one 1.
  init(_ turns: [LabelledTurn], _ options: ModelTrainer.Options, sessionWeight: Float = 1) {
    modes = turns.map { turn in
      turn.input.hasMode ? turn.mode.flatMap(Mode.allCases.firstIndex(of:)) : nil
    }
    rungs = turns.map(\.rung)
    weights = turns.map { $0.isOfSession ? sessionWeight : 1 }
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
