/// Takes a WebVTT file apart, block by block.
///
/// A block is what stands between empty lines or begins with a line of times: a cue, a comment, a
/// style. Its rules are those of the recommendation's parser; what that parser drops is kept as
/// recovered where it is readable.
struct WebVTTParser {
  let bytes: [UInt8]
  var track: CaptionTrack
  var features = WebVTTFeatures()
  private var cursor: ByteCursor
  private let marks: FileMarks
  /// From where the last LF was looked for, to where it stands.
  private var knownLineFeed = -1 ... -1
  private var nextLine: Line?
  private var lineNumber = 0
  /// Whether the signature is not what a browser accepts, so that it would read no cue at all.
  private var isForeign = false
  /// The cue that text behind an empty line belongs to.
  private var lastCue: Block?
  /// The voice that was still open at the end of the last piece of text.
  var openVoice: Int?
  private var lastID: Int?
  /// What a character reference stands for, while it is looked at.
  var decoded: [UInt8] = []

  /// Which bytes stand anywhere in the file: what does not need not be looked for in each line.
  private struct FileMarks {
    let hasReturns, hasTags, hasReferences, hasNuls: Bool

    init(_ file: [UInt8]) {
      let whole = file.indices
      hasReturns = file.holds(.carriageReturn, in: whole)
      hasTags = file.holds(.lessThan, in: whole)
      hasReferences = file.holds(.ampersand, in: whole)
      hasNuls = file.holds(0, in: whole)
    }
  }

  /// One line, looked at once.
  private struct Line {
    var range: Range<Int>
    var number: Int
    /// Whether `-->` stands in it.
    var hasArrow = false
    /// Whether `->` stands in it without being `-->`.
    var hasShortArrow = false

    var isEmpty: Bool { range.isEmpty }
  }

  /// A cue as it stands in the file.
  struct Block {
    var id: Range<Int>?
    var times: CaptionTimes
    var line: Int
    /// From the id or the times to the end of the text.
    var source: Range<Int>
    var isRecovered: Bool
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    cursor = ByteCursor(bytes)
    track = CaptionTrack(file: bytes)
    marks = FileMarks(bytes)
  }

  /// Reads the file.
  mutating func file() {
    header()
    while let first = takeLine() {
      if !first.isEmpty { block(first) }
    }
  }

  // MARK: - Lines

  private mutating func peekLine() -> Line? {
    if nextLine == nil { nextLine = scanLine() }
    return nextLine
  }

  private mutating func takeLine() -> Line? {
    guard let line = nextLine else { return scanLine() }
    nextLine = nil
    return line
  }

  /// Goes back to the beginning of `line`.
  private mutating func putBack(_ line: Line) {
    nextLine = nil
    cursor.index = line.range.lowerBound
    lineNumber = line.number - 1
  }

  private mutating func scanLine() -> Line? {
    guard !cursor.isAtEnd else { return nil }
    lineNumber += 1
    let start = cursor.index
    let end = lineFeed(from: start)
    var line = Line(range: start..<end, number: lineNumber)
    cursor.index = min(end + 1, bytes.count)
    if marks.hasReturns, let carriageReturn = bytes.position(of: .carriageReturn, in: start..<end) {
      line.range = start..<carriageReturn
      if carriageReturn + 1 < end { cursor.index = carriageReturn + 1 }
    }
    findArrows(&line)
    return line
  }

  /// Where the next LF stands; the end of the file where there is none.
  ///
  /// What was found before is kept: lines that end with CR alone must not search for it each.
  private mutating func lineFeed(from start: Int) -> Int {
    if !knownLineFeed.contains(start) {
      let found = bytes.position(of: .lineFeed, in: start..<bytes.count) ?? bytes.count
      knownLineFeed = start...found
    }
    return knownLineFeed.upperBound
  }

  private func findArrows(_ line: inout Line) {
    var rest = line.range
    while let found = bytes.position(of: .greaterThan, in: rest) {
      if found > line.range.lowerBound, bytes[found - 1] == .minus {
        if found > line.range.lowerBound + 1, bytes[found - 2] == .minus {
          line.hasArrow = true
        } else {
          line.hasShortArrow = true
        }
      }
      rest = (found + 1)..<rest.upperBound
    }
  }

