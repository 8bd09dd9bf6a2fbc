/// A caption file before anybody knows who speaks: its cues, and their plain text in one buffer.
///
/// Readers of caption formats fill it; `transcript(…)` then applies what only the whole file can
/// tell: which labels are labels, whose the cues without one are, which lines are repeated.
///
/// Most text stands in the file as it is said. So the buffer begins with the file itself, and only
/// text that had to be rewritten is added behind it.
struct CaptionTrack {
  /// One cue, or the part of a cue that one voice speaks.
  ///
  /// A file has many, and each pass over them costs what they weigh: places are kept in 32 bits,
  /// which is room for any file below `IngestLimits.fileBytes`.
  struct Cue {
    private var idPlace: Place
    private var textPlace: Place
    private var lineNumber: UInt32
    private var voiceNumber: Int32
    var start: Int
    var end: Int?
    /// What stands at the beginning of the text as a label does; it may be none.
    var label: Label?
    /// Whether the text has more than one line.
    var hasSeveralLines = false
    /// Whether the speaker is settled: a cue with a voice says whose its other text is not.
    var isAttributed = false
    /// Whether a strict reader of the format would have dropped the cue or read other times.
    var isRecovered = false

    init(
      id: Range<Int>? = nil, start: Int, end: Int?, text: Range<Int>, line: Int,
      voice: Int? = nil, isAttributed: Bool = false, isRecovered: Bool = false
    ) {
      idPlace = Place(id ?? 0..<0)
      textPlace = Place(text)
      lineNumber = UInt32(line)
      voiceNumber = Int32(voice ?? -1)
      self.start = start
      self.end = end
      self.isAttributed = isAttributed
      self.isRecovered = isRecovered
    }

    /// The cue's identifier, in `text` of the track; nil where it has none.
    var id: Range<Int>? { idPlace.range.isEmpty ? nil : idPlace.range }

    /// The plain text, in `text` of the track.
    var text: Range<Int> {
      get { textPlace.range }
      set { textPlace = Place(newValue) }
    }

    /// The 1-based line of the file on which the cue starts.
    var line: Int { Int(lineNumber) }

    /// The position in `voices` where the file's marks name the speaker.
    var voice: Int? {
      get { voiceNumber < 0 ? nil : Int(voiceNumber) }
      set { voiceNumber = Int32(newValue ?? -1) }
    }
  }

  /// A range of the track's text.
  private struct Place {
    let lower, upper: UInt32

    init(_ range: Range<Int>) {
      lower = UInt32(range.lowerBound)
      upper = UInt32(range.upperBound)
    }

    var range: Range<Int> { Int(lower)..<Int(upper) }
  }

  /// A possible label at the beginning of a cue's text.
  struct Label {
    private let number, place: UInt32

    init(position: Int, textStart: Int) {
      number = UInt32(position)
      place = UInt32(textStart)
    }

    /// The position among the file's possible labels.
    var position: Int { Int(number) }
    /// Where the text behind the label begins.
    var textStart: Int { Int(place) }
  }

  /// The file, and behind it the text of cues that is not as in the file; LF separates lines.
  var text: [UInt8]
  /// The cues in order of the file.
  var cues: [Cue] = []
  /// The labels that stand in marks of the file, apart from the text.
  private(set) var voices: [String] = []
  private(set) var notes: [IngestNote] = []
  private var voicePositions = ByteTable()

  /// Makes a track without cues of a file.
  init(file: [UInt8] = []) {
    text = file
    cues.reserveCapacity(file.count / 96)
  }

  /// Adds a cue whose text stands in `text`.
  ///
  /// One without text is left out.
  mutating func append(_ cue: Cue) {
    let trimmed = trimmedText(cue.text)
    guard !trimmed.isEmpty else { return }
    cues.append(cue)
    cues[cues.count - 1].text = trimmed
  }

  /// The plain text of lines of the file that hold no markup.
  mutating func plainText(of bytes: [UInt8], _ lines: Range<Int>) -> Range<Int> {
    guard bytes[lines].contains(.carriageReturn) else { return lines }
    let start = text.count
    appendLines(of: bytes, lines)
    return start..<text.count
  }

  /// Writes lines of `bytes` behind the text so far, with LF between them.
  mutating func appendLines(of bytes: [UInt8], _ lines: Range<Int>) {
    var start = lines.lowerBound
    while let end = bytes[start..<lines.upperBound].firstIndex(of: .carriageReturn) {
      text.append(contentsOf: bytes[start..<end])
      start = end + 1
      if start >= lines.upperBound || bytes[start] != .lineFeed { text.append(.lineFeed) }
    }
    text.append(contentsOf: bytes[start..<lines.upperBound])
  }

  /// The position of the voice with this label, which is added on first sight.
  ///
  /// - Parameters:
  ///   - written: The label as the file writes it, for comparison.
  ///   - label: Makes the label to show, where it is new.
  /// - Returns: The position in `voices`.
  mutating func voice(_ written: ArraySlice<UInt8>, label: () -> String) -> Int {
    let (position, isNew) = voicePositions.position(of: written)
    if isNew { voices.append(label()) }
    return position
  }

  /// Records a repair.
  mutating func note(_ code: String, line: Int? = nil) {
    notes.append(IngestNote(code: code, line: line))
  }

  /// Records what is odd about times.
  mutating func check(_ times: CaptionTimes, line: Int) {
    if let end = times.end, end < times.start { note("end-before-start", line: line) }
    if times.countsFrames { note("frame-rate-assumed", line: line) }
  }

  /// Takes the last cue back where it repeats the one before: same id, times and words.
  mutating func dropRepeatedCue() {
    guard cues.count > 1 else { return }
    let (old, new) = (cues[cues.count - 2], cues[cues.count - 1])
    guard old.start == new.start, old.end == new.end, old.voice == new.voice,
      text[old.id ?? 0..<0].elementsEqual(text[new.id ?? 0..<0]),
      text[old.text].elementsEqual(text[new.text])
    else { return }
    cues.removeLast()
  }

  /// `range` of the text without white space at its ends.
  func trimmedText(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, text[lower].isWhiteSpace { lower += 1 }
    while upper > lower, text[upper - 1].isWhiteSpace { upper -= 1 }
    return lower..<upper
  }

  /// The lines of a cue's text.
  func lines(of range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where text[index] == .lineFeed {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<range.upperBound)
    return lines
  }
}
