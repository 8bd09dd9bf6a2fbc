import Testing
import TranscriptTestSupport

@testable import TranscriptIngest

@Suite struct LineLimitTests {
  @Test(arguments: ["\n", "\r", "\r\n"])
  func `lines up to the limit pass`(end: String) throws {
    let text = ["12345", "", "1234", "12345"].joined(separator: end)
    try LineLimit(bytes: 5).check(Array(text.utf8))
    try LineLimit(bytes: 5).check(Array((text + end).utf8))
  }

  @Test func `the line above the limit is named`() {
    for (text, line) in [("123456", 1), ("1\n\n123456\n", 3), ("12345\n123456", 2)] {
      let error = #expect(throws: IngestError.self) {
        try LineLimit(bytes: 5).check(Array(text.utf8))
      }
      #expect(error?.code == "line-too-long")
      #expect(error?.line == line)
    }
  }

  @Test(arguments: 0..<50)
  func `it says the same as a look at every line`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<200).map { _ in
      Int.random(in: 0..<7, using: &generator) == 0 ? UInt8.lineFeed : 0x61
    }
    let longest = text.split(separator: .lineFeed).map(\.count).max() ?? 0
    #expect((try? LineLimit(bytes: longest).check(text)) != nil)
    #expect(throws: IngestError.self) { try LineLimit(bytes: longest - 1).check(text) }
  }
}
