import Testing

@testable import TranscriptIngest

struct MarkdownTextTests {
  private func plain(_ text: String) -> String {
    String(decoding: MarkdownText.plain(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("two *good* weeks", "two good weeks"), ("**all** of it", "all of it"),
    ("***all***", "all"), ("an _open_ end", "an open end"),
    ("\\[laughter\\] yes", "[laughter] yes"), ("2 \\* 3", "2 * 3"),
    ("[the author](https://example.org/o) said", "the author said"),
    ("[the *author*](https://example.org/a_(b)) said", "the author said"),
    ("![a picture](a.png)see", "see"), ("`swift test` ran", "swift test ran"),
    ("~~no~~ yes", "no yes"),
  ])
  func `marks and escapes go, words stay`(text: String, expected: String) {
    #expect(plain(text) == expected)
  }

  @Test(arguments: [
    "snake_case_name", "2 * 3 * 4", "a * b", "[inaudible 00:42]", "[one] (two)", "- a list",
    "C:\\temp",
    "*unclosed", "what_", "[", "\\", "_", "**", "[a](b",
  ])
  func `what only looks like a mark stays`(text: String) {
    #expect(plain(text) == text)
  }

  @Test func `many marks take no more than linear time`() {
    let text = String(repeating: "*a _b [c ", count: 20_000)
    #expect(plain(text).utf8.count <= text.utf8.count)
  }
}
