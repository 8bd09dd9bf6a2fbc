/// Reads what is copied from YouTube's transcript panel: `0:04`, `4 seconds`, the words.
public struct YouTubePanel: PlainTextReader {
  let format = TextFormat.youtubePanel
  /// What the reader reads.
  public let summary = "YouTube's transcript panel, copied: 0:04, 4 seconds, the words"

  /// Makes the reader.
  public init() {}

  /// Whether a time stands above the same time in words.
  static func isPanel(_ bytes: [UInt8], _ lines: [Range<Int>]) -> Bool {
    zip(lines, lines.dropFirst()).contains { above, below in
      isStamp(bytes, above) != nil && isSpokenTime(bytes, below)
    }
  }

  private static func isStamp(_ bytes: [UInt8], _ line: Range<Int>) -> ClockStamp? {
    guard let stamp = ClockStamp(bytes, at: line.lowerBound, end: line.upperBound),
      stamp.range == line, stamp.frame == .bare
    else { return nil }
    return stamp
  }

  private static func isSpokenTime(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    SpokenClock.last(in: bytes, line)?.range.lowerBound == line.lowerBound
  }

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var assembler = TurnAssembler(bytes, variant: format, isMarkdown: false)
    var isBehindStamp = false
    for line in TrimmedLines(bytes) where !line.isBlank {
      if let stamp = Self.isStamp(bytes, line.range) {
        let opening = TurnAssembler.Opening(start: stamp.milliseconds, line: line.number)
        try assembler.open(opening, text: line.range.upperBound..<line.range.upperBound)
        isBehindStamp = true
      } else if isBehindStamp, Self.isSpokenTime(bytes, line.range) {
        isBehindStamp = false
      } else {
        isBehindStamp = false
        assembler.add(line.range)
      }
    }
    return try assembler.finish()
  }
}
