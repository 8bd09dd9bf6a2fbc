/// The longest line that a format of lines may have.
///
/// A file without line ends is hardly a transcript, and readers that look at a line at a time
/// would hold all of it.
struct LineLimit {
  /// The length that is still allowed, in bytes, without the line's end.
  let bytes: Int

  /// Refuses `text` where a line is longer.
  ///
  /// Looks for a line end backwards from the furthest place where the line may end, so that it
  /// reads a few bytes for each stretch of that length.
  func check(_ text: [UInt8]) throws(IngestError) {
    var start = 0
    while text.count - start > bytes {
      var end = start + bytes
      while end >= start, text[end] != .lineFeed, text[end] != .carriageReturn { end -= 1 }
      guard end >= start else { throw tooLong(in: text, at: start) }
      start = end + 1
    }
  }

  private func tooLong(in text: [UInt8], at start: Int) -> IngestError {
    var cursor = ByteCursor(text, 0..<start)
    var line = 1
    while !cursor.isAtEnd {
      _ = cursor.takeLine()
      line += 1
    }
    return IngestError(
      .refused, code: "line-too-long", line: line, finding: "a line of more than \(bytes) bytes",
      expectation: "lines of at most \(bytes) bytes",
      remedy: "check that the file is a transcript, and break the line")
  }
}
