/// Reads texts in which names stand before what was said: `Dana: text`, `**Dana:** text`,
/// `#### Dana`, and a name alone on its line.
public struct Labelled: PlainTextReader {
  let format = TextFormat.labelled
  /// What the reader reads.
  public let summary = "names before what was said: Dana: text, **Dana:** text, #### Dana"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    let profile = TextProfile(bytes)
    let labels = Labels(profile)
    var text = HeadedText(bytes, format: format, profile: profile)
    let read = try text.read { labels.turn(bytes, $0) }
    guard read.hasTurns else {
      throw noTurns("lines that begin with a name and a colon, with names that come again")
    }
    return read.result
  }
}

/// Which heads of a file are labels: those written the way in which most are.
private struct Labels {
  private let plain: BelievedLabels
  private let bold: BelievedLabels
  private let headings: BelievedLabels

  init(_ profile: TextProfile) {
    bold = profile.boldLabels
    plain = profile.plainLabels
    headings = profile.headingLabels
  }

  /// The turn that a head begins; nil where its line is text.
  func turn(_ bytes: [UInt8], _ head: TurnHead) -> TurnHead? {
    guard let label = head.label else { return nil }
    switch head.layout {
    case .boldLabel: return bold.contains(bytes, label) ? head : nil
    case .heading: return bold.isEmpty && headings.contains(bytes, label) ? head : nil
    // Where names stand in bold, a plain word before a colon is text.
    case .label: return bold.isEmpty && plain.contains(bytes, label) ? head : nil
    // `**Dana (00:28):** text` among labels without times.
    case .labelStamp:
      return bold.contains(bytes, label) || plain.contains(bytes, label) ? head : nil
    default: return nil
    }
  }
}
