/// A matrix of weights with a bias, laid out so that multiplying runs along memory.
///
/// Eight outputs stand side by side in a panel, input after input. Every sum is taken in the
/// order of the inputs, so a row gives the same bits whatever other rows are multiplied with it.
struct WeightMatrix: Sendable, Hashable {
  /// How many outputs stand side by side.
  static let lanes = 8
  /// How many rows are multiplied together.
  private static let block = 4

  /// The number of inputs of a row.
  let inputs: Int
  /// The number of outputs of a row, a multiple of eight.
  let outputs: Int
  private let panels: [SIMD8<Float>]
  private let biases: [SIMD8<Float>]

  /// Makes a matrix of `outputs` rows of `inputs` weights each, one after the other.
  init(weights: [Float], bias: [Float], inputs: Int) {
    let outputs = bias.count
    precondition(outputs % Self.lanes == 0 && weights.count == inputs * outputs, "whole panels")
    self.inputs = inputs
    self.outputs = outputs
    var panels: [SIMD8<Float>] = []
    panels.reserveCapacity(weights.count / Self.lanes)
    for first in stride(from: 0, to: outputs, by: Self.lanes) {
      for input in 0..<inputs {
        var panel = SIMD8<Float>.zero
        for lane in 0..<Self.lanes { panel[lane] = weights[(first + lane) * inputs + input] }
        panels.append(panel)
      }
    }
    self.panels = panels
    biases = stride(from: 0, to: outputs, by: Self.lanes).map { first in
      var panel = SIMD8<Float>.zero
      for lane in 0..<Self.lanes { panel[lane] = bias[first + lane] }
      return panel
    }
  }

  /// The products of `rows`, `inputs` numbers each, with the matrix.
  ///
  /// - Complexity: O(rows · inputs · outputs).
  func products(_ rows: [Float]) -> [Float] {
    let count = rows.count / inputs
    return [Float](unsafeUninitializedCapacity: count * outputs) { output, written in
      // Every place below `count * outputs` is written: all panels of all rows.
      rows.withUnsafeBufferPointer { rows in
        panels.withUnsafeBufferPointer { panels in
          for panel in biases.indices {
            let weights = UnsafeBufferPointer(
              rebasing: panels[panel * inputs..<(panel + 1) * inputs])
            multiply(rows, weights, panel, output)
          }
        }
      }
      written = count * outputs
    }
  }

  /// Multiplies all rows with one panel.
  private func multiply(
    _ rows: UnsafeBufferPointer<Float>, _ weights: UnsafeBufferPointer<SIMD8<Float>>,
    _ panel: Int, _ output: UnsafeMutableBufferPointer<Float>
  ) {
    let count = rows.count / inputs
    var row = 0
    while row + Self.block <= count {
      let first = row * inputs
      var sums = (biases[panel], biases[panel], biases[panel], biases[panel])
      for input in 0..<inputs {
        let weight = weights[input]
        sums.0 += weight * rows[first + input]
        sums.1 += weight * rows[first + inputs + input]
        sums.2 += weight * rows[first + 2 * inputs + input]
        sums.3 += weight * rows[first + 3 * inputs + input]
      }
      store(sums.0, row, panel, output)
      store(sums.1, row + 1, panel, output)
      store(sums.2, row + 2, panel, output)
      store(sums.3, row + 3, panel, output)
      row += Self.block
    }
    while row < count {
      var sum = biases[panel]
      for input in 0..<inputs { sum += weights[input] * rows[row * inputs + input] }
      store(sum, row, panel, output)
      row += 1
    }
  }

  @inline(__always)
  private func store(
    _ sum: SIMD8<Float>, _ row: Int, _ panel: Int, _ output: UnsafeMutableBufferPointer<Float>
  ) {
    let at = row * outputs + panel * Self.lanes
    for lane in 0..<Self.lanes { output[at + lane] = sum[lane] }
  }
}
