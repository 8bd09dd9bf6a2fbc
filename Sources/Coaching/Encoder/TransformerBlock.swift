/// One block of the encoder: every piece looks at all others, then at itself.
///
/// After Vaswani et al., "Attention is all you need" (2017), as in BERT: attention and a network
/// of two layers, each added to what came in and brought to mean 0 and variance 1.
struct TransformerBlock: Sendable, Hashable {
  /// What brings rows to mean 0 and variance 1, then to a scale and an offset of their own.
  struct Norm: Sendable, Hashable {
    let scale: [Float]
    let offset: [Float]

    /// Brings each row of `rows` to its norm.
    func apply(to rows: inout [Float]) {
      let width = scale.count
      rows.withUnsafeMutableBufferPointer { rows in
        for start in stride(from: 0, to: rows.count, by: width) {
          var sum: Float = 0
          for at in start..<start + width { sum += rows[at] }
          let mean = sum / Float(width)
          var square: Float = 0
          for at in start..<start + width { square += (rows[at] - mean) * (rows[at] - mean) }
          let shrink = 1 / (square / Float(width) + 1e-12).squareRoot()
          for place in 0..<width {
            rows[start + place] =
              (rows[start + place] - mean) * shrink * scale[place] + offset[place]
          }
        }
      }
    }
  }

  /// How many heads look at the other pieces, each at its part of the numbers.
  let heads: Int
  /// Queries, keys and values, one after the other.
  let attention: WeightMatrix
  let attentionOutput: WeightMatrix
  let attentionNorm: Norm
  let widening: WeightMatrix
  let narrowing: WeightMatrix
  let outputNorm: Norm

  /// What becomes of the pieces' numbers.
  ///
  /// - Complexity: O(*n* · *width*² + *n*² · *width*) in the number of pieces.
  func apply(to rows: [Float]) -> [Float] {
    var seen = attentionOutput.products(attended(attention.products(rows)))
    Self.add(rows, to: &seen)
    attentionNorm.apply(to: &seen)
    var wide = widening.products(seen)
    Activation.gate(&wide)
    var narrow = narrowing.products(wide)
    Self.add(seen, to: &narrow)
    outputNorm.apply(to: &narrow)
    return narrow
  }

  private static func add(_ rows: [Float], to sum: inout [Float]) {
    for index in sum.indices { sum[index] += rows[index] }
  }

  /// For each piece and head the mean of all values, weighted by how well their keys answer
  /// the piece's query.
  private func attended(_ projected: [Float]) -> [Float] {
    let width = attention.outputs / 3
    let count = projected.count / attention.outputs
    guard count > 0 else { return [] }
    let part = width / heads
    let scale = 1 / Float(part).squareRoot()
    var result = Array(repeating: Float(0), count: count * width)
    for head in 0..<heads {
      let read = { (kind: Int) in
        Self.columns(kind * width + head * part, part, of: projected, rows: count)
      }
      let keys = WeightMatrix(
        weights: read(1), bias: Array(repeating: 0, count: count), inputs: part)
      var shares = keys.products(read(0))
      for row in 0..<count {
        let answers = row * count..<(row + 1) * count
        for at in answers { shares[at] *= scale }
        Activation.softmax(&shares[answers])
      }
      let values = WeightMatrix(
        weights: Self.transposed(read(2), rows: count), bias: Array(repeating: 0, count: part),
        inputs: count)
      let means = values.products(shares)
      for row in 0..<count {
        for place in 0..<part {
          result[row * width + head * part + place] = means[row * part + place]
        }
      }
    }
    return result
  }

  /// Some columns of `matrix`, row after row.
  private static func columns(
    _ first: Int, _ count: Int, of matrix: [Float], rows: Int
  ) -> [Float] {
    let width = matrix.count / rows
    var columns: [Float] = []
    columns.reserveCapacity(rows * count)
    for row in 0..<rows { columns += matrix[(row * width + first)...].prefix(count) }
    return columns
  }

  private static func transposed(_ matrix: [Float], rows: Int) -> [Float] {
    let width = matrix.count / rows
    var turned: [Float] = []
    turned.reserveCapacity(matrix.count)
    for column in 0..<width {
      for row in 0..<rows { turned.append(matrix[row * width + column]) }
    }
    return turned
  }
}
