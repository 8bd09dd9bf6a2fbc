import TranscriptModel

/// The beginning of a turn as texts write it: who speaks, when, and the text on the same line.
///
/// Tools put the same few parts in different orders and mark them differently. This is the one
/// place that takes lines apart; what a layout means in a file is for `TextProfile` and the
/// readers to say.
struct TurnHead {
  /// The order of the parts.
  enum Layout: Int, CaseIterable {
    /// `Dana: text`
    case label
    /// `**Dana:** text`, `**Dana**: text`
    case boldLabel
    /// `#### Dana`
    case heading
    /// `**Where did it begin?**`, with nothing behind it
    case boldLine
    /// `**[Ruiz] Where did it begin?**`, `**[Haddad]** With two seats.`
    case bracketLabel
    /// `[00:01:02] Dana: text`
    case stampLabel
    /// `00:01:02  Dana  text`
    case stampColumns
    /// `[00:01:02] text`
    case stampText
    /// `0:15`
    case stampAlone
    /// `Dana Ruiz  0:04`, `Dana (00:28)`, `**Dana (00:28):** text`, `S1 00:00:01.717 text`
    case labelStamp
    /// `Dana Ruiz 0 minutes 3 seconds`
    case labelWords
  }

  /// Marks around the parts.
  struct Marks: OptionSet {
    let rawValue: Int
    static let bold = Marks(rawValue: 1)
    static let italic = Marks(rawValue: 2)
    static let heading = Marks(rawValue: 4)
    static let bullet = Marks(rawValue: 8)
    /// A colon behind the label or behind the stamp.
    static let colon = Marks(rawValue: 16)
  }

  var layout: Layout
  var label: Range<Int>?
  var stamp: ClockStamp?
  var text: Range<Int>
  var marks: Marks = []
  /// The number of blanks between the label and its stamp; a tab counts for four.
  var gap = 0
  /// How many `#` stand before a heading.
  var level = 0

  /// Takes a line apart; nil where it begins no turn.
  ///
  /// - Complexity: O(1) in the length of the line, but for lines in bold.
  init?(_ bytes: [UInt8], _ line: Range<Int>) {
    guard !line.isEmpty else { return nil }
    var scanner = HeadScanner(bytes, line)
    guard let head = scanner.scan() else { return nil }
    self = head
  }

  init(_ layout: Layout, text: Range<Int>) {
    self.layout = layout
    self.text = text
  }
}

/// Takes one line apart.
private struct HeadScanner {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  private var marks: TurnHead.Marks = []
  private var level = 0

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    index = line.lowerBound
    end = line.upperBound
  }

  mutating func scan() -> TurnHead? {
    skipDecoration()
    guard index < end, var head = headByFirstByte() else { return nil }
    head.marks.formUnion(marks)
    head.level = level
    return head
  }

  private mutating func headByFirstByte() -> TurnHead? {
    switch bytes[index] {
    case .zero...(.nine), .openBracket, .openParenthesis, .backslash:
      if let stamp = ClockStamp(bytes, at: index, end: end) { return behind(stamp) }
      if let dated = behindDate() { return dated }
    case .asterisk, UInt8(ascii: "_"):
      if let emphasised = emphasised() { return emphasised }
    default:
      break
    }
    if level > 0 {
      if let head = labelStamp(index..<end) { return head }
      var head = TurnHead(.heading, text: end..<end)
      head.label = index..<end
      return head
    }
    return labelStamp(index..<end) ?? labelWords() ?? plainLabel()
  }

  /// Written as `#### `, `- `, `* `, `• `.
  private mutating func skipDecoration() {
    var cursor = ByteCursor(bytes, index..<end)
    while cursor.skip(.hash) { level += 1 }
    if level > 0 {
      guard level < 7, cursor.current == .space || cursor.current == .tab else {
        level = 0
        return
      }
      cursor.skipBlanks()
      index = cursor.index
      marks.insert(.heading)
      return
    }
    let isBullet =
      (cursor.current == .minus || cursor.current == .asterisk) && cursor.peek(1) == .space
    if isBullet {
      cursor.advance()
    } else if !cursor.skip("•") {
      return
    }
    cursor.skipBlanks()
    index = cursor.index
    marks.insert(.bullet)
  }
}

// MARK: - The stamp comes first

extension HeadScanner {
  private mutating func behind(_ stamp: ClockStamp) -> TurnHead? {
    var cursor = ByteCursor(bytes, stamp.range.upperBound..<end)
    if cursor.skip(.colon) { marks.insert(.colon) }
    let gapStart = cursor.index
    cursor.skipBlanks()
    let gap = width(gapStart..<cursor.index)
    var head = TurnHead(.stampAlone, text: end..<end)
    head.stamp = stamp
    if cursor.isAtEnd { return head }
    // `12:30pm`, `10:00-11:00` are no stamps at the head of a line.
    guard gap > 0 || stamp.frame != .bare else { return nil }
    if cursor.skip("- ") || cursor.skip("– ") || cursor.skip("| ") { cursor.skipBlanks() }
    let rest = cursor.index..<end
    head.gap = gap
    if let labelled = labelled(rest, head) { return labelled }
    if let columns = columns(rest, head), gap > 1 { return columns }
    head.layout = .stampText
    head.text = rest
    return head
  }

