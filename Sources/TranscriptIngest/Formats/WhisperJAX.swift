/// Reads the listing that Whisper prints.
///
///     [01:14.500 -> 01:15.500]  Okay.
public struct WhisperJAX: PlainTextReader {
  let format = TextFormat.whisperJAX
  /// What the reader reads.
  public let summary = "Whisper's printed listing: [01:14.500 -> 01:15.500] text"

  /// Makes the reader.
  public init() {}

  /// `[01:14.500 -> 01:15.500]  Okay.`, with the long arrow too.
  struct Head {
    let start: Int
    let end: Int
    let text: Range<Int>

    init?(_ bytes: [UInt8], _ line: Range<Int>) {
      var cursor = ByteCursor(bytes, line)
      guard cursor.skip(.openBracket), let first = Self.time(&cursor) else { return nil }
      cursor.skipBlanks()
      guard cursor.skip("->") || cursor.skip("-->") else { return nil }
      cursor.skipBlanks()
      guard let second = Self.time(&cursor), cursor.skip(.closeBracket) else { return nil }
      start = first
      end = second
      text = cursor.trimmed(cursor.index..<line.upperBound)
    }

    private static func time(_ cursor: inout ByteCursor) -> Int? {
      guard let stamp = ClockStamp(cursor.bytes, at: cursor.index, end: cursor.end) else {
        return nil
      }
      cursor.index = stamp.range.upperBound
      return stamp.milliseconds
    }
  }

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var assembler = TurnAssembler(bytes, variant: format, isMarkdown: false)
    let labels = labels(bytes)
    for line in TrimmedLines(bytes) {
      if line.isBlank {
        assembler.endParagraph()
      } else if let head = Head(bytes, line.range) {
        var opening = TurnAssembler.Opening(start: head.start, end: head.end, line: line.number)
        let found = labels.find(in: bytes, head.text)
        opening.label = found?.label
        try assembler.open(opening, text: found?.text ?? head.text)
      } else {
        assembler.add(line.range)
      }
    }
    return try assembler.finish()
  }

  /// The names that a diariser wrote before the words, as in `SPEAKER_00: Okay`.
  private func labels(_ bytes: [UInt8]) -> BelievedLabels {
    var census = LabelCensus()
    for line in TrimmedLines(bytes) {
      if let head = Head(bytes, line.range) { census.count(bytes, head.text) }
    }
    return census.verdict()
  }
}
