import Testing
import TranscriptTestSupport

@testable import TranscriptIngest

@Suite struct TextLineTests {
  @Test(arguments: 0..<50)
  func `lines end where a cursor says they do, whatever ends are mixed`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<200).map { _ in Array("ab \t\n\r".utf8).randomElement(using: &random)! }
    var cursor = ByteCursor(bytes)
    var expected: [Range<Int>] = []
    while !cursor.isAtEnd {
      let line = cursor.takeLine()
      expected.append(cursor.trimmed(line))
    }
    #expect(TrimmedLines(bytes).map(\.range) == expected)
  }
}
