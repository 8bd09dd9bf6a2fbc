/// What the lines of a text look like, counted.
///
/// No line tells the format; the file does. Recognition counts the first 4,096 bytes, a reader
/// counts the whole file, and both ask the same questions, so that no two readers can claim one
/// file.
struct TextProfile {
  /// How a name and its stamp are written, to tell heads from sentences that end in a time.
  struct Style: Hashable {
    let frame: ClockStamp.Frame
    let gap: Int
    let hasColon: Bool
    let hasText: Bool
  }

  /// How many heads are kept: more than a session has lines, and few for the memory.
  private static let mostHeads = 4096

  /// The number of lines that are not blank.
  private(set) var lines = 0
  /// The heads of the first lines that are not blank, so that readers need not look again.
  private var heads: [TurnHead?] = []
  /// The number of lines by layout.
  private var counts = [Int](repeating: 0, count: TurnHead.Layout.allCases.count)
  /// The names with stamps, by the way they are written.
  private(set) var styles: [Style: Int] = [:]
  /// Names with stamps as Otter writes them: `0:04`, never `00:04`.
  private(set) var otterStamps = 0
  /// Names with stamps that have fractions.
  private(set) var fractions = 0
  /// Written as `S1 00:00:01.717 text`.
  private(set) var numberedStamps = 0
  /// Written as `[00:00:05] **Dana:** text`.
  private(set) var boldBehindStamps = 0
  /// Lines with a stamp at the beginning and more inside.
  private(set) var innerStamps = 0
  /// Stamps alone that no leading zero pads: `0:15`.
  private(set) var unpaddedAlone = 0
  /// Headings and bold lines that ask.
  private(set) var questions = 0
  /// Marks of Markdown at the beginning of lines.
  private(set) var markdownLines = 0
  /// What the first line is that is not blank.
  private(set) var first: TurnHead.Layout?
  private var plainCensus = LabelCensus()
  private var boldCensus = LabelCensus(standApart: true)
  private var headingCensus = LabelCensus()
  /// Headings below the first level, and lines in bold: what could be questions.
  private(set) var titles = 0
  private var stampCensus = LabelCensus()
  private var stampedNames = LabelCensus(standApart: true)
  private var namesUnderStamps = NamesUnderStamps()

  /// Counts the lines of `bytes`.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ bytes: [UInt8]) {
    for line in TrimmedLines(bytes) {
      if line.isBlank { namesUnderStamps.takeBlank() } else { count(bytes, line) }
    }
  }

  /// The number of lines with this layout.
  subscript(layout: TurnHead.Layout) -> Int { counts[layout.rawValue] }

  /// The labels at the beginning of lines that are believed.
  var plainLabels: BelievedLabels { plainCensus.verdict() }
  /// The labels in bold that are believed.
  var boldLabels: BelievedLabels { boldCensus.verdict() }
  /// The headings that are labels: at least two names that come again, and hardly others.
  ///
  /// Headings name the parts of any document, so they have to alternate as people do.
  var headingLabels: BelievedLabels { headingCensus.alternatingVerdict() }
  /// The labels behind stamps that are believed.
  var labelsBehindStamps: BelievedLabels { stampCensus.verdict() }
  /// The labels before stamps that come again.
  var labelsBeforeStamps: BelievedLabels { stampedNames.verdict() }
  /// The names alone behind stamps or below them, with the words on the next lines.
  var labelsAboveWords: BelievedLabels { namesUnderStamps.verdict() }

  /// The head of a line of the text that was counted.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - line: The bytes of the line.
  ///   - place: How many lines before it are not blank.
  /// - Returns: The head; nil where the line begins no turn.
  func head(_ bytes: [UInt8], _ line: Range<Int>, at place: Int) -> TurnHead? {
    place < heads.count ? heads[place] : TurnHead(bytes, line)
  }

  private mutating func count(_ bytes: [UInt8], _ line: TextLine) {
    lines += 1
    switch bytes[line.range.lowerBound] {
    case .hash, .asterisk, .greaterThan, UInt8(ascii: "_"): markdownLines += 1
    default: break
    }
    let head = TurnHead(bytes, line.range)
    if heads.count < Self.mostHeads { heads.append(head) }
    if lines == 1 { first = head?.layout }
    namesUnderStamps.take(bytes, line.range, head)
    guard let head else {
      plainCensus.countUnlabelled()
      boldCensus.countUnlabelled()
      return
    }
    counts[head.layout.rawValue] += 1
    count(bytes, head)
  }

  private mutating func count(_ bytes: [UInt8], _ head: TurnHead) {
    switch head.layout {
    case .label:
      if let label = head.label { plainCensus.count(label: label, text: head.text, of: bytes) }
      boldCensus.countUnlabelled()
    case .boldLabel:
      if let label = head.label { boldCensus.count(label: label, text: head.text, of: bytes) }
      plainCensus.countUnlabelled()
    case .heading, .boldLine:
      guard let label = head.label else { return }
      if head.layout == .boldLine || head.level > 1 { titles += 1 }
      if bytes[label].last == UInt8(ascii: "?"), head.layout == .boldLine || head.level > 1 {
        questions += 1
      } else if head.layout == .heading, head.level > 1 {
        headingCensus.count(label: label, of: bytes)
      }
    case .stampLabel, .stampColumns:
      if let label = head.label { stampCensus.count(label: label, of: bytes) }
      if head.marks.contains(.bold) { boldBehindStamps += 1 }
      if holdsStamp(bytes, head.text) { innerStamps += 1 }
    case .stampText:
      stampCensus.countUnlabelled()
      if holdsStamp(bytes, head.text) { innerStamps += 1 }
    case .stampAlone:
      if head.stamp?.isPadded == false { unpaddedAlone += 1 }
    case .labelStamp:
      countLabelStamp(bytes, head)
    case .labelWords, .bracketLabel:
      break
    }
  }

  private mutating func countLabelStamp(_ bytes: [UInt8], _ head: TurnHead) {
    guard let stamp = head.stamp, let label = head.label else { return }
    styles[Self.style(of: head), default: 0] += 1
    stampedNames.count(label: label, of: bytes)
    if stamp.hasFraction { fractions += 1 }
    let isWide = head.gap == 2 || head.marks.contains(.bold)
    if stamp.frame == .bare, !stamp.isPadded, head.text.isEmpty, isWide { otterStamps += 1 }
    if stamp.hasFraction, !head.text.isEmpty, stamp.frame == .bare { numberedStamps += 1 }
  }

  /// How a name and its stamp are written.
  static func style(of head: TurnHead) -> Style {
    Style(
      frame: head.stamp?.frame ?? .bare, gap: min(head.gap, 3),
      hasColon: head.marks.contains(.colon), hasText: !head.text.isEmpty)
  }

  /// Whether a second stamp in brackets stands inside a text.
  private func holdsStamp(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    for index in text where bytes[index] == .openBracket {
      if ClockStamp(bytes, at: index, end: text.upperBound) != nil { return true }
    }
    return false
  }
}