  /// Whether the line has a `<`, a `&` or U+0000.
  private func hasMarkup(_ line: Line) -> Bool {
    marks.hasTags && bytes.holds(.lessThan, in: line.range)
      || marks.hasReferences && bytes.holds(.ampersand, in: line.range)
      || marks.hasNuls && bytes.holds(0, in: line.range)
  }

  /// Whether the line ends the text before it, as one with `-->` or readable times does.
  private func endsText(_ line: Line) -> Bool {
    line.isEmpty || line.hasArrow || (line.hasShortArrow && lenientTimes(line) != nil)
  }

  // MARK: - Blocks

  /// The signature and the lines below it, up to an empty line or a line of times.
  private mutating func header() {
    while let line = peekLine(), bytes[line.range].allSatisfy(\.isWhiteSpace) {
      isForeign = true
      _ = takeLine()
    }
    guard let signature = takeLine() else { return }
    let name = ByteCursor(bytes, signature.range)
    let behind = name.peek(6)
    let isExact =
      name.current == UInt8(ascii: "W")
      && (behind == nil || behind == .space || behind == .tab)
    isForeign = isForeign || !isExact
    while let line = peekLine(), !line.isEmpty, !line.hasArrow {
      _ = takeLine()
      if bytes[line.range].starts(with: "Kind: captions".utf8) { features.hasKindHeader = true }
    }
  }

  private mutating func block(_ first: Line) {
    if first.hasArrow || (first.hasShortArrow && lenientTimes(first) != nil) {
      timed(first, id: nil)
    } else if let second = peekLine(), !second.isEmpty,
      second.hasArrow || (second.hasShortArrow && lenientTimes(second) != nil)
    {
      _ = takeLine()
      timed(second, id: first)
    } else if isComment(first) {
      skipBlock()
      lastCue = nil
    } else {
      looseText(first)
    }
  }

  /// `NOTE`, `STYLE` or `REGION`, alone or before a blank.
  private func isComment(_ line: Line) -> Bool {
    for word in ["NOTE", "STYLE", "REGION"] where bytes[line.range].starts(with: word.utf8) {
      let behind = ByteCursor(bytes, line.range).peek(word.utf8.count)
      if behind == nil || behind == .space || behind == .tab { return true }
    }
    return false
  }

  private mutating func skipBlock() {
    while let line = peekLine(), !endsText(line) { _ = takeLine() }
  }

  /// A line of times with the text below it.
  private mutating func timed(_ line: Line, id: Line?) {
    guard let times = strictTimes(line) ?? lenientTimes(line) else {
      return unreadable(line, id: id)
    }
    var block = Block(
      id: id.flatMap { $0.isEmpty ? nil : $0.range }, times: times,
      line: id?.number ?? line.number,
      source: (id ?? line).range.lowerBound..<line.range.upperBound,
      isRecovered: isForeign || !times.isStrict)
    track.check(times, line: line.number)
    lastID = number(block.id)
    let text = takeText(&block)
    openVoice = nil
    defer { lastCue = block }
    guard !repeatsLastCue(block) else { return }
    count(block, line)
    append(block, text)
  }

  /// A line with `-->` that has no usable times: a damaged cue, or text that holds an arrow.
  private mutating func unreadable(_ line: Line, id: Line?) {
    let isDamaged = CaptionTimesReader.areDamaged(in: bytes, line.range)
    guard isDamaged || lastCue == nil else { return looseText(id ?? line, then: line) }
    skipBlock()
    lastCue = nil
    track.note("bad-timing", line: line.number)
  }

  /// Text that a browser would drop: it belongs to the cue before it.
  private mutating func looseText(_ first: Line, then second: Line? = nil) {
    var text = TextLines(first.range, hasMarkup: hasMarkup(first))
    if let second, second.number > first.number {
      text.add(second.range, hasMarkup: hasMarkup(second))
    }
    while let line = peekLine(), !endsText(line) {
      _ = takeLine()
      if isNextNumber(line) {
        putBack(line)
        break
      }
      text.add(line.range, hasMarkup: hasMarkup(line))
    }
    guard var owner = lastCue, !isLooseID(text) else { return }
    owner.isRecovered = true
    append(owner, text)
  }

  /// A number that an empty line cut off from the times below it.
  private mutating func isLooseID(_ text: TextLines) -> Bool {
    guard text.lines == 1, features.numberedCues > 0, number(text.range) != nil else {
      return false
    }
    while let line = peekLine(), line.isEmpty { _ = takeLine() }
    return peekLine()?.hasArrow ?? true
  }

