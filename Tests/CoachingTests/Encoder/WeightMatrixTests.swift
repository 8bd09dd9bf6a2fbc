import Testing

@testable import Coaching

@Suite struct WeightMatrixTests {
  private static let inputs = 5
  private static let weights = (0..<16 * inputs).map { Float($0 % 7) - 3 }
  private static let bias = (0..<16).map { Float($0) / 4 }
  private static let matrix = WeightMatrix(weights: weights, bias: bias, inputs: inputs)

  @Test(arguments: [1, 3, 4, 6])
  func `a product is the sum over the inputs and the bias`(count: Int) {
    let rows = (0..<count * Self.inputs).map { Float($0 % 11) - 5 }
    let products = Self.matrix.products(rows)
    #expect(products.count == count * 16)
    for row in 0..<count {
      for output in 0..<16 {
        var sum = Self.bias[output]
        for input in 0..<Self.inputs {
          sum += Self.weights[output * Self.inputs + input] * rows[row * Self.inputs + input]
        }
        #expect(products[row * 16 + output] == sum)
      }
    }
  }

  @Test func `a row gives the same bits alone and among others`() {
    let rows = (0..<6 * Self.inputs).map { 1 / Float($0 + 3) }
    let all = Self.matrix.products(rows)
    for row in 0..<6 {
      let alone = Self.matrix.products(Array(rows[row * Self.inputs..<(row + 1) * Self.inputs]))
      #expect(Array(all[row * 16..<(row + 1) * 16]) == alone)
    }
  }
}
