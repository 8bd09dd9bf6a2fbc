import Testing

@testable import Coaching

@Suite struct HeadSolverTests {
  /// Two groups of turns that differ in their first number; the second one is always 1.
  private static let inputs: [Float] = (0..<40).flatMap { [$0 < 20 ? 1 : -1, 1] }

  private func rows(ridge: Float) -> [SIMD16<Float>] {
    HeadSolver(steps: 150, ridge: ridge).rows(Self.inputs, width: 2) { turn, scores in
      let found = Calibration().modes(scores)
      var gradient = SIMD16<Float>.zero
      for place in 0..<3 {
        gradient[place] = Float(found[place]) - (place == (turn < 20 ? 0 : 1) ? 1 : 0)
      }
      return gradient
    }
  }

  @Test func `groups are told apart, and a label that nobody has is unlikely`() {
    let rows = rows(ridge: 0.1)
    let first = Calibration().modes(rows[0] + rows[1])
    let second = Calibration().modes(rows[1] - rows[0])
    #expect(first[0] > 0.9)
    #expect(second[1] > 0.9)
    #expect(first[2] < 0.05)
  }

  @Test func `the more they are held, the smaller are the weights`() {
    #expect(abs(rows(ridge: 100)[0][0]) < abs(rows(ridge: 1)[0][0]) / 2)
  }

  @Test func `nothing to learn from gives no weights`() {
    #expect(HeadSolver().rows([], width: 3) { _, scores in scores } == [.zero, .zero, .zero])
  }
}
