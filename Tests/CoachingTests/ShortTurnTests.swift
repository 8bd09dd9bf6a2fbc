import Testing
import TranscriptModel

@testable import Coaching

@Suite struct ShortTurnTests {
  @Test func `without exchanges a short turn alone is judged by the mean of two tables, rounded`() {
    let model = ModelTrainer(options: TrainedModel.options).train(
      TrainedModel.turns + TrainedModel.series)
    #expect(model.table != model.speechTable)
    for row in 0..<UInt32(model.shortTable.count) {
      let mean = (model.table.weights(row) + model.speechTable.weights(row)) / 2
      let short = model.shortTable.weights(row)
      let largest = max(mean.max(), -mean.min())
      // The ladder of scales adds at most 4.5 % to a step of 1/127 of the row's largest weight; its
      // smallest is 2^-16.
      let half = max(largest / 127 * 1.045, 1.0 / 65536) / 2
      let difference = short - mean
      #expect(max(difference.max(), -difference.min()) <= half * 1.0001)
    }
  }

  @Test func `exchanges teach how short turns alone are judged, and nothing else`() throws {
    let more = TrainedModel.series.map { turn in
      var turn = turn
      turn.mode = .neither
      return turn
    }
    let model = ModelTrainer(options: TrainedModel.options).train(
      TrainedModel.turns, further: FurtherTurns(exchanges: more))
    #expect(model.table == TrainedModel.model.table)
    #expect(model.speechTable == TrainedModel.model.speechTable)
    #expect(model.shortTable != TrainedModel.model.shortTable)
    let short = TurnInput(id: "1", text: "What would done look like?", role: .coach)
    #expect(
      model.classify(short).modeProbabilities
        != TrainedModel.model.classify(short).modeProbabilities)
    let speech = TurnInput(
      id: "1", text: Array(repeating: "What would it be", count: 9).joined(separator: " "),
      role: .coach)
    #expect(model.classify(speech) == TrainedModel.model.classify(speech))
    #expect(try BalanceModel(bytes: model.bytes) == model)
  }

  @Test func `the rung is the one to expect of a turn that stands on the ladder`() {
    let rungs = SIMD8<Double>(0.5, 0.25, 0, 0, 0, 0.25, 0, 0)
    #expect(ZoomLevel.expectedRung(rungs) == 3)
    #expect(ZoomLevel.expectedRung(SIMD8<Double>(1, 0, 0, 0, 0, 0, 0, 0)) == 0)
  }
}
