import TranscriptModel

/// Puts turns together from the lines of a text: who, when, and the paragraphs that follow.
///
/// A reader tells it where turns begin and which lines belong to them; it keeps line breaks and
/// paragraphs, cleans Markdown, and leaves out turns without words.
struct TurnAssembler {
  /// What a turn begins with.
  struct Opening {
    /// The bytes of the label; nil: the last speaker goes on.
    var label: Range<Int>?
    /// When the turn begins.
    var start: Int?
    /// When the turn ends, where the file tells.
    var end: Int?
    /// Where the start comes from.
    var origin: SpokenTime.Origin = .file
    /// The 1-based line.
    var line: Int
    /// What the piece is, where the label does not say it.
    var kind: Utterance.Kind?
  }

  /// Where the transcript is built; readers may add notes, a title and a date.
  var builder: TranscriptBuilder
  private let bytes: [UInt8]
  private let isMarkdown: Bool
  private var opening: Opening?
  private var speaker: Int?
  /// The labels so far, and the speaker of each.
  private var labels = ByteTable()
  private var speakers: [Int] = []
  private var text: [UInt8] = []
  private var pendingBreak = false
  private var last: Utterance?

  /// Makes an assembler over `bytes`.
  init(_ bytes: [UInt8], variant: TextFormat, isMarkdown: Bool) {
    self.bytes = bytes
    self.isMarkdown = isMarkdown
    builder = TranscriptBuilder(format: "text", variant: variant.rawValue)
  }

  /// Whether a turn has begun.
  var isOpen: Bool { opening != nil }

  /// Begins a turn; the one before ends.
  mutating func open(_ next: Opening, text: Range<Int>) throws(IngestError) {
    try close()
    opening = next
    if let label = next.label { speaker = try speaker(of: label) }
    self.text.append(contentsOf: bytes[text])
  }

  /// Names who speaks in the turn that has just begun.
  mutating func name(_ label: Range<Int>) throws(IngestError) {
    opening?.label = label
    speaker = try speaker(of: label)
  }

  /// The speaker with the label that stands there.
  private mutating func speaker(of label: Range<Int>) throws(IngestError) -> Int {
    if let known = labels.known(bytes[label]) { return speakers[known] }
    let speaker = try builder.speaker(label: String(decoding: bytes[label], as: UTF8.self))
    _ = labels.position(of: bytes[label])
    speakers.append(speaker)
    return speaker
  }

  /// Begins a turn of somebody whom the file does not name.
  mutating func open(inferred name: String, line: Int, text: Range<Int>) throws(IngestError) {
    try close()
    opening = Opening(line: line)
    speaker = try builder.inferredSpeaker(name)
    self.text.append(contentsOf: bytes[text])
  }

  /// Begins a turn of nobody.
  mutating func openNameless(_ next: Opening, text: Range<Int>) throws(IngestError) {
    try open(next, text: text)
    speaker = nil
  }

  /// Adds a line to the open turn; without one it is dropped.
  mutating func add(_ line: Range<Int>) {
    guard opening != nil, !line.isEmpty else { return }
    if !text.isEmpty { text.append(.lineFeed) }
    if pendingBreak, !text.isEmpty { text.append(.lineFeed) }
    pendingBreak = false
    text.append(contentsOf: bytes[line])
  }

  /// Ends a paragraph of the open turn.
  mutating func endParagraph() { pendingBreak = !text.isEmpty }

  /// Ends the open turn.
  mutating func close() throws(IngestError) {
    defer {
      text.removeAll(keepingCapacity: true)
      pendingBreak = false
    }
    guard let opening else { return }
    self.opening = nil
    let words = isMarkdown ? MarkdownText.plain(text) : text
    guard !words.isEmpty else {
      if opening.label != nil { builder.note("turn-without-text", line: opening.line) }
      return
    }
    try append(opening, words)
  }

  private mutating func append(_ opening: Opening, _ words: [UInt8]) throws(IngestError) {
    var kind = opening.kind ?? builder.utteranceKind(of: speaker)
    if kind == .speech, SoundNote.isAll(of: words) { kind = .event }
    let time = opening.start.map { start in
      SpokenTime(
        start: Timestamp(milliseconds: start),
        end: opening.end.map { Timestamp(milliseconds: $0) }, origin: opening.origin)
    }
    let utterance = Utterance(
      time: time, speaker: speaker, kind: kind, text: String(decoding: words, as: UTF8.self),
      line: opening.line)
    if isRepetition(utterance) { return }
    noteClock(utterance)
    try builder.append(utterance)
    last = utterance
  }

  /// The same turn twice in a row, at the same time: a line that was copied twice.
  private func isRepetition(_ utterance: Utterance) -> Bool {
    guard let last, utterance.time != nil else { return false }
    return last.time == utterance.time && last.speaker == utterance.speaker
      && last.text == utterance.text
  }

  /// Notes times that go back by more than a minute, and ends before starts.
  private mutating func noteClock(_ utterance: Utterance) {
    guard let time = utterance.time else { return }
    if let end = time.end, end < time.start {
      builder.note("end-before-start", line: utterance.line)
    }
    if let before = last?.time, before.start - time.start > 60_000 {
      builder.note("clock-reset", line: utterance.line)
    }
  }

  /// The transcript.
  mutating func finish() throws(IngestError) -> IngestResult {
    try close()
    return builder.result()
  }
}

/// Notes in brackets that stand for sounds: `[laughter]`, `(applause)`.
enum SoundNote {
  /// Words in brackets for speech that was not understood: it is speech all the same.
  private static let speech = ["inaudible", "unintelligible", "crosstalk", "indiscernible"]

  /// Whether a text is nothing but notes in brackets.
  static func isAll(of text: [UInt8]) -> Bool {
    guard let first = text.first, let last = text.last,
      first == .openBracket || first == .openParenthesis,
      last == .closeBracket || last == .closeParenthesis, text.count <= 200
    else { return false }
    var depth = 0
    for byte in text {
      if byte == .openBracket || byte == .openParenthesis { depth += 1 }
      if depth == 0, !byte.isBlankOrBreak { return false }
      if byte == .closeBracket || byte == .closeParenthesis { depth -= 1 }
    }
    let words = String(decoding: text, as: UTF8.self).lowercased()
    return !speech.contains { words.contains($0) }
  }
}
