import TranscriptModel

/// Reads the old transcript of Teams as it is pasted: `0:0:3.270 --> 0:0:4.250`, the name, the
/// words, each on a line of its own or with all line ends lost.
public struct TeamsOld: PlainTextReader {
  let format = TextFormat.teamsOld
  /// What the reader reads.
  public let summary = "Teams' old transcript, pasted: 0:0:3.270 --> 0:0:4.250, name, words"

  /// Makes the reader.
  public init() {}

  /// Reads a whole file.
  public func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    let pieces = TeamsOldPieces(bytes)
    var names = GluedNames(bytes, pieces.glued)
    var builder = TranscriptBuilder(format: "text", variant: format.rawValue)
    for piece in pieces.all {
      let split = piece.isGlued ? names.split(piece.body) : piece.split(bytes)
      let speaker: Int?
      if let label = split.label {
        speaker = try builder.speaker(label: String(decoding: bytes[label], as: UTF8.self))
      } else {
        speaker = nil
      }
      if piece.end < piece.start { builder.note("end-before-start", line: piece.line) }
      let time = SpokenTime(
        start: Timestamp(milliseconds: piece.start), end: Timestamp(milliseconds: piece.end))
      let text = TeamsOldPieces.words(bytes, split.text)
      try builder.append(
        Utterance(
          time: time, speaker: speaker, kind: builder.utteranceKind(of: speaker), text: text,
          line: piece.line))
    }
    return builder.result()
  }

  /// Whether a line begins with the times of an old Teams cue.
  static func isTiming(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, line)
    guard let timing = TeamsOldTiming(&cursor) else { return false }
    return timing.isUnpadded
  }
}

/// `0:0:3.270 --> 0:0:4.250`: no field is padded, and milliseconds are a number, not a fraction.
private struct TeamsOldTiming {
  var start: Int
  var end: Int
  /// Whether a field shows that nothing is padded, as no caption file writes.
  var isUnpadded: Bool

  init?(_ cursor: inout ByteCursor) {
    guard let first = Self.time(&cursor) else { return nil }
    cursor.skipBlanks()
    guard cursor.skip("-->") else { return nil }
    cursor.skipBlanks()
    guard let second = Self.time(&cursor) else { return nil }
    start = first.milliseconds
    end = second.milliseconds
    isUnpadded = first.isUnpadded || second.isUnpadded
  }

  private static func time(_ cursor: inout ByteCursor) -> (milliseconds: Int, isUnpadded: Bool)? {
    let start = cursor.index
    guard let hours = cursor.number(), hours < 1000, cursor.skip(.colon) else { return nil }
    let minuteStart = cursor.index
    guard let minutes = cursor.number(), minutes < 60, cursor.skip(.colon) else { return nil }
    let isUnpadded = minuteStart - start == 2 && cursor.index - minuteStart == 2
    guard let seconds = cursor.number(), seconds < 60, cursor.skip(.dot),
      let milliseconds = cursor.number(), milliseconds < 1000
    else { return nil }
    let total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
    return (total, isUnpadded)
  }
}

/// The cues of an old Teams transcript: their times and everything up to the next times.
private struct TeamsOldPieces {
  struct Piece {
    let start: Int
    let end: Int
    let line: Int
    /// Name and words, still together.
    var body: Range<Int>
    /// Whether the name follows the times without a line end.
    let isGlued: Bool

    /// The name on the first line, the words on those below.
    func split(_ bytes: [UInt8]) -> (label: Range<Int>?, text: Range<Int>) {
      var cursor = ByteCursor(bytes, body)
      var first = cursor.trimmed(cursor.takeLine())
      while first.isEmpty, !cursor.isAtEnd { first = cursor.trimmed(cursor.takeLine()) }
      guard !cursor.isAtEnd, LabelShape(bytes, first) > .none else { return (nil, body) }
      return (first, cursor.index..<body.upperBound)
    }
  }

