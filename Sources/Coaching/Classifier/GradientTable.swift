/// The weights while they are learnt: FTRL-proximal, each weight with a rate of its own.
///
/// After McMahan et al., "Ad click prediction: a view from the trenches" (2013). Weights that a
/// rare feature has never moved stay exactly zero.
struct GradientTable {
  /// What is kept of a row: its weights and the roots of the squares are needed more often than
  /// they change, so they stand beside what they follow from.
  private struct Row {
    var sum = SIMD16<Float>.zero
    var square = SIMD16<Float>.zero
    var root = SIMD16<Float>.zero
    var weights = SIMD16<Float>.zero
  }

  private var rows: [Row]
  private let rate: Float
  private let ridge: Float
  private let lasso: Float

  /// Makes a table of zero weights.
  init(rows: Int, rate: Float, ridge: Float, lasso: Float) {
    self.rows = Array(repeating: Row(), count: rows)
    self.rate = rate
    self.ridge = ridge
    self.lasso = lasso
  }

  /// The weights of a row.
  @inline(__always)
  func weights(_ row: Int) -> SIMD16<Float> { rows[row].weights }

  /// The sum of the rows of `vector`, each times its value.
  func scores(_ vector: FeatureVector) -> SIMD16<Float> {
    var scores = SIMD16<Float>.zero
    for feature in vector.features { scores += rows[Int(feature.row)].weights * feature.value }
    return scores
  }

  /// Moves the weights of the rows of `vector` against the gradient of the scores.
  mutating func learn(_ vector: FeatureVector, _ gradient: SIMD16<Float>) {
    for feature in vector.features {
      var row = rows[Int(feature.row)]
      let own = gradient * feature.value
      row.square += own * own
      let root = row.square.squareRoot()
      row.sum += own - (root - row.root) / rate * row.weights
      row.root = root
      row.weights = weights(sum: row.sum, root: root)
      rows[Int(feature.row)] = row
    }
  }

  /// The weights that follow from what was learnt.
  @inline(__always)
  private func weights(sum: SIMD16<Float>, root: SIMD16<Float>) -> SIMD16<Float> {
    let size = sum.replacing(with: -sum, where: sum .< 0)
    let kept = size - lasso
    let signed = kept.replacing(with: -kept, where: sum .> 0)
    let result = signed / ((1 + root) / rate + ridge)
    return result.replacing(with: 0, where: kept .<= 0)
  }

  /// All weights.
  var allWeights: [SIMD16<Float>] { rows.map(\.weights) }
}