  /// Written as `2026-03-02 10:00:09 Dana: text`; a date and a title begin no turn.
  private mutating func behindDate() -> TurnHead? {
    guard let stamp = ClockStamp(dated: bytes, at: index, end: end), let head = behind(stamp),
      head.label != nil || stamp.fields == 3 && head.layout == .stampText
    else { return nil }
    return head
  }

  /// `**Dana:** text` or `Dana: text` behind a stamp.
  private func labelled(_ rest: Range<Int>, _ stamped: TurnHead) -> TurnHead? {
    var head = stamped
    head.layout = .stampLabel
    if let bold = Emphasis(bytes, rest), let split = bold.label {
      head.label = split.label
      head.text = split.text
      head.marks.insert(bold.isBold ? .bold : .italic)
      return head
    }
    guard let found = LabelPrefix.candidate(in: bytes, rest) else { return nil }
    head.label = found.label
    head.text = found.text
    return head
  }

  /// `Dana  So where are you?`: two blanks or a tab end the label.
  private func columns(_ rest: Range<Int>, _ stamped: TurnHead) -> TurnHead? {
    let limit = min(rest.upperBound, rest.lowerBound + LabelShape.longest)
    var at = rest.lowerBound
    while at < limit {
      if bytes[at] == .tab || bytes[at] == .space && at + 1 < limit && bytes[at + 1] == .space {
        let label = rest.lowerBound..<at
        guard LabelShape(bytes, label) > .none else { return nil }
        var head = stamped
        head.layout = .stampColumns
        head.label = label
        head.text = ByteCursor(bytes).trimmed(at..<rest.upperBound)
        return head
      }
      at += 1
    }
    return nil
  }

  private func width(_ blanks: Range<Int>) -> Int {
    blanks.reduce(0) { $0 + (bytes[$1] == .tab ? 4 : 1) }
  }
}

// MARK: - The label comes first

extension HeadScanner {
  /// Written as `Dana Ruiz  0:04`, `Dana (00:28):`, `S1 00:00:01.717 text`, `Dana [00:28]: text`.
  private func labelStamp(_ range: Range<Int>) -> TurnHead? {
    var stampEnd = range.upperBound
    if bytes[stampEnd - 1] == .colon { stampEnd -= 1 }
    guard stampEnd > range.lowerBound else { return nil }
    if let stamp = ClockStamp.last(in: bytes, range.lowerBound..<stampEnd),
      stamp.range.lowerBound > range.lowerBound
    {
      return head(range.lowerBound, stamp, end..<end, hasColon: stampEnd < range.upperBound)
    }
    return innerStamp(range)
  }

  /// A stamp between the label and the text.
  private func innerStamp(_ range: Range<Int>) -> TurnHead? {
    let limit = min(range.upperBound, range.lowerBound + 100)
    var index = range.lowerBound
    while index < limit {
      let eight = EightBytes(bytes.span, at: index)
      // Besides digits and brackets a few signs that hardly ever follow a blank, and begin nothing.
      var starts = eight.among(.openParenthesis...(.nine)) | eight.equal(.openBracket)
      while starts != 0 {
        let start = index + starts.trailingZeroBitCount / 8
        guard start < limit else { return nil }
        if start > range.lowerBound, bytes[start - 1] == .space || bytes[start - 1] == .tab,
          let stamp = ClockStamp(bytes, at: start, end: end)
        {
          return innerHead(range, stamp)
        }
        starts &= starts - 1
      }
      index += 8
    }
    return nil
  }

  private func innerHead(_ range: Range<Int>, _ stamp: ClockStamp) -> TurnHead? {
    var cursor = ByteCursor(bytes, stamp.range.upperBound..<range.upperBound)
    let hasColon = cursor.skip(.colon)
    guard let next = cursor.current, next == .space || next == .tab else { return nil }
    cursor.skipBlanks()
    // Without brackets, a colon or a fraction it is a time of day in a sentence.
    guard hasColon || stamp.frame != .bare || stamp.hasFraction || stamp.fields == 3 else {
      return nil
    }
    return head(range.lowerBound, stamp, cursor.index..<range.upperBound, hasColon: hasColon)
  }

