import TranscriptModel

/// Transcripts in the CHAT format of TalkBank.
///
///     @Participants:⇥DAN Dana Investigator, OMA Participant
///     *DAN:⇥so where are you ? ␕500_2500␕
///     %mor:⇥…
///
/// One cue for each bullet of times, and one for what follows the last. Dependent tiers (`%`) and
/// headers are no speech.
struct CHAT: TranscriptReader {
  let name = "chat"
  let summary = "CHAT transcripts of TalkBank, .cha"
  /// How much a file may hold.
  var limits = IngestLimits()

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    var cursor = ByteCursor(Array(head))
    while !cursor.isAtEnd {
      if cursor.skip("@Begin") || cursor.skip("@Participants:") { return .certain }
      guard cursor.current == UInt8(ascii: "@") else { return .no }
      _ = cursor.takeLine()
    }
    return .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var parser = CHATParser(bytes, TranscriptBuilder(format: name, limits: limits))
    while !parser.isAtEnd { try parser.tier() }
    return parser.builder.result()
  }
}

/// Reads the tiers of a CHAT file: a line and those after it that begin with a tab.
private struct CHATParser {
  private(set) var builder: TranscriptBuilder
  private var cursor: ByteCursor
  private var line = 0
  private var names: [String: String] = [:]

  init(_ bytes: [UInt8], _ builder: TranscriptBuilder) {
    cursor = ByteCursor(bytes)
    self.builder = builder
  }

  var isAtEnd: Bool { cursor.isAtEnd }

  mutating func tier() throws(IngestError) {
    let first = line + 1
    var text = takeLine()
    while cursor.current == .tab {
      text.append(.space)
      text += takeLine()
    }
    switch text.first {
    case .asterisk: try mainTier(text, line: first)
    case UInt8(ascii: "@"): header(text)
    default: break
    }
  }

  private mutating func takeLine() -> [UInt8] {
    line += 1
    return Array(cursor.bytes[cursor.takeLine()])
  }

  /// Reads `@Participants:⇥DAN Dana Investigator, OMA Participant`: a code, perhaps a name, a role.
  private mutating func header(_ text: [UInt8]) {
    guard let (key, value) = Self.split(text) else { return }
    switch key {
    case "@Participants":
      for entry in value.split(separator: ",") {
        let words = entry.split { $0.isWhitespace }
        guard words.count > 2, let code = words.first else { continue }
        names[String(code)] = words[1..<(words.count - 1)].joined(separator: " ")
          .replacing("_", with: " ")
      }
    case "@Date":
      builder.source.date = Self.date(value)
    default:
      break
    }
  }

  private mutating func mainTier(_ text: [UInt8], line: Int) throws(IngestError) {
    guard let colon = text.firstIndex(of: .colon) else { return }
    let label = StatedCue.trimmed(String(decoding: text[1..<colon], as: UTF8.self))
    guard !label.isEmpty else { return }
    var cues = StatedCues(unit: .milliseconds)
    var start = colon + 1
    while start < text.count {
      let bullet = CHATBullet(in: text, from: start)
      let words = CHATWords(text[start..<(bullet?.range.lowerBound ?? text.count)]).text
      cues.append(
        StatedCue(
          label: label, name: names[label], start: bullet?.start, end: bullet?.end, text: words,
          line: line))
      start = bullet?.range.upperBound ?? text.count
    }
    try cues.append(to: &builder)
  }

  private static func split(_ text: [UInt8]) -> (key: String, value: String)? {
    guard let colon = text.firstIndex(of: .colon) else { return nil }
    let value = String(decoding: text[(colon + 1)...], as: UTF8.self)
    return (String(decoding: text[..<colon], as: UTF8.self), StatedCue.trimmed(value))
  }

  /// `05-JAN-2026` as `2026-01-05`.
  private static func date(_ text: String) -> String? {
    let months = [
      "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]
    let parts = text.split(separator: "-")
    guard parts.count == 3, parts[0].count == 2, parts[2].count == 4, Int(parts[0]) != nil,
      Int(parts[2]) != nil, let month = months.firstIndex(of: parts[1].uppercased())
    else { return nil }
    return "\(parts[2])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[0])"
  }
}

/// The times of an utterance between two NAK characters: `␕500_2500␕`, in milliseconds.
///
/// Old files name the recording as well: `␕%snd:"session"_500_2500␕`.
private struct CHATBullet {
  let range: Range<Int>
  let start: TimeText?
  let end: TimeText?

  private static let mark: UInt8 = 0x15

  /// The first bullet at or behind `start`.
  init?(in text: [UInt8], from start: Int) {
    guard let open = text[start...].firstIndex(of: Self.mark),
      let close = text[(open + 1)...].firstIndex(of: Self.mark)
    else { return nil }
    range = open..<(close + 1)
    let parts = text[(open + 1)..<close].split(separator: UInt8(ascii: "_"))
    let times = parts.suffix(2).map { TimeText($0) }
    (self.start, self.end) = times.count == 2 ? (times[0], times[1]) : (nil, nil)
  }
}
