internal import CWeightProducts

/// A matrix of weights with a bias, laid out so that multiplying runs along memory.
///
/// Sixteen outputs stand side by side in a panel, input after input. Every sum is taken in the
/// order of the inputs, each product rounded before it is added, so a row gives the same bits
/// whatever other rows are multiplied with it, and on every processor.
struct WeightMatrix: Sendable, Hashable {
  /// How many outputs stand side by side.
  private static let lanes = Int(WEIGHT_LANES)

  /// The number of inputs of a row.
  let inputs: Int
  /// The number of outputs of a row.
  let outputs: Int
  /// The weights of each panel, the last filled up with zeros.
  private let panels: [Float]
  /// The biases, filled up in the same way.
  private let biases: [Float]

  /// Makes a matrix of a row of `inputs` weights for each of `bias`, one after the other.
  init(weights: [Float], bias: [Float], inputs: Int) {
    let outputs = bias.count
    precondition(
      inputs > 0 && weights.count == inputs * outputs, "a weight for each input of each output")
    self.inputs = inputs
    self.outputs = outputs
    let panelCount = (outputs + Self.lanes - 1) / Self.lanes
    var panels = Array(repeating: Float(0), count: panelCount * Self.lanes * inputs)
    for output in 0..<outputs {
      let panel = output / Self.lanes * Self.lanes * inputs + output % Self.lanes
      for input in 0..<inputs {
        panels[panel + input * Self.lanes] = weights[output * inputs + input]
      }
    }
    self.panels = panels
    biases = bias + Array(repeating: 0, count: panelCount * Self.lanes - outputs)
  }

  /// The products of `rows`, `inputs` numbers each, with the matrix.
  ///
  /// - Complexity: O(rows · inputs · outputs).
  func products(_ rows: [Float]) -> [Float] {
    let count = rows.count / inputs
    // For none this initialiser writes a count of 0 into the array that all empty ones share.
    guard count > 0 else { return [] }
    return [Float](unsafeUninitializedCapacity: count * outputs) { products, written in
      // Every place below `count * outputs` is written: all outputs of all rows.
      if let products = products.baseAddress {
        weight_products(rows, count, inputs, panels, biases, outputs, products)
      }
      written = count * outputs
    }
  }
}
