import TranscriptModel

/// Reads the chat of a Zoom meeting.
///
/// A chat is written, not spoken: it stays apart from speech.
public struct ZoomChat: PlainTextReader {
  let format = TextFormat.zoomChat
  /// What the reader reads.
  public let summary = "the chat of a Zoom meeting, from the cloud or saved on a computer"

  /// Makes the reader.
  public init() {}

  /// The beginning of a message.
  struct Head {
    let label: Range<Int>
    let clock: Int
    let text: Range<Int>
    /// Whether the clock is the time of the day, as computers save it.
    let isTimeOfDay: Bool

    /// Written as `00:13:46⇥Dana:⇥hi`, `09:30:12 From Dana to Everyone:`.
    init?(_ bytes: [UInt8], _ line: Range<Int>) {
      var cursor = ByteCursor(bytes, line)
      guard let clock = DayClock.read(&cursor) else { return nil }
      self.clock = clock
      let hasTab = cursor.current == .tab
      guard hasTab || cursor.current == .space else { return nil }
      cursor.skipBlanks()
      if let words = FromTo(bytes, cursor.index..<line.upperBound) {
        label = words.label
        text = words.text
        isTimeOfDay = true
        return
      }
      guard hasTab, let found = LabelPrefix.candidate(in: bytes, cursor.index..<line.upperBound),
        found.label.upperBound + 1 < line.upperBound
      else { return nil }
      label = found.label
      text = found.text
      isTimeOfDay = false
    }
  }

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var chat = Chat(bytes)
    return try chat.read()
  }
}

/// `From Dana Ruiz to Everyone: text`, in the languages of Zoom's menus.
private struct FromTo {
  let label: Range<Int>
  let text: Range<Int>

  private static let words: [(from: StaticString, to: StaticString)] = [
    ("From ", " to "), ("From ", " To "), ("Von ", " an "), ("De ", " à "), ("De ", " a "),
    ("De ", " para "), ("Da ", " a "), ("Van ", " aan "), ("Från ", " till "),
  ]

  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    for (from, to) in Self.words {
      var cursor = ByteCursor(bytes, range)
      guard cursor.skip(from), let found = Self.colon(bytes, cursor.index..<range.upperBound) else {
        continue
      }
      let names = cursor.index..<found
      text = cursor.trimmed((found + 1)..<range.upperBound)
      label = cursor.trimmed(names.lowerBound..<Self.end(of: names, before: to, bytes))
      guard !label.isEmpty else { return nil }
      return
    }
    return nil
  }

  private static func colon(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes[range.prefix(2 * LabelShape.longest)].indices.first { index in
      bytes[index] == .colon && (index + 1 >= range.upperBound || bytes[index + 1].isBlankOrBreak)
    }
  }

  /// Where the sender's name ends: at the last `to`, or at the end where no receiver stands.
  private static func end(of names: Range<Int>, before to: StaticString, _ bytes: [UInt8]) -> Int {
    for index in names.reversed() {
      var cursor = ByteCursor(bytes, index..<names.upperBound)
      if cursor.skip(to) { return index }
    }
    return names.upperBound
  }
}

/// One pass over a chat.
private struct Chat {
  private let bytes: [UInt8]
  private var builder = TranscriptBuilder(format: "text", variant: TextFormat.zoomChat.rawValue)
  private var day = DayClock()
  private var open: (head: ZoomChat.Head, line: Int)?
  private var lines: [Range<Int>] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() throws(IngestError) -> IngestResult {
    for line in TrimmedLines(bytes) {
      if let head = ZoomChat.Head(bytes, line.range) {
        try close()
        open = (head, line.number)
        if !head.text.isEmpty { lines.append(head.text) }
      } else if open != nil, !line.isBlank {
        lines.append(line.range)
      }
    }
    try close()
    return builder.result()
  }

  private mutating func close() throws(IngestError) {
    defer { lines.removeAll(keepingCapacity: true) }
    guard let (head, line) = open else { return }
    open = nil
    let start = head.isTimeOfDay ? day.offset(of: head.clock) : head.clock
    let speaker = try builder.speaker(label: String(decoding: bytes[head.label], as: UTF8.self))
    let isReaction = lines.first.map {
      begins($0, with: "Reacted to ") || begins($0, with: "Removed a ")
    }
    if let first = lines.first, begins(first, with: "Replying to ") { lines.removeFirst() }
    let text = lines.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "\n")
    try builder.append(
      Utterance(
        time: SpokenTime(start: Timestamp(milliseconds: start)), speaker: speaker,
        kind: isReaction == true ? .event : .chat, text: text, line: line))
  }

  private func begins(_ line: Range<Int>, with words: StaticString) -> Bool {
    var cursor = ByteCursor(bytes, line)
    return cursor.skip(words)
  }
}
