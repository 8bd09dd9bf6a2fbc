import TranscriptModel

/// Reads the transcripts of DaVinci Resolve and Premiere: two timecodes, a name, the words.
public struct Resolve: PlainTextReader {
  let format = TextFormat.resolve
  /// What the reader reads.
  public let summary = "DaVinci Resolve and Premiere: [01:00:00:12 - 01:00:04:00], name, words"

  /// Makes the reader.
  public init() {}

  /// `[01:00:00:12 - 01:00:04:00]`, with brackets in Resolve and without in Premiere.
  struct Head {
    let start: Timecode
    let end: Timecode
    let isBracketed: Bool

    init?(_ bytes: [UInt8], _ line: Range<Int>) {
      var cursor = ByteCursor(bytes, line)
      isBracketed = cursor.skip(.openBracket)
      guard let start = Timecode(&cursor) else { return nil }
      cursor.skipBlanks()
      guard cursor.skip(.minus) || cursor.skip("–") else { return nil }
      cursor.skipBlanks()
      guard let end = Timecode(&cursor), !isBracketed || cursor.skip(.closeBracket),
        cursor.isAtEnd
      else { return nil }
      self.start = start
      self.end = end
    }
  }

  /// Hours, minutes, seconds and frames.
  struct Timecode {
    let seconds: Int
    let frame: Int

    init?(_ cursor: inout ByteCursor) {
      var fields: [Int] = []
      while let field = cursor.number() {
        fields.append(field)
        guard fields.count < 4, cursor.skip(.colon) || cursor.skip(.semicolon) else { break }
      }
      guard fields.count == 4, fields[1] < 60, fields[2] < 60, fields[3] < 120 else { return nil }
      seconds = (fields[0] * 60 + fields[1]) * 60 + fields[2]
      frame = fields[3]
    }

    /// The time at `rate` frames a second, halves rounded up.
    func milliseconds(at rate: Int) -> Int {
      seconds * 1000 + (frame * 2000 + rate) / (2 * rate)
    }
  }

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    let rate = rate(bytes)
    var assembler = TurnAssembler(bytes, variant: format, isMarkdown: false)
    assembler.builder.note("frame-rate-assumed")
    var lines = TrimmedLines(bytes)
    var waiting = lines.next()
    while let line = waiting {
      waiting = lines.next()
      guard let head = Head(bytes, line.range) else {
        if line.isBlank { assembler.endParagraph() } else { assembler.add(line.range) }
        continue
      }
      var opening = TurnAssembler.Opening(
        start: head.start.milliseconds(at: rate), end: head.end.milliseconds(at: rate),
        line: line.number)
      let nothing = line.range.upperBound..<line.range.upperBound
      // In Resolve words are indented, and without a name it is an event; in Premiere a line with
      // the shape of a name is one.
      if let name = waiting, !name.isBlank, name.indent == 0, isName(bytes, name.range, head) {
        opening.label = name.range
        waiting = lines.next()
        try assembler.open(opening, text: nothing)
      } else {
        opening.kind = head.isBracketed ? .event : nil
        try assembler.openNameless(opening, text: nothing)
      }
    }
    return try assembler.finish()
  }

  private func isName(_ bytes: [UInt8], _ line: Range<Int>, _ head: Head) -> Bool {
    Head(bytes, line) == nil && (head.isBracketed || LabelShape(bytes, line) > .none)
  }

  /// The frames in a second: 24, unless a frame is counted that 24 do not have.
  private func rate(_ bytes: [UInt8]) -> Int {
    var highest = 0
    for line in TrimmedLines(bytes) {
      guard let head = Head(bytes, line.range) else { continue }
      highest = max(highest, head.start.frame, head.end.frame)
    }
    return [24, 25, 30, 50, 60].first { highest < $0 } ?? 120
  }
}
