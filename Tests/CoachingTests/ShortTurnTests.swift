import Testing
import TranscriptModel

@testable import Coaching

@Suite struct ShortTurnTests {
  @Test
  func `a short turn alone is judged by the mean of the two tables, also of a model from a file`()
    throws
  {
    let shipped = try BalanceModel.shipped()
    let context = TurnContext(TurnInput(id: "1", text: "What would done look like?", role: .coach))
    let turn = shipped.scored(context, shipped.table).total
    let speech = shipped.scored(context, shipped.speechTable).total
    let short = shipped.scored(context, shipped.shortTable).total
    for lane in 0..<WeightTable.outputs {
      #expect(abs(short[lane] - (turn[lane] + speech[lane]) / 2) < 0.01)
      #expect(turn != speech)
    }
  }

  @Test func `rounding the mean of two tables costs no weight more than half a step of its row`()
    throws
  {
    let shipped = try BalanceModel.shipped()
    for row in 0..<UInt32(shipped.shortTable.count) {
      let mean = (shipped.table.weights(row) + shipped.speechTable.weights(row)) / 2
      let short = shipped.shortTable.weights(row)
      let largest = max(mean.max(), -mean.min())
      // The ladder of scales adds at most 4.5 % to a step of 1/127 of the row's largest weight.
      let half = largest / 127 * 1.045 / 2
      let difference = short - mean
      #expect(max(difference.max(), -difference.min()) <= half * 1.0001)
    }
  }

  @Test func `the rung is the one to expect of a turn that stands on the ladder`() {
    let rungs = SIMD8<Double>(0.5, 0.25, 0, 0, 0, 0.25, 0, 0)
    #expect(ZoomLevel.expectedRung(rungs) == 3)
    #expect(ZoomLevel.expectedRung(SIMD8<Double>(1, 0, 0, 0, 0, 0, 0, 0)) == 0)
  }
}
