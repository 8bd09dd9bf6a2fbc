import TranscriptModel

/// Praat's TextGrids, long and short.
///
/// Both are the same to Praat, which reads the numbers and the quoted texts that stand free and
/// passes over everything else (`xmin =`, `intervals [1]:`). Each interval with words is a cue of
/// the speaker after whom its tier is named; points are no speech.
struct TextGrid: TranscriptReader {
  let name = "textgrid"
  let summary = "Praat TextGrids, a tier for each speaker"
  /// How much a file may hold.
  var limits = IngestLimits()

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    var reader = TextGridTokens(Array(head))
    guard let kind = reader.nextText(), kind.hasPrefix("ooTextFile") else { return .no }
    return reader.nextText() == "TextGrid" ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var grid = TextGridParser(bytes)
    try grid.tiers()
    var builder = TranscriptBuilder(format: name, limits: limits)
    var intervals = grid.intervals
    if intervals.contains(where: { !$0.isOfSounds }) {
      intervals.removeAll(where: \.isOfSounds)
    }
    // Speakers come in order of their tiers, cues in order of time.
    for interval in intervals { _ = try builder.speaker(label: interval.tier) }
    var cues = StatedCues(unit: .seconds)
    for interval in intervals.sorted() {
      cues.append(
        StatedCue(
          label: interval.tier, start: interval.start, end: interval.end, text: interval.text,
          line: interval.line))
    }
    try cues.append(to: &builder)
    return builder.result()
  }
}

/// An interval with words.
private struct TextGridInterval: Comparable {
  let tier: String
  let start: TimeText
  let end: TimeText
  let text: String
  let line: Int
  /// Its place in the file, which decides between equals.
  let position: Int

  /// Whether the tier cuts the words of another into single sounds, as forced aligners do.
  var isOfSounds: Bool {
    let name = tier.lowercased()
    return ["phones", "phone", "phonemes", "syllables"].contains(where: name.hasSuffix)
  }

  static func < (lhs: TextGridInterval, rhs: TextGridInterval) -> Bool {
    (lhs.start.millionths, lhs.end.millionths, lhs.position)
      < (rhs.start.millionths, rhs.end.millionths, rhs.position)
  }
}

/// Reads the tiers of a TextGrid.
private struct TextGridParser {
  private(set) var intervals: [TextGridInterval] = []
  private var tokens: TextGridTokens

  init(_ bytes: [UInt8]) {
    tokens = TextGridTokens(bytes)
  }

  /// Reads `"ooTextFile" "TextGrid" xmin xmax <exists> size`, and the tiers.
  mutating func tiers() throws(IngestError) {
    guard tokens.nextText()?.hasPrefix("ooTextFile") == true, tokens.nextText() == "TextGrid" else {
      throw unexpected("the head of a TextGrid")
    }
    _ = try number()
    _ = try number()
    guard case .flag(let exists)? = tokens.next() else { throw unexpected("<exists> or <absent>") }
    guard exists else { return }
    for _ in 0..<(try count()) { try tier() }
  }

  /// Reads `"IntervalTier" name xmin xmax size` and its intervals, or a tier of points.
  private mutating func tier() throws(IngestError) {
    let kind = try text()
    let name = StatedCue.trimmed(try text())
    _ = try number()
    _ = try number()
    let count = try count()
    switch kind {
    case "IntervalTier":
      for _ in 0..<count { try interval(of: name) }
    case "TextTier":
      for _ in 0..<count {
        _ = try number()
        _ = try text()
      }
    default:
      throw unexpected("a tier of intervals or points")
    }
  }

  private mutating func interval(of tier: String) throws(IngestError) {
    let start = try number()
    let line = tokens.line
    let end = try number()
    let text = StatedCue.trimmed(try text())
    guard !text.isEmpty else { return }
    intervals.append(
      TextGridInterval(
        tier: tier, start: start, end: end, text: text, line: line, position: intervals.count))
  }

  private mutating func number() throws(IngestError) -> TimeText {
    guard case .number(let number)? = tokens.next() else { throw unexpected("a number") }
    return number
  }

  private mutating func count() throws(IngestError) -> Int {
    let number = try number()
    guard number.isWhole, number.millionths >= 0 else { throw unexpected("a whole number") }
    return number.millionths / 1_000_000
  }

  private mutating func text() throws(IngestError) -> String {
    guard case .text(let text)? = tokens.next() else { throw unexpected("a text in quotes") }
    return text
  }

  private func unexpected(_ expectation: String) -> IngestError {
    IngestError(
      .damaged, code: tokens.isAtEnd ? "truncated" : "bad-textgrid", line: tokens.line,
      finding: tokens.isAtEnd ? "the end of the file" : "something else",
      expectation: expectation, remedy: "save the TextGrid again with Praat as a text file")
  }
}

/// The free-standing numbers, texts and flags of a file that Praat wrote.
struct TextGridTokens {
  /// A piece that means something.
  enum Token {
    /// A number.
    case number(TimeText)
    /// A text in quotes, doubled quotes made single.
    case text(String)
    /// `<exists>` or `<absent>`.
    case flag(Bool)
  }

  /// The line of the last token, 1-based.
  private(set) var line = 1
  private var cursor: ByteCursor

  init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { cursor.isAtEnd }

  /// The next text, where it comes before any other token.
  mutating func nextText() -> String? {
    guard case .text(let text)? = next() else { return nil }
    return text
  }

  /// The next token; nil at the end, or where a text does not end.
  mutating func next() -> Token? {
    while skipSpace(), let byte = cursor.current {
      switch byte {
      case .quote:
        return text().map(Token.text)
      case UInt8(ascii: "!"):
        skipComment()
      default:
        if let token = word() { return token }
      }
    }
    return nil
  }

  /// Reads a run without spaces; nil where it means nothing.
  private mutating func word() -> Token? {
    let start = cursor.index
    while let byte = cursor.current, !byte.isWhiteSpace { cursor.advance() }
    let word = cursor.bytes[start..<cursor.index]
    if word.elementsEqual("<exists>".utf8) { return .flag(true) }
    if word.elementsEqual("<absent>".utf8) { return .flag(false) }
    guard let first = word.first, first.isDigit || first == .minus else { return nil }
    return TimeText(word).map(Token.number)
  }

  private mutating func text() -> String? {
    cursor.advance()
    var text: [UInt8] = []
    while let byte = cursor.current {
      cursor.advance()
      if byte == .quote, !cursor.skip(.quote) { return String(decoding: text, as: UTF8.self) }
      if byte == .lineFeed { line += 1 }
      text.append(byte)
    }
    return nil
  }

  private mutating func skipComment() {
    while let byte = cursor.current, byte != .lineFeed { cursor.advance() }
  }

  /// Moves over white space and counts lines.
  ///
  /// - Returns: Always true, so that it can stand in a condition.
  private mutating func skipSpace() -> Bool {
    while let byte = cursor.current, byte.isWhiteSpace {
      if byte == .lineFeed || byte == .carriageReturn && cursor.peek(1) != .lineFeed { line += 1 }
      cursor.advance()
    }
    return true
  }
}
