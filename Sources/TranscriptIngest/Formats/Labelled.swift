import TranscriptModel

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
    var read = try text.read(
      begins: { labels.turn(bytes, $0) }, inside: { labels.inside(bytes, $0) })
    guard read.hasTurns else {
      throw noTurns(
        "lines that begin with a name and a colon, names that come again, and sentences behind them"
      )
    }
    read.result.transcript.demoteStampedLabels()
    return read.result
  }
}

extension Transcript {
  /// Makes labels events under which nothing stands but times: `**Closing Song:** [58:02]`.
  fileprivate mutating func demoteStampedLabels() {
    var speaks = [Bool](repeating: false, count: speakers.count)
    var stamps = speaks
    for utterance in utterances {
      guard let speaker = utterance.speaker else { continue }
      guard let first = utterance.text.utf8.first, ClockStamp.mayBegin(with: first) else {
        speaks[speaker] = true
        continue
      }
      let bytes = Array(utterance.text.utf8)
      let isStamp = ClockStamp(bytes, at: 0, end: bytes.count)?.range.upperBound == bytes.count
      if isStamp { stamps[speaker] = true } else { speaks[speaker] = true }
    }
    for index in speakers.indices where stamps[index] && !speaks[index] {
      speakers[index].kind = .event
    }
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

  /// The first label in bold inside a line, where somebody forgot to begin a new one.
  func inside(_ bytes: [UInt8], _ line: Range<Int>) -> HeadedText.InnerTurn? {
    guard !bold.isEmpty else { return nil }
    var index = line.lowerBound + 1
    while index + 4 < line.upperBound {
      if bytes[index] == .asterisk, bytes[index + 1] == .asterisk, bytes[index - 1] == .space,
        let found = Emphasis(bytes, index..<line.upperBound)?.label,
        bold.contains(bytes, found.label)
      {
        return HeadedText.InnerTurn(start: index, label: found.label, text: found.text)
      }
      index += 1
    }
    return nil
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
