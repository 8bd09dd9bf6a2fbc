/// Reads the captions that Zoom saves: `[Dana Ruiz] 14:02:05` and the words below.
public struct ZoomCaptions: PlainTextReader {
  let format = TextFormat.zoomCaptions
  /// What the reader reads.
  public let summary = "Zoom's saved captions: [Dana Ruiz] 14:02:05 and the words below"

  /// Makes the reader.
  public init() {}

  /// Written as `[Dana Ruiz] 14:02:05`.
  struct Head {
    let label: Range<Int>
    let clock: Int

    init?(_ bytes: [UInt8], _ line: Range<Int>) {
      var cursor = ByteCursor(bytes, line)
      guard cursor.skip(.openBracket),
        let close = bytes[cursor.index..<min(line.upperBound, cursor.index + LabelShape.longest)]
          .lastIndex(of: .closeBracket)
      else { return nil }
      label = cursor.trimmed(cursor.index..<close)
      cursor.index = close + 1
      cursor.skipBlanks()
      guard !label.isEmpty, let clock = DayClock.read(&cursor), cursor.isAtEnd else { return nil }
      self.clock = clock
    }
  }

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var assembler = TurnAssembler(bytes, variant: format, isMarkdown: false)
    var day = DayClock()
    for line in TrimmedLines(bytes) {
      if line.isBlank {
        assembler.endParagraph()
      } else if let head = Head(bytes, line.range) {
        let opening = TurnAssembler.Opening(
          label: head.label, start: day.offset(of: head.clock), line: line.number)
        try assembler.open(opening, text: line.range.upperBound..<line.range.upperBound)
      } else {
        assembler.add(line.range)
      }
    }
    return try assembler.finish()
  }
}

/// Times of the day, counted from the first one; behind midnight a day is added.
struct DayClock {
  private static let day = 24 * 3600 * 1000
  private var first: Int?
  private var last = 0
  private var days = 0

  /// Reads `09:30:12`, perhaps with `AM` or `PM`, as milliseconds of the day.
  static func read(_ cursor: inout ByteCursor) -> Int? {
    guard var hour = cursor.number(), hour < 24, cursor.skip(.colon), let minute = cursor.number(),
      minute < 60, cursor.skip(.colon), let second = cursor.number(), second < 60
    else { return nil }
    if cursor.skip(" PM") || cursor.skip(" pm") {
      hour = hour % 12 + 12
    } else if cursor.skip(" AM") || cursor.skip(" am") {
      hour %= 12
    }
    return ((hour * 60 + minute) * 60 + second) * 1000
  }

  /// The distance of a time of the day from the first one, in milliseconds.
  mutating func offset(of clock: Int) -> Int {
    let first = self.first ?? clock
    self.first = first
    // A fall by more than half a day is midnight; a smaller one is a line out of order.
    if last - clock > Self.day / 2 { days += 1 }
    last = clock
    return clock + days * Self.day - first
  }
}
