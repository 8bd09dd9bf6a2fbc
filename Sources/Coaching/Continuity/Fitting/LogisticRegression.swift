/// Fits weights to examples: logistic regression with a ridge, by Newton's method.
///
/// There is nothing random in it: the same examples give the same weights.
struct LogisticRegression {
  /// A row of signs and what it is.
  struct Example {
    var signs: [Double]
    var isPositive: Bool
    /// How much it counts, beside 1 of others.
    var weight = 1.0
  }

  /// How strongly weights are held near zero, in units of each sign's own spread.
  var ridge = 6.0
  private static let mostSteps = 40
  private static let smallestStep = 1e-8

  /// The bias and the weights of all signs.
  func fit(_ examples: [Example]) -> (bias: Double, weights: [Double]) {
    guard let width = examples.first?.signs.count else { return (0, []) }
    let spreads = Self.spreads(examples, width)
    let rows = examples.map { example in
      [1] + zip(example.signs, spreads).map { $1 == 0 ? 0 : $0 / $1 }
    }
    var weights = Array(repeating: 0.0, count: width + 1)
    for _ in 0..<Self.mostSteps {
      let step = step(from: weights, rows, examples)
      for place in weights.indices { weights[place] += step[place] }
      if step.allSatisfy({ abs($0) < Self.smallestStep }) { break }
    }
    return (weights[0], zip(weights.dropFirst(), spreads).map { $1 == 0 ? 0 : $0 / $1 })
  }

  /// The standard deviation of each sign.
  private static func spreads(_ examples: [Example], _ width: Int) -> [Double] {
    let count = Double(examples.count)
    return (0..<width).map { place in
      let mean = examples.reduce(0) { $0 + $1.signs[place] } / count
      let squares = examples.reduce(0) { $0 + ($1.signs[place] - mean) * ($1.signs[place] - mean) }
      return (squares / count).squareRoot()
    }
  }

  /// One step of Newton's: the slope divided by the curvature.
  private func step(
    from weights: [Double], _ rows: [[Double]], _ examples: [Example]
  ) -> [Double] {
    let width = weights.count
    var slope = weights.enumerated().map { $0.offset == 0 ? 0 : -ridge * $0.element }
    var curvature = (0..<width).map { row in
      (0..<width).map { $0 == row && row > 0 ? ridge : 1e-9 }
    }
    for (row, example) in zip(rows, examples) {
      let sum = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
      let probability = 1 / (1 + exponential(-sum))
      let error = example.weight * ((example.isPositive ? 1 : 0) - probability)
      let weight = example.weight * max(1e-9, probability * (1 - probability))
      for one in 0..<width where row[one] != 0 {
        slope[one] += error * row[one]
        let product = weight * row[one]
        for other in 0...one { curvature[one][other] += product * row[other] }
      }
    }
    return Self.solution(of: curvature, for: slope)
  }

  /// Solves a symmetric positive system, of which the lower half is given, by Cholesky's method.
  private static func solution(of matrix: [[Double]], for right: [Double]) -> [Double] {
    var lower = matrix
    var solved = right
    for row in matrix.indices {
      for column in 0...row {
        let inner = (0..<column).reduce(0) { $0 + lower[row][$1] * lower[column][$1] }
        let rest = matrix[row][column] - inner
        lower[row][column] =
          row == column ? max(1e-12, rest).squareRoot() : rest / lower[column][column]
      }
      let inner = (0..<row).reduce(0) { $0 + lower[row][$1] * solved[$1] }
      solved[row] = (solved[row] - inner) / lower[row][row]
    }
    for row in matrix.indices.reversed() {
      let inner = (row + 1..<matrix.count).reduce(0) { $0 + lower[$1][row] * solved[$1] }
      solved[row] = (solved[row] - inner) / lower[row][row]
    }
    return solved
  }
}
