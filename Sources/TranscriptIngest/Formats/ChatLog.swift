import TranscriptModel

/// Reads logs of chats as IRC writes them: `[10:12] <Dana> text`.
///
/// A chat is written, not spoken: it stays apart from speech.
public struct ChatLog: PlainTextReader {
  let format = TextFormat.chatLog
  /// What the reader reads.
  public let summary = "logs of chats as IRC writes them: [10:12] <Dana> text"

  /// Makes the reader.
  public init() {}

  /// The beginning of a message or of an action.
  struct Head {
    let label: Range<Int>
    /// The time of the day, in milliseconds.
    let clock: Int
    let text: Range<Int>
    let kind: Utterance.Kind

    /// Written as `[10:12] <Dana> text`, `2026-03-02 10:12:09 <@Dana> text`, `10:12 * Dana waves`.
    init?(_ bytes: [UInt8], _ line: Range<Int>) {
      guard let stamp = ChatLog.stamp(bytes, line) else { return nil }
      clock =
        stamp.isTimeOfDay || stamp.fields > 2 ? stamp.milliseconds : stamp.milliseconds * 60
      var cursor = ByteCursor(bytes, stamp.range.upperBound..<line.upperBound)
      cursor.skipBlanks()
      if cursor.skip("* ") {
        label =
          cursor
          .index..<(bytes[cursor.index..<cursor.end].firstIndex(of: .space) ?? line.upperBound)
        kind = .event
      } else {
        guard cursor.skip(.lessThan),
          let close = bytes[cursor.index..<min(cursor.end, cursor.index + LabelShape.longest)]
            .firstIndex(of: .greaterThan)
        else { return nil }
        // Before a name stands the rank of its owner.
        if !cursor.skip("@") { cursor.skip("+") }
        label = cursor.trimmed(min(cursor.index, close)..<close)
        cursor.index = close + 1
        // `<i>music</i>` is a mark of captions.
        guard cursor.current == .space || cursor.current == .tab else { return nil }
        kind = .chat
      }
      text = cursor.trimmed(cursor.index..<line.upperBound)
      guard !label.isEmpty, !text.isEmpty else { return nil }
    }
  }

  /// Whether most of the first lines of a file are messages.
  static func isLog(_ bytes: [UInt8], _ lines: [Range<Int>]) -> Bool {
    let messages = lines.count { Head(bytes, $0)?.kind == .chat }
    return messages > 1 && messages * 2 >= lines.count
  }

  private static func stamp(_ bytes: [UInt8], _ line: Range<Int>) -> ClockStamp? {
    ClockStamp(bytes, at: line.lowerBound, end: line.upperBound)
      ?? ClockStamp(dated: bytes, at: line.lowerBound, end: line.upperBound)
  }

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var assembler = TurnAssembler(bytes, variant: format, isMarkdown: false)
    var day = DayClock()
    for line in TrimmedLines(bytes) where !line.isBlank {
      if let head = Head(bytes, line.range) {
        let opening = TurnAssembler.Opening(
          label: head.label, start: day.offset(of: head.clock), line: line.number,
          kind: head.kind)
        try assembler.open(opening, text: head.text)
      } else if Self.stamp(bytes, line.range) != nil {
        // Who came and who left.
        try assembler.close()
      } else {
        assembler.add(line.range)
      }
    }
    return try assembler.finish()
  }
}
