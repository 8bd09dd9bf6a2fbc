/// The weights while they are learnt: FTRL-proximal, each weight with a rate of its own.
///
/// After McMahan et al., "Ad click prediction: a view from the trenches" (2013). Weights that a
/// rare feature has never moved stay exactly zero.
struct GradientTable {
  private var sums: [SIMD16<Float>]
  private var squares: [SIMD16<Float>]
  private let rate: Float
  private let ridge: Float
  private let lasso: Float

  /// Makes a table of zero weights.
  init(rows: Int, rate: Float, ridge: Float, lasso: Float) {
    sums = Array(repeating: .zero, count: rows)
    squares = sums
    self.rate = rate
    self.ridge = ridge
    self.lasso = lasso
  }

  /// The weights of a row.
  @inline(__always)
  func weights(_ row: Int) -> SIMD16<Float> {
    let sum = sums[row]
    let size = sum.replacing(with: -sum, where: sum .< 0)
    let kept = size - lasso
    let signed = kept.replacing(with: -kept, where: sum .> 0)
    let result = signed / ((1 + squares[row].squareRoot()) / rate + ridge)
    return result.replacing(with: 0, where: kept .<= 0)
  }

  /// The sum of the rows of `vector`, each times its value.
  func scores(_ vector: FeatureVector) -> SIMD16<Float> {
    var scores = SIMD16<Float>.zero
    for feature in vector.features { scores += weights(Int(feature.row)) * feature.value }
    return scores
  }

  /// Moves the weights of the rows of `vector` against the gradient of the scores.
  mutating func learn(_ vector: FeatureVector, _ gradient: SIMD16<Float>) {
    for feature in vector.features {
      let row = Int(feature.row)
      let weights = weights(row)
      let own = gradient * feature.value
      let square = squares[row] + own * own
      let step = (square.squareRoot() - squares[row].squareRoot()) / rate
      sums[row] += own - step * weights
      squares[row] = square
    }
  }

  /// All weights.
  var allWeights: [SIMD16<Float>] { sums.indices.map(weights) }
}
