/// SubRip captions, in the many ways in which tools and people write them.
///
/// No standard governs the format, so this reader looks for lines of times and takes what stands
/// between them. See `docs/formats/srt.md`.
struct SRT: TranscriptReader {
  var limits = IngestLimits()

  var name: String { "srt" }
  var summary: String { "SubRip captions (.srt): editors, Whisper, WhisperX, podcasts" }

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    var cursor = ByteCursor(Array(head))
    var linesAbove = 0
    var number: Range<Int>?
    while !cursor.isAtEnd, linesAbove < 40 {
      let line = cursor.takeLine()
      if line.allSatisfy({ cursor.bytes[$0].isWhiteSpace }) { continue }
      var times = CaptionTimesReader(cursor.bytes, line)
      if let times = times.lenient(), times.end != nil {
        if linesAbove == 0 { return looksPadded(cursor.bytes, line) ? .certain : .possible }
        guard let number, cursor.isNumber(number) else { return .no }
        return linesAbove == 1 ? .certain : .possible
      }
      number = line
      linesAbove += 1
    }
    return .no
  }

  /// Whether times have two digits where two belong: old Teams files begin with `0:0:3.270`.
  private func looksPadded(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let fields = bytes[line].prefix { $0.isDigit || $0 == .colon }.split(separator: .colon)
    return fields.count > 1 && fields.dropFirst().allSatisfy { $0.count == 2 }
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var parser = SRTParser(bytes)
    parser.file()
    return try parser.track.transcript(
      format: name, variant: { _ in nil }, limits: limits)
  }
}

/// Takes a SubRip file apart: lines of times, and what stands between them.
private struct SRTParser {
  var track: CaptionTrack
  private var cursor: ByteCursor
  private var lineNumber = 0
  /// The cue whose text is being collected; nil before the first one and in a damaged one.
  private var open: CaptionTrack.Cue?
  /// The lines since the last line of times.
  private var lines: [Line] = []
  private var lastNumber = 0

  private struct Line {
    var range: Range<Int>
    var number: Int
    var isEmpty: Bool
  }

  private var bytes: [UInt8] { cursor.bytes }

  init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
    track = CaptionTrack(file: bytes)
  }

  mutating func file() {
    while !cursor.isAtEnd {
      lineNumber += 1
      let range = cursor.takeLine()
      let trimmed = cursor.trimmed(range)
      let line = Line(range: trimmed, number: lineNumber, isEmpty: trimmed.isEmpty)
      if let times = times(trimmed) {
        begin(line, times)
      } else if CaptionTimesReader.areDamaged(in: bytes, trimmed) {
        _ = takeNumber()
        close()
        open = nil
        track.note("bad-timing", line: lineNumber)
      } else {
        lines.append(line)
      }
    }
    close()
  }

  private func times(_ line: Range<Int>) -> CaptionTimes? {
    guard let first = bytes[line].first, first.isDigit || first == .minus else { return nil }
    if let times = CaptionTimesReader.padded(bytes, line, point: .comma) { return times }
    var strict = CaptionTimesReader(bytes, line)
    var lenient = strict
    return strict.strictSubRip() ?? lenient.lenient()
  }

  /// Begins a cue at its line of times, with the number that stands above it.
  private mutating func begin(_ line: Line, _ times: CaptionTimes) {
    let number = takeNumber()
    close()
    track.check(times, line: line.number)
    if let number { lastNumber = cursor.value(of: number.range) ?? lastNumber }
    open = CaptionTrack.Cue(
      id: number?.range, start: times.start, end: times.end, text: 0..<0,
      line: number?.number ?? line.number, isRecovered: !times.isStrict)
  }

  /// Takes the number of the next cue off the lines; nil where they end in text.
  ///
  /// A number alone may be speech ("42"). It is the next cue's where an empty line or other text
  /// stands above it, or where it goes on counting.
  private mutating func takeNumber() -> Line? {
    guard let position = lines.lastIndex(where: { !$0.isEmpty }) else { return nil }
    let line = lines[position]
    guard let value = cursor.value(of: line.range) else { return nil }
    let goesOn = value == lastNumber + 1
    let isAlone = position == 0 && open != nil
    let isApart = position + 1 < lines.count
    guard goesOn || !(isAlone || isApart) else { return nil }
    lines.removeSubrange(position...)
    return line
  }

  /// Adds the open cue with the lines that were collected.
  private mutating func close() {
    defer { lines.removeAll(keepingCapacity: true) }
    guard var cue = open else { return }
    open = nil
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    lines.removeSubrange(..<(lines.firstIndex { !$0.isEmpty } ?? lines.endIndex))
    if let only = lines.first, lines.count == 1, !CaptionTrack.mayHoldMarkup(bytes, only.range) {
      cue.text = only.range
    } else {
      let start = track.text.count
      for line in lines {
        if track.text.count > start { track.text.append(.lineFeed) }
        track.appendWithoutMarkup(bytes, line.range)
      }
      cue.text = start..<track.text.count
    }
    cue.hasSeveralLines = lines.count > 1
    let before = track.cues.count
    track.append(cue)
    if track.cues.count > before { track.dropRepeatedCue() }
  }
}

extension ByteCursor {
  /// The number that `range` is, and nothing else; nil where it is something else.
  func value(of range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 9 else { return nil }
    var cursor = ByteCursor(bytes, range)
    let number = cursor.number()
    return cursor.isAtEnd ? number : nil
  }

  /// Whether `range` is a number, blanks around it aside.
  func isNumber(_ range: Range<Int>) -> Bool { value(of: trimmed(range)) != nil }
}
