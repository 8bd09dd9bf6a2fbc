import TranscriptModel

/// A reader of plain text or Markdown.
protocol PlainTextReader: TranscriptReader {
  /// The format that it reads.
  var format: TextFormat { get }
}

extension PlainTextReader {
  /// The name of the format.
  public var name: String { format.rawValue }

  /// Whether the beginning of a file speaks for the format.
  public func recognizes(_ head: ArraySlice<UInt8>) -> Recognition { format.recognizes(head) }

  /// The refusal of a file in which nobody is found to speak.
  func noTurns(_ expectation: String) -> IngestError {
    IngestError(
      .notRecognized, code: "no-turns", finding: "a text without beginnings of turns",
      expectation: expectation,
      remedy: "write each speaker's name and a colon before what was said")
  }
}

/// Reads a text whose turns begin with heads, as most of them do.
struct HeadedText {
  private let bytes: [UInt8]
  private let profile: TextProfile
  private let isMarkdown: Bool
  private var assembler: TurnAssembler
  private var preamble: Preamble
  private var hasTurns = false
  private var day = DayClock()
  /// Whether the line before was a time alone.
  private var isBelowStamp = false

  /// Makes a pass over `bytes`, whose lines `profile` has counted.
  init(_ bytes: [UInt8], format: TextFormat, profile: TextProfile) {
    self.bytes = bytes
    self.profile = profile
    isMarkdown = profile.markdownLines + profile.boldBehindStamps > 0
    assembler = TurnAssembler(bytes, variant: format, isMarkdown: isMarkdown)
    preamble = Preamble(bytes)
  }

  /// A turn that begins inside a line.
  struct InnerTurn {
    /// Where its label's marks begin.
    let start: Int
    let label: Range<Int>
    let text: Range<Int>
  }

  /// Reads the text.
  ///
  /// - Parameters:
  ///   - begins: Whether a head begins a turn in this file; nil: its line is text.
  ///   - inside: The first turn that begins inside a line, for files in which that happens.
  ///   - names: Whether a line right below a time that stands alone is the name of who speaks.
  /// - Returns: The transcript, and whether any turn began.
  /// - Throws: `IngestError` where a limit refuses the text.
  mutating func read(
    begins: (TurnHead) -> TurnHead?, inside: (Range<Int>) -> InnerTurn? = { _ in nil },
    names: (Range<Int>) -> Bool = { _ in false }
  ) throws(IngestError) -> (result: IngestResult, hasTurns: Bool) {
    var place = -1
    for line in TrimmedLines(bytes) {
      let mayBeName = isBelowStamp
      isBelowStamp = false
      if !line.isBlank { place += 1 }
      if line.isBlank {
        assembler.endParagraph()
      } else if mayBeName, names(line.range) {
        try assembler.name(line.range)
      } else if let head = profile.head(bytes, line.range, at: place), let turn = begins(head) {
        hasTurns = true
        try open(turn, line, inside)
      } else {
        take(line)
      }
    }
    assembler.builder.source.title = preamble.title
    assembler.builder.source.date = preamble.date
    return (try assembler.finish(), hasTurns)
  }

  private mutating func open(
    _ head: TurnHead, _ line: TextLine, _ inside: (Range<Int>) -> InnerTurn?
  ) throws(IngestError) {
    var opening = TurnAssembler.Opening(
      label: head.label, start: start(of: head), line: line.number)
    var text = head.text
    while let inner = inside(text) {
      let before = ByteCursor(bytes).trimmed(text.lowerBound..<inner.start)
      try assembler.open(opening, text: before)
      assembler.builder.note("swallowed-turn", line: line.number)
      opening = TurnAssembler.Opening(label: inner.label, line: line.number)
      text = inner.text
    }
    try assembler.open(opening, text: text)
    isBelowStamp = head.layout == .stampAlone
  }

  /// The time of a head; those of the day are counted from the first one.
  private mutating func start(of head: TurnHead) -> Int? {
    guard let stamp = head.stamp else { return nil }
    return stamp.isTimeOfDay ? day.offset(of: stamp.milliseconds) : stamp.milliseconds
  }

  private mutating func take(_ line: TextLine) {
    if !hasTurns { preamble.take(line) }
    guard !ToolCredit.isCredit(bytes, line.range) else { return }
    if isMarkdown, isRule(line.range) || isHeading(line.range) { return }
    assembler.add(isMarkdown ? withoutQuoteMark(line.range) : line.range)
  }

  /// `---`, `***`: a line between parts.
  private func isRule(_ line: Range<Int>) -> Bool {
    guard line.count > 2, let mark = bytes[line].first,
      mark == .minus || mark == .asterisk || mark == UInt8(ascii: "_")
    else { return false }
    return bytes[line].allSatisfy { $0 == mark || $0 == .space }
  }

  /// `## Part two`: the title of a part, which nobody says.
  private func isHeading(_ line: Range<Int>) -> Bool {
    TurnHead(bytes, line)?.level ?? 0 > 0
  }

  private func withoutQuoteMark(_ line: Range<Int>) -> Range<Int> {
    var cursor = ByteCursor(bytes, line)
    return cursor.skip("> ") ? cursor.trimmed(cursor.index..<line.upperBound) : line
  }
}

/// The line in which a tool names itself at the end of its export.
enum ToolCredit {
  /// Whether a line is such a credit.
  static func isCredit(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, line)
    cursor.skip("*")
    return cursor.skip("Transcribed by https://otter.ai")
      || cursor.skip("Transcript generated by ") || cursor.skip("Transcribed with ")
  }
}
