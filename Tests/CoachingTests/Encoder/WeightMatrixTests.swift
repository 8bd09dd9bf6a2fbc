import CWeightProducts
import Testing

@testable import Coaching

@Suite struct WeightMatrixTests {
  private static let inputs = 37
  /// More than one panel, and the last not filled.
  private static let outputs = 24
  private static let weights = (0..<outputs * inputs).map { place in
    let size = place % 7 + 20
    return 1 / Float(size - 3 * (place % 5))
  }
  private static let bias = (0..<outputs).map { Float($0) / 3 }
  private static let matrix = WeightMatrix(weights: weights, bias: bias, inputs: inputs)

  private static func rows(_ count: Int) -> [Float] {
    (0..<count * inputs).map { 1 / Float($0 % 11 + 3) - 0.2 }
  }

  @Test(arguments: [0, 1, 3, 4, 6, 8, 17])
  func `a product is the bias and the products in the order of the inputs, each rounded`(
    count: Int
  ) {
    let rows = Self.rows(count)
    let products = Self.matrix.products(rows)
    #expect(products.count == count * Self.outputs)
    for row in 0..<count {
      for output in 0..<Self.outputs {
        var sum = Self.bias[output]
        for input in 0..<Self.inputs {
          sum += Self.weights[output * Self.inputs + input] * rows[row * Self.inputs + input]
        }
        #expect(products[row * Self.outputs + output] == sum)
      }
    }
  }

  @Test func `every way of computing that the processor has gives the same bits`() {
    let count = 19
    let lanes = Int(WEIGHT_LANES)
    let rows = Self.rows(count)
    // Two panels, both full.
    let panels = (0..<2 * lanes * Self.inputs).map { 1 / Float($0 % 13 + 7) - 0.1 }
    let biases = (0..<2 * lanes).map { Float($0) / 7 }
    let all = (0..<weight_products_kinds()).map { kind in
      [Float](unsafeUninitializedCapacity: count * 2 * lanes) { products, written in
        guard let first = products.baseAddress else { return }
        weight_products_of(kind, rows, count, Self.inputs, panels, biases, 2 * lanes, first)
        written = count * 2 * lanes
      }
    }
    #expect(!all.isEmpty)
    for products in all { #expect(products == all[0]) }
  }

  @Test func `a row gives the same bits alone and among others`() {
    let rows = Self.rows(17)
    let all = Self.matrix.products(rows)
    for row in 0..<17 {
      let alone = Self.matrix.products(Array(rows[row * Self.inputs..<(row + 1) * Self.inputs]))
      #expect(Array(all[row * Self.outputs..<(row + 1) * Self.outputs]) == alone)
    }
  }
}
