import TranscriptModel

/// Reads the transcript that Google Meet saves as a document: names before what was said, and a
/// time about once a minute.
public struct Meet: PlainTextReader {
  let format = TextFormat.meet
  /// What the reader reads.
  public let summary = "Google Meet's document, with or without notes: Dana: text, times between"

  /// Makes the reader.
  public init() {}

  /// Whether the beginning of a text shows Meet's title, its notes or its end.
  static func isMeet(_ bytes: [UInt8]) -> Bool {
    TrimmedLines(bytes).contains { line in
      !line.isBlank && MeetLine.isMark(bytes, line.range)
    }
  }

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var text = MeetText(bytes)
    return try text.read()
  }
}

/// The lines that Meet writes itself.
private enum MeetLine {
  /// Whether nobody but Meet writes this line.
  static func isMark(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    if isEnd(bytes, line) { return true }
    guard line.count < 300, partsOfMarks.contains(where: { bytes.holds($0, in: line) }) else {
      return false
    }
    let text = title(bytes, line)
    return text.hasPrefix("📝 ") || text.hasPrefix("📖 ") || name(of: text) != nil
  }

  /// A line without any of these bytes is neither of notes nor a title: the signs of notes begin
  /// with the first, all endings of titles hold the second, and marks of Markdown may hide both.
  private static let partsOfMarks: [UInt8] = [0xF0, UInt8(ascii: "T")] + MarkdownText.marks

  /// Written as `Transcription ended after 00:02:58`.
  static func isEnd(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let text = withoutMarks(bytes, line)
    guard text.count > 8, text.count < 100,
      ClockStamp.last(in: bytes, text) != nil
    else { return false }
    return endings.contains { ending in
      var cursor = ByteCursor(bytes, text)
      return cursor.skip(ending)
    }
  }

  private static let endings: [StaticString] = [
    "Transcription ended", "Meeting ended after", "Transkription beendet", "Transcription terminée",
    "La transcripción finalizó", "A transcrição terminou", "Trascrizione terminata",
  ]

  /// The meeting's name, where a line is `1:1 Dana / Omar - Transcript`.
  static func name(of title: String) -> String? {
    for ending in [
      " - Transcript", " – Transcript", " - Transkript", " - Transcription", " - Transcripción",
      " - Transcrição", " - Trascrizione",
    ] where title.hasSuffix(ending) {
      return String(title.dropLast(ending.count))
    }
    return nil
  }

  /// `00:01:04` alone on its line, perhaps as a heading.
  static func anchor(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    let text = withoutMarks(bytes, line)
    guard let stamp = ClockStamp(bytes, at: text.lowerBound, end: text.upperBound),
      stamp.range == text, stamp.frame == .bare, stamp.fields == 3
    else { return nil }
    return stamp.milliseconds
  }

  static func title(_ bytes: [UInt8], _ line: Range<Int>) -> String {
    String(decoding: MarkdownText.plain(Array(bytes[withoutMarks(bytes, line)])), as: UTF8.self)
  }

  private static func withoutMarks(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    var cursor = ByteCursor(bytes, line)
    while cursor.skip(.hash) {}
    cursor.skipBlanks()
    return cursor.index..<line.upperBound
  }
}

/// One pass over a Meet document.
private struct MeetText {
  private let bytes: [UInt8]
  private let labels: BelievedLabels
  private let start: Int
  private let isMarkdown: Bool
  private var builder = TranscriptBuilder(format: "text", variant: TextFormat.meet.rawValue)
  private var pending: [Utterance] = []
  private var anchor: Int?
  private var speaker: Int?
  private var isAfterAnchor = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // Notes name people and times too: speech begins with the first time that stands alone.
    var start: Int?
    var titleEnd: Int?
    var isMarkdown = false
    for line in TrimmedLines(bytes) where !line.isBlank {
      if bytes[line.range.lowerBound] == .hash || bytes[line.range.lowerBound] == .asterisk {
        isMarkdown = true
      }
      guard start == nil else { continue }
      if MeetLine.anchor(bytes, line.range) != nil { start = line.number }
      if MeetLine.name(of: MeetLine.title(bytes, line.range.prefix(300))) != nil {
        titleEnd = line.number + 1
      }
    }
    self.start = start ?? titleEnd ?? 1
    self.isMarkdown = isMarkdown
    var census = LabelCensus(standApart: true)
    for line in TrimmedLines(bytes) where line.number >= self.start && !line.isBlank {
      let emphasis = isMarkdown ? Emphasis(bytes, line.range)?.label : nil
      if let label = (emphasis ?? LabelPrefix.candidate(in: bytes, line.range))?.label {
        census.count(label: label, of: bytes)
      }
    }
    labels = census.verdict()
  }

  mutating func read() throws(IngestError) -> IngestResult {
    for line in TrimmedLines(bytes) where !line.isBlank {
      if line.number < start {
        takeHeader(line)
      } else if MeetLine.isEnd(bytes, line.range) {
        try endBlock(at: ClockStamp.last(in: bytes, line.range)?.milliseconds)
        return builder.result()
      } else if let next = MeetLine.anchor(bytes, line.range) {
        try endBlock(at: next)
        anchor = next
        isAfterAnchor = true
      } else {
        try take(line)
      }
    }
    try endBlock(at: nil)
    return builder.result()
  }

  private mutating func takeHeader(_ line: TextLine) {
    guard line.range.count < 300 else { return }
    let text = MeetLine.title(bytes, line.range)
    if let name = MeetLine.name(of: text) { builder.source.title = name }
    if builder.source.date == nil { builder.source.date = WrittenDate(in: text)?.text }
  }

  private mutating func take(_ line: TextLine) throws(IngestError) {
    let emphasis = isMarkdown ? Emphasis(bytes, line.range)?.label : nil
    let found = emphasis ?? LabelPrefix.candidate(in: bytes, line.range)
    if let found, labels.contains(bytes, found.label) {
      speaker = try builder.speaker(label: String(decoding: bytes[found.label], as: UTF8.self))
      add(found.text, line)
    } else if isAfterAnchor || pending.isEmpty {
      add(line.range, line)
    } else {
      // A line without a name goes on with what was said before.
      pending[pending.count - 1].text += "\n" + plain(line.range)
    }
    isAfterAnchor = false
  }

  private mutating func add(_ text: Range<Int>, _ line: TextLine) {
    let words = plain(text)
    let kind = builder.utteranceKind(of: speaker)
    pending.append(Utterance(speaker: speaker, kind: kind, text: words, line: line.number))
  }

  private func plain(_ range: Range<Int>) -> String {
    let words = Array(bytes[range])
    return String(decoding: isMarkdown ? MarkdownText.plain(words) : words, as: UTF8.self)
  }

  /// Gives times to what was said since the last anchor: the first piece has the anchor's, those
  /// behind it are placed by the length of what was said before them.
  private mutating func endBlock(at next: Int?) throws(IngestError) {
    let total = pending.reduce(0) { $0 + $1.text.utf8.count }
    var said = 0
    for (index, utterance) in pending.enumerated() {
      var placed = utterance
      if let anchor {
        if index == 0 {
          placed.time = SpokenTime(start: Timestamp(milliseconds: anchor))
        } else if let next, next >= anchor, total > 0 {
          let start =
            anchor + (next - anchor) / total * said + (next - anchor) % total * said / total
          placed.time = SpokenTime(start: Timestamp(milliseconds: start), origin: .derived)
        }
      }
      said += utterance.text.utf8.count
      try builder.append(placed)
    }
    pending.removeAll(keepingCapacity: true)
  }
}
