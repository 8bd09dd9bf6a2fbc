import Testing
import TranscriptModel

@Suite struct SpanSearchTests {
  @Test(arguments: [("So what?", 7), ("?", 0), ("??", 0), ("so what", nil), ("", nil)])
  func `the first such byte is found`(text: String, place: Int?) {
    #expect(text.utf8.span.firstIndex(of: UInt8(ascii: "?")) == place)
  }

  @Test(arguments: [
    ("", "", true), ("so", "so", true), ("so", "So", false), ("so", "s", false), ("", "s", false),
    // Equal as strings, other bytes.
    ("e\u{301}", "\u{e9}", false), ("a\u{301}e\u{301}", "a\u{301}e\u{301}", true),
  ])
  func `texts have the same bytes or not`(one: String, other: String, same: Bool) {
    #expect(one.utf8.span.hasSameBytes(as: other.utf8.span) == same)
    #expect(other.utf8.span.hasSameBytes(as: one.utf8.span) == same)
  }
}
