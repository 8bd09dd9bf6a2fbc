import Testing
import TranscriptModel
import TranscriptTestSupport

@Suite struct EightBytesTests {
  /// The answer that means the bytes of which `isMeant` is true; zeros stand behind the end.
  private func answer(_ bytes: [UInt8], _ index: Int, _ isMeant: (UInt8) -> Bool) -> UInt64 {
    (0..<8).reduce(0) { answer, place in
      let byte = index + place < bytes.count ? bytes[index + place] : 0
      return isMeant(byte) ? answer | 1 << UInt64(8 * place) : answer
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  @Test(arguments: 0..<200)
  func `eight bytes are what each of them is`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    let (low, high) = (UInt8.random(in: 0...127, using: &random), UInt8(127))
    let range = low...UInt8.random(in: low...high, using: &random)
    for index in bytes.indices {
      let eight = EightBytes(bytes.span, at: index)
      let byte = bytes[index]
      #expect(eight.equal(byte) == answer(bytes, index) { $0 == byte })
      #expect(eight.among(range) == answer(bytes, index) { range.contains($0) })
      #expect(eight.letters == answer(bytes, index, isLetter))
      #expect(eight.areASCII == (answer(bytes, index) { $0 > 127 } == 0))
      #expect(EightBytes.count(eight.letters) == eight.letters.nonzeroBitCount)
    }
  }

  @Test(arguments: 0..<200)
  func `the first byte is found inside of the range alone`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      UInt8.random(in: 0...9, using: &random)
    }
    let start = Int.random(in: 0...bytes.count, using: &random)
    let range = start..<Int.random(in: start...bytes.count, using: &random)
    for byte: UInt8 in 0...9 {
      let first = EightBytes.first(in: bytes.span, range) { $0.equal(byte) }
      #expect(first == bytes[range].firstIndex(of: byte))
    }
  }
}
