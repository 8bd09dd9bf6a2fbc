/// Reads texts in which each turn has a name and a time, in any order that tools write.
public struct Stamped: PlainTextReader {
  let format = TextFormat.stamped
  /// What the reader reads.
  public let summary = "names and times in any order: [00:01:02] Dana: text, Dana (00:28)"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    try StampedText(bytes, format: format).read { noTurns("lines with a name and a time") }
  }
}

/// The reading that all formats share in which stamps stand beside names.
struct StampedText {
  private let bytes: [UInt8]
  private let format: TextFormat
  private let profile: TextProfile
  private let before: BelievedLabels
  private let behind: BelievedLabels
  private let plain: BelievedLabels
  private let aboveWords: BelievedLabels
  private let stampsLead: Bool

  /// Counts the lines of `bytes`.
  init(_ bytes: [UInt8], format: TextFormat) {
    self.bytes = bytes
    self.format = format
    profile = TextProfile(bytes)
    before = profile.labelsBeforeStamps
    behind = profile.labelsBehindStamps
    plain = profile.plainLabels
    aboveWords = profile.labelsAboveWords
    let leading = profile[.stampLabel] + profile[.stampColumns] + profile[.stampText]
    stampsLead = leading >= profile[.labelStamp]
  }

  /// Reads the text; `refusal` says what was expected where no turn begins.
  func read(refusal: () -> IngestError) throws(IngestError) -> IngestResult {
    var text = HeadedText(bytes, format: format, profile: profile)
    let read = try text.read(begins: turn, names: { aboveWords.contains(bytes, $0) })
    guard read.hasTurns else { throw refusal() }
    return read.result
  }

  /// The turn that a head begins; nil where its line is text.
  private func turn(_ head: TurnHead) -> TurnHead? {
    switch head.layout {
    case .labelStamp: isName(head) ? head : nil
    case .stampLabel, .stampColumns: behindStamp(head)
    // `10:30 suits me` is text unless stamps lead the lines of this file.
    case .stampText: name(head) ?? (stampsLead || head.stamp?.frame == .square ? head : nil)
    case .stampAlone, .labelWords: head
    // A line that lost its stamp.
    case .label, .boldLabel: isKnown(head) ? head : nil
    case .heading, .boldLine, .bracketLabel: nil
    }
  }

  /// A head whose text is a name, as in `[00:00:01] Dana` with the words on the next line.
  private func name(_ head: TurnHead) -> TurnHead? {
    guard aboveWords.contains(bytes, head.text) else { return nil }
    var named = head
    named.layout = .stampLabel
    named.label = head.text
    named.text = head.text.upperBound..<head.text.upperBound
    return named
  }

  /// Whether a name and a stamp are written as this file writes them.
  private func isName(_ head: TurnHead) -> Bool {
    guard let label = head.label else { return false }
    let alike = profile.styles[TextProfile.style(of: head)] ?? 0
    if alike * 5 >= profile[.labelStamp] { return true }
    return before.contains(bytes, label)
  }

  private func isKnown(_ head: TurnHead) -> Bool {
    guard let label = head.label else { return false }
    return behind.contains(bytes, label)
      || !stampsLead && before.contains(bytes, label) && head.marks.contains(.colon)
      || profile[.label] > profile[.stampText] && plain.contains(bytes, label)
  }

  /// A label behind a stamp, or text behind it where the label is not believed.
  private func behindStamp(_ head: TurnHead) -> TurnHead? {
    guard let label = head.label, let stamp = head.stamp else { return nil }
    if behind.contains(bytes, label) { return head }
    guard stampsLead || stamp.frame == .square else { return nil }
    var nameless = head
    nameless.layout = .stampText
    nameless.label = nil
    nameless.text = label.lowerBound..<max(head.text.upperBound, label.upperBound)
    return nameless
  }
}
