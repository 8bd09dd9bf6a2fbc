import TranscriptModel

/// Reads Descript's exports: `[00:00:05] **Dana:** text`, or times inside the sentences.
public struct Descript: PlainTextReader {
  let format = TextFormat.descript
  /// What the reader reads.
  public let summary = "Descript's exports: [00:00:05] **Dana:** text, or times inside sentences"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    let profile = TextProfile(bytes)
    if profile.innerStamps == 0 {
      return try StampedText(bytes, format: format).read {
        noTurns("lines such as [00:00:05] **Dana:** text")
      }
    }
    var text = InnerStampedText(bytes, labels: profile.labelsBehindStamps)
    return try text.read()
  }
}

/// Text with stamps inside its sentences: one utterance a paragraph, from its first stamp on.
private struct InnerStampedText {
  private let bytes: [UInt8]
  private let labels: BelievedLabels
  private var preamble: Preamble
  private var builder = TranscriptBuilder(format: "text", variant: TextFormat.descript.rawValue)
  private var words: [UInt8] = []
  private var start: Int?
  private var line = 0
  private var speaker: Int?
  private var hasBegun = false

  init(_ bytes: [UInt8], labels: BelievedLabels) {
    self.bytes = bytes
    self.labels = labels
    preamble = Preamble(bytes)
  }

  mutating func read() throws(IngestError) -> IngestResult {
    for line in TrimmedLines(bytes) {
      if line.isBlank {
        try endParagraph()
      } else {
        try take(line)
      }
    }
    try endParagraph()
    builder.source.title = preamble.title
    builder.source.date = preamble.date
    return builder.result()
  }

  private mutating func take(_ line: TextLine) throws(IngestError) {
    var range = line.range
    if let stamp = ClockStamp(bytes, at: range.lowerBound, end: range.upperBound),
      stamp.frame == .square
    {
      hasBegun = true
      range = ByteCursor(bytes).trimmed(stamp.range.upperBound..<range.upperBound)
      if start == nil { start = stamp.milliseconds }
      try takeLabel(&range)
    }
    guard hasBegun else { return preamble.take(line) }
    if words.isEmpty { self.line = line.number } else { words.append(.lineFeed) }
    takeWords(range)
  }

  private mutating func takeLabel(_ range: inout Range<Int>) throws(IngestError) {
    let bold = Emphasis(bytes, range)?.label
    guard let found = bold ?? LabelPrefix.candidate(in: bytes, range),
      labels.contains(bytes, found.label)
    else { return }
    speaker = try builder.speaker(
      label: String(decoding: bytes[found.label], as: UTF8.self))
    range = found.text
  }

  /// Copies the words between stamps, with one blank where a stamp stood.
  private mutating func takeWords(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == .openBracket,
        let stamp = ClockStamp(bytes, at: index, end: range.upperBound)
      {
        if start == nil { start = stamp.milliseconds }
        index = stamp.range.upperBound
        if words.last == .space, index < range.upperBound, bytes[index] == .space { index += 1 }
        continue
      }
      words.append(bytes[index])
      index += 1
    }
    while let last = words.last, last == .space { words.removeLast() }
  }

  private mutating func endParagraph() throws(IngestError) {
    defer {
      words.removeAll(keepingCapacity: true)
      start = nil
    }
    let plain = MarkdownText.plain(words)
    guard hasBegun, !plain.isEmpty else { return }
    let time = start.map { SpokenTime(start: Timestamp(milliseconds: $0)) }
    try builder.append(
      Utterance(
        time: time, speaker: speaker,
        kind: SoundNote.isAll(of: plain) ? .event : builder.utteranceKind(of: speaker),
        text: String(decoding: plain, as: UTF8.self), line: line))
  }
}
