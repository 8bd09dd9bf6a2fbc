import Coaching
import Testing
import TranscriptTestSupport

@Suite struct ModelFileTests {
  @Test func `a model read back from its bytes is the same model`() throws {
    let model = TrainedModel.model
    let copy = try BalanceModel(bytes: model.bytes)
    #expect(copy == model)
    #expect(copy.bytes == model.bytes)
  }

  @Test func `other files are no models`() {
    #expect(throws: ModelError.notAModel) { try BalanceModel(bytes: []) }
    #expect(throws: ModelError.notAModel) { try BalanceModel(bytes: Array("WEBVTT".utf8)) }
  }

  @Test func `a cut file says how long it should be`() {
    let bytes = TrainedModel.model.bytes
    #expect(throws: ModelError.wrongLength(expected: bytes.count, found: bytes.count - 1)) {
      try BalanceModel(bytes: bytes.dropLast())
    }
    #expect(throws: ModelError.wrongLength(expected: bytes.count, found: bytes.count + 1)) {
      try BalanceModel(bytes: bytes + [0])
    }
  }

  @Test func `a file of another format is refused by its number`() {
    var bytes = TrainedModel.model.bytes
    bytes[4] = 9
    #expect(throws: ModelError.unsupportedFormat(found: 9, supported: 7)) {
      try BalanceModel(bytes: bytes)
    }
  }

  @Test(arguments: 0..<60)
  func `no prefix and no changed byte traps or passes`(seed: Int) {
    let whole = TrainedModel.model.bytes
    var random = SeededGenerator(seed: seed)
    var bytes = whole
    let place = seed < 40 ? seed : Int.random(in: 0..<whole.count, using: &random)
    bytes[place] ^= UInt8.random(in: 1...255, using: &random)
    #expect(throws: ModelError.self) { try BalanceModel(bytes: bytes) }
    let cut = Int.random(in: 0..<whole.count, using: &random)
    #expect(throws: ModelError.self) { try BalanceModel(bytes: Array(whole.prefix(cut))) }
  }
}
