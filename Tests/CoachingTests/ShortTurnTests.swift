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

  @Test func `the rung is the one to expect of a turn that stands on the ladder`() {
    let rungs = SIMD8<Double>(0.5, 0.25, 0, 0, 0, 0.25, 0, 0)
    #expect(ZoomLevel.expectedRung(rungs) == 3)
    #expect(ZoomLevel.expectedRung(SIMD8<Double>(1, 0, 0, 0, 0, 0, 0, 0)) == 0)
  }
}
