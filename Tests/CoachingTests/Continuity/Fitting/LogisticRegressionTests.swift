import Testing

@testable import Coaching

@Suite struct LogisticRegressionTests {
  private typealias Example = LogisticRegression.Example

  @Test func `without signs that tell, the bias is the log odds of the examples`() {
    let examples = (0..<40).map { Example(signs: [1], isPositive: $0 < 10) }
    let fitted = LogisticRegression().fit(examples)
    #expect(abs(fitted.bias - logarithm(10.0 / 30)) < 1e-6)
    #expect(fitted.weights == [0])
  }

  @Test func `a sign weighs what its odds say where nothing holds it back`() {
    // With the sign 3 of 4, without it 1 of 4: log odds of 9 between them.
    let examples = (0..<80).map { place in
      Example(signs: [place < 40 ? 1 : 0], isPositive: place < 40 ? place % 4 > 0 : place % 4 == 0)
    }
    let fitted = LogisticRegression(ridge: 0).fit(examples)
    #expect(abs(fitted.weights[0] - logarithm(9)) < 1e-4)
    #expect(LogisticRegression(ridge: 20).fit(examples).weights[0] < fitted.weights[0])
  }

  @Test func `the unit of a sign does not matter`() {
    let examples = (0..<60).map { Example(signs: [Double($0 % 7)], isPositive: $0 % 7 > $0 % 5) }
    let scaled = examples.map { Example(signs: [$0.signs[0] * 100], isPositive: $0.isPositive) }
    let one = LogisticRegression().fit(examples)
    let other = LogisticRegression().fit(scaled)
    #expect(abs(one.weights[0] - other.weights[0] * 100) < 1e-6)
  }

  @Test func `an example that weighs twice counts as two`() {
    let examples = (0..<30).map { Example(signs: [Double($0 % 4)], isPositive: $0 % 7 < 3) }
    let heavy = examples.map { Example(signs: $0.signs, isPositive: $0.isPositive, weight: 2) }
    let one = LogisticRegression().fit(heavy)
    let other = LogisticRegression().fit(examples + examples)
    #expect(abs(one.bias - other.bias) < 1e-6)
    #expect(abs(one.weights[0] - other.weights[0]) < 1e-6)
  }

  @Test func `a sign that parts the examples gets a weight that the ridge bounds`() {
    let examples = (0..<20).map { Example(signs: [$0 < 10 ? 0 : 1], isPositive: $0 >= 10) }
    let fitted = LogisticRegression(ridge: 1).fit(examples)
    #expect(fitted.weights[0] > 2 && fitted.weights[0] < 20)
  }
}