  /// The lines of text below the times, up to an empty line or the next times.
  private mutating func takeText(_ block: inout Block) -> TextLines? {
    var text: TextLines?
    while let line = peekLine(), !endsText(line) {
      _ = takeLine()
      if isNextNumber(line) {
        putBack(line)
        break
      }
      if text == nil {
        text = TextLines(line.range, hasMarkup: hasMarkup(line))
      } else {
        text?.add(line.range, hasMarkup: hasMarkup(line))
      }
      block.source = block.source.lowerBound..<line.range.upperBound
    }
    return text
  }

  /// Whether the line is the number of the next cue, with no empty line before it.
  private mutating func isNextNumber(_ line: Line) -> Bool {
    guard let lastID, number(line.range) == lastID + 1, let next = peekLine() else { return false }
    return next.hasArrow || (next.hasShortArrow && lenientTimes(next) != nil)
  }

  // MARK: - Cues

  /// The same cue twice in a row, with all that is written in it.
  private func repeatsLastCue(_ block: Block) -> Bool {
    guard let lastCue, lastCue.times == block.times else { return false }
    return bytes[lastCue.source].elementsEqual(bytes[block.source])
  }

  private mutating func append(_ block: Block, _ text: TextLines?) {
    guard let text else { return }
    var cue = CaptionTrack.Cue(
      id: block.id, start: block.times.start, end: block.times.end,
      text: 0..<0, line: block.line, voice: openVoice,
      isAttributed: openVoice != nil, isRecovered: block.isRecovered)
    cue.hasSeveralLines = text.lines > 1
    if text.hasMarkup, !isPlain(text.range) {
      appendMarkup(cue, text.range)
    } else {
      cue.text = text.lines == 1 ? text.range : track.plainText(of: bytes, text.range)
      track.append(cue)
    }
  }

  private mutating func count(_ block: Block, _ line: Line) {
    features.cues += 1
    if let id = block.id {
      if number(id) != nil {
        features.numberedCues += 1
      } else if isTeamsID(id) {
        features.teamsCues += 1
      }
    }
    if features.cues == 1, !block.times.isStrict {
      features.hasUnpaddedTimes = hasUnpaddedTimes(line)
    }
  }

  /// `5d2f0c1e-8a44-4b19-9c55-0e6a7d3b1f20/7-0`.
  private func isTeamsID(_ id: Range<Int>) -> Bool {
    guard id.count > 36, let slash = bytes[id].firstIndex(of: .slash) else { return false }
    return bytes[id.lowerBound..<slash].contains(.minus)
      && bytes[(slash + 1)..<id.upperBound].allSatisfy { $0.isDigit || $0 == .minus }
  }

  /// `0:0:6.1`: hours, minutes and seconds, one of them with a single digit.
  private func hasUnpaddedTimes(_ line: Line) -> Bool {
    let fields = bytes[line.range].prefix { $0 != .dot && $0 != .space }
      .split(separator: .colon, omittingEmptySubsequences: false)
    return fields.count == 3 && fields.dropFirst().contains { $0.count == 1 }
  }

  private func strictTimes(_ line: Line) -> CaptionTimes? {
    if let times = CaptionTimesReader.padded(bytes, line.range, point: .dot) { return times }
    var reader = CaptionTimesReader(bytes, line.range)
    return reader.strictWebVTT()
  }

  private func lenientTimes(_ line: Line) -> CaptionTimes? {
    var reader = CaptionTimesReader(bytes, line.range)
    return reader.lenient()
  }

  /// The number that the bytes are, and nothing else.
  private func number(_ range: Range<Int>?) -> Int? {
    guard let range, !range.isEmpty, range.count <= 9 else { return nil }
    var number = 0
    for index in range {
      guard bytes[index].isDigit else { return nil }
      number = number * 10 + Int(bytes[index] - .zero)
    }
    return number
  }
}

/// The lines of a cue's text: they follow each other in the file.
struct TextLines {
  private(set) var range: Range<Int>
  private(set) var hasMarkup: Bool
  private(set) var lines = 1

  init(_ line: Range<Int>, hasMarkup: Bool) {
    range = line
    self.hasMarkup = hasMarkup
  }

  /// Adds the line after the last one.
  mutating func add(_ line: Range<Int>, hasMarkup: Bool) {
    range = range.lowerBound..<line.upperBound
    self.hasMarkup = self.hasMarkup || hasMarkup
    lines += 1
  }
}