  private(set) var all: [Piece] = []

  var glued: [Range<Int>] { all.filter(\.isGlued).map(\.body) }

  init(_ bytes: [UInt8]) {
    var cursor = ByteCursor(bytes)
    var line = 1
    while let byte = cursor.current {
      if byte.isDigit {
        let start = cursor.index
        var probe = cursor
        if let timing = TeamsOldTiming(&probe) {
          close(at: start)
          let isGlued = probe.current.map { !$0.isBlankOrBreak } ?? false
          all.append(
            Piece(
              start: timing.start, end: timing.end, line: line, body: probe.index..<bytes.count,
              isGlued: isGlued))
          cursor = probe
          continue
        }
      }
      if byte == .lineFeed { line += 1 }
      cursor.advance()
    }
  }

  private mutating func close(at end: Int) {
    guard let last = all.indices.last else { return }
    all[last].body = all[last].body.lowerBound..<end
  }

  /// The lines of `range` without blanks around them.
  static func words(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var cursor = ByteCursor(bytes, range)
    var words: [UInt8] = []
    while !cursor.isAtEnd {
      let line = cursor.trimmed(cursor.takeLine())
      guard !line.isEmpty else { continue }
      if !words.isEmpty { words.append(.lineFeed) }
      words.append(contentsOf: bytes[line])
    }
    return String(decoding: words, as: UTF8.self)
  }
}

/// Finds names that are glued to words, as in `Omar HaddadRight`.
///
/// A name ends where a capital follows a small letter or a bracket. `McDonald` has such a place
/// inside, so the place counts that most cues of the file share.
private struct GluedNames {
  private let bytes: [UInt8]
  private var counts: [[UInt8]: Int] = [:]
  private var known: [[UInt8]] = []

  init(_ bytes: [UInt8], _ bodies: [Range<Int>]) {
    self.bytes = bytes
    for body in bodies {
      for end in boundaries(body) { counts[Array(bytes[body.lowerBound..<end]), default: 0] += 1 }
    }
    // The most frequent ones, and in a fixed order: more are no people.
    let recurring = counts.filter { $0.value > 1 }.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      return left.key.lexicographicallyPrecedes(right.key)
    }
    known = recurring.prefix(100).map(\.key)
  }

  /// The name and the words of a cue; without a name all of it is words.
  mutating func split(_ body: Range<Int>) -> (label: Range<Int>?, text: Range<Int>) {
    var best: (end: Int, count: Int)?
    for end in boundaries(body) {
      let count = counts[Array(bytes[body.lowerBound..<end])] ?? 0
      // Of places that are as frequent the last is the whole name, if it comes again at all.
      if count > best?.count ?? 0 || count > 1 && count == best?.count { best = (end, count) }
    }
    if let known = knownName(body), best?.count ?? 0 < 2 { best = (known, 2) }
    guard let end = best?.end else { return (nil, body) }
    return (body.lowerBound..<end, end..<body.upperBound)
  }

  /// The end of a name of another cue with which this one begins too, in spite of a small letter
  /// behind it.
  private func knownName(_ body: Range<Int>) -> Int? {
    var longest: Int?
    for name in known where bytes[body].starts(with: name) {
      longest = max(longest ?? 0, body.lowerBound + name.count)
    }
    return longest
  }

  /// The places in the first 80 bytes at which a name could end.
  private func boundaries(_ body: Range<Int>) -> [Int] {
    var places: [Int] = []
    var index = body.lowerBound + 1
    let limit = min(body.upperBound, body.lowerBound + 80)
    while index < limit {
      let before = bytes[index - 1]
      let isEnd = before >= 0x61 && before <= 0x7A || before >= 0x80 || before == .closeParenthesis
      if isEnd, bytes[index] >= 0x41, bytes[index] <= 0x5A { places.append(index) }
      if bytes[index] == .dot || bytes[index] == UInt8(ascii: "?") { break }
      index += 1
    }
    return places
  }
}