  private func head(
    _ start: Int, _ stamp: ClockStamp, _ text: Range<Int>, hasColon: Bool
  ) -> TurnHead? {
    var labelEnd = stamp.range.lowerBound
    while labelEnd > start, isSeparator(bytes[labelEnd - 1]) { labelEnd -= 1 }
    let gap = width(labelEnd..<stamp.range.lowerBound)
    guard gap > 0, LabelShape(bytes, start..<labelEnd) > .none else { return nil }
    var head = TurnHead(.labelStamp, text: text)
    head.label = start..<labelEnd
    head.stamp = stamp
    head.gap = gap
    if hasColon { head.marks.insert(.colon) }
    return head
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == .space || byte == .tab || byte == .minus || byte == .colon || byte == .comma
      || byte == UInt8(ascii: "|")
  }

  private func plainLabel() -> TurnHead? {
    guard let found = LabelPrefix.candidate(in: bytes, index..<end) else { return nil }
    var head = TurnHead(.label, text: found.text)
    head.label = found.label
    head.marks.insert(.colon)
    return head
  }

  /// Written as `Dana Ruiz 1 hour 2 minutes 5 seconds`.
  private func labelWords() -> TurnHead? {
    guard let spoken = SpokenClock.last(in: bytes, index..<end) else { return nil }
    let label = ByteCursor(bytes).trimmed(index..<spoken.range.lowerBound)
    // `Duration: 12 minutes` is a line of metadata, or somebody's words.
    guard LabelShape(bytes, label) > .none, bytes[label].last != .colon else { return nil }
    var head = TurnHead(.labelWords, text: end..<end)
    head.label = label
    head.stamp = spoken
    return head
  }
}

// MARK: - Bold and italic lines

extension HeadScanner {
  private mutating func emphasised() -> TurnHead? {
    guard let emphasis = Emphasis(bytes, index..<end) else { return nil }
    marks.insert(emphasis.isBold ? .bold : .italic)
    let cursor = ByteCursor(bytes)
    let inner = cursor.trimmed(emphasis.inner)
    let behind = cursor.trimmed(emphasis.behind)
    guard !inner.isEmpty else { return nil }
    if let head = bracketLabel(inner, behind) { return head }
    if let head = stampIn(inner, behind) { return head }
    if let head = stampBehind(inner, behind) { return head }
    if emphasis.isBold, let split = emphasis.label {
      var head = TurnHead(.boldLabel, text: split.text)
      head.label = split.label
      head.marks.insert(.colon)
      return head
    }
    guard behind.isEmpty, emphasis.isBold else { return nil }
    var head = TurnHead(.boldLine, text: end..<end)
    head.label = inner
    return head
  }

  /// Written as `**[Ruiz] text**`, `**[Ruiz]** text`.
  private func bracketLabel(_ inner: Range<Int>, _ behind: Range<Int>) -> TurnHead? {
    var start = inner.lowerBound
    if bytes[start] == .backslash { start += 1 }
    guard bytes[start] == .openBracket,
      let close = bytes[start..<inner.upperBound].firstIndex(of: .closeBracket)
    else { return nil }
    var label = (start + 1)..<close
    if let last = bytes[label].last, last == .backslash { label = label.dropLast() }
    guard LabelShape(bytes, label) > .none else { return nil }
    let rest = ByteCursor(bytes).trimmed((close + 1)..<inner.upperBound)
    guard rest.isEmpty || behind.isEmpty else { return nil }
    var head = TurnHead(.bracketLabel, text: rest.isEmpty ? behind : rest)
    head.label = label
    return head
  }

  /// Written as `**Dana (00:28):** text`, `*Dana (00:28)*`.
  private func stampIn(_ inner: Range<Int>, _ behind: Range<Int>) -> TurnHead? {
    var range = inner
    let hasColon = bytes[range.upperBound - 1] == .colon
    if hasColon { range = range.dropLast() }
    guard let stamp = ClockStamp.last(in: bytes, range) else { return nil }
    var text = behind
    if let first = bytes[text].first, first == .colon {
      text = ByteCursor(bytes).trimmed(text.dropFirst())
    }
    if stamp.range.lowerBound == range.lowerBound {
      var head = TurnHead(text.isEmpty ? .stampAlone : .stampText, text: text)
      head.stamp = stamp
      return head
    }
    return head(range.lowerBound, stamp, text, hasColon: hasColon)
  }

  /// Written as `**Dana** 0:19`, `**Dana:** [00:19] text`.
  private func stampBehind(_ inner: Range<Int>, _ behind: Range<Int>) -> TurnHead? {
    guard !behind.isEmpty, let stamp = ClockStamp(bytes, at: behind.lowerBound, end: end) else {
      return nil
    }
    // With a colon the stamp belongs to the text: `**Jingle:** [00:31]`.
    guard bytes[inner.upperBound - 1] != .colon, LabelShape(bytes, inner) > .none else {
      return nil
    }
    var head = TurnHead(
      .labelStamp, text: ByteCursor(bytes).trimmed(stamp.range.upperBound..<end))
    head.label = inner
    head.stamp = stamp
    head.gap = 1
    return head
  }
}
