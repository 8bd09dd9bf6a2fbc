import TranscriptModel

/// Reads the transcript of Teams as text: the new download, and what is copied from its page.
public struct Teams: PlainTextReader {
  let format = TextFormat.teams
  /// What the reader reads.
  public let summary = "Teams as text: Dana Ruiz   0:03, or Dana Ruiz 0 minutes 3 seconds"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var text = TeamsText(bytes)
    return try text.read()
  }

  /// What stands at the end of a line that tells of the recording, not of the talk.
  private static let events: [StaticString] = [
    "started transcription", "stopped transcription", "started recording", "stopped recording",
    "joined the meeting", "left the meeting", "hat die Transkription gestartet",
    "hat die Transkription beendet", "a démarré la transcription", "a arrêté la transcription",
    "inició la transcripción", "detuvo la transcripción", "iniciou a transcrição",
    "parou a transcrição", "ha avviato la trascrizione", "ha interrotto la trascrizione",
    "heeft de transcriptie gestart", "heeft de transcriptie gestopt",
  ]

  /// Whether a line tells that somebody started or stopped the transcription.
  static func isEvent(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count < 200 else { return false }
    return events.contains { event in
      let start = line.upperBound - event.utf8CodeUnitCount
      guard start > line.lowerBound else { return false }
      var cursor = ByteCursor(bytes, start..<line.upperBound)
      return cursor.skip(event)
    }
  }
}

/// One pass over a Teams text.
private struct TeamsText {
  private let bytes: [UInt8]
  private let profile: TextProfile
  private var assembler: TurnAssembler
  private var hasTurns = false
  private var headLines = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    profile = TextProfile(bytes)
    assembler = TurnAssembler(bytes, variant: .teams, isMarkdown: false)
  }

  mutating func read() throws(IngestError) -> IngestResult {
    for line in TrimmedLines(bytes) {
      if line.isBlank {
        assembler.endParagraph()
      } else if let head = TurnHead(bytes, line.range), isTurn(head) {
        hasTurns = true
        try assembler.open(
          TurnAssembler.Opening(
            label: head.label, start: head.stamp?.milliseconds, line: line.number),
          text: head.text)
      } else if Teams.isEvent(bytes, line.range) {
        continue
      } else if hasTurns {
        assembler.add(line.range)
      } else {
        takeHeader(line)
      }
    }
    return try assembler.finish()
  }

  private func isTurn(_ head: TurnHead) -> Bool {
    switch head.layout {
    case .labelWords: return true
    case .labelStamp:
      // `We meet at 9:30` has one blank and comes once; names come with three.
      let alike = profile.styles[TextProfile.style(of: head)] ?? 0
      guard head.text.isEmpty, let label = head.label else { return false }
      return head.gap > 1
        || alike * 2 > profile[.labelStamp]
          && profile.labelsBeforeStamps.contains(bytes, label)
    default: return false
    }
  }

  /// `Weekly 1:1-20260105_140002-Meeting Transcript`, and `5 January 2026, 02:00pm` below it.
  private mutating func takeHeader(_ line: TextLine) {
    headLines += 1
    guard headLines < 6, line.range.count < 300 else { return }
    let text = String(decoding: bytes[line.range], as: UTF8.self)
    if headLines == 1 {
      let title = TeamsTitle(text)
      assembler.builder.source.title = title.name
      assembler.builder.source.date = title.date
    } else if let date = WrittenDate(in: text) {
      assembler.builder.source.date = date.text
    }
  }
}

/// The first line of a Teams text: the meeting, and when its recording began.
private struct TeamsTitle {
  let name: String
  var date: String?

  init(_ line: String) {
    let parts = line.split(separator: "-", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() where index > 0 {
      guard part.utf8.count == 15, part.utf8.dropFirst(8).first == UInt8(ascii: "_"),
        part.utf8.filter(\.isDigit).count == 14
      else { continue }
      let digits = Array(part)
      func take(_ range: Range<Int>) -> String { String(digits[range]) }
      name = parts[..<index].joined(separator: "-")
      date = "\(take(0..<4))-\(take(4..<6))-\(take(6..<8))T\(take(9..<11)):\(take(11..<13))"
      return
    }
    name = line
  }
}
