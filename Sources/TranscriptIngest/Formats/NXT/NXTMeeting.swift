import TranscriptModel

/// Gathers what the speakers of an NXT meeting say.
struct NXTMeeting {
  /// Without segments, a pause as long as this ends a cue, in milliseconds.
  private static let pause = 1000

  private let limits: IngestLimits
  private var builder: TranscriptBuilder
  private var utterances = TierUtterances()

  init(limits: IngestLimits) {
    self.limits = limits
    builder = TranscriptBuilder(format: "nxt", limits: limits)
  }

  /// Reads a file of words.
  mutating func words(_ bytes: [UInt8]) throws(IngestError) -> NXTWords {
    var words = NXTWords()
    for note in try XMLEvents.read(bytes, limits: limits, into: &words) {
      builder.note(note.code, line: note.line)
    }
    return words
  }

  /// Adds what one speaker says.
  mutating func add(
    _ words: NXTWords, segments: [UInt8]?, speaker letter: String?
  ) throws(IngestError) {
    var speaker: Int?
    if let letter { speaker = try builder.speaker(label: letter) }
    guard let segments else { return addAtPauses(words, speaker) }
    var document = NXTSegments()
    for note in try XMLEvents.read(segments, limits: limits, into: &document) {
      builder.note(note.code, line: note.line)
    }
    var joined = 0
    for segment in document.segments {
      var text = SpeechText()
      for range in segment.ranges {
        guard let first = words.position(range.first), let last = words.position(range.last),
          first <= last
        else {
          builder.note("unresolved-reference")
          continue
        }
        // Each word belongs to one segment; a file that says otherwise would multiply the text.
        joined += last - first + 1
        guard joined <= 4 * words.all.count else { throw Self.multiplied() }
        for word in words.all[first...last] { word.append(to: &text) }
      }
      utterances.append(
        TierUtterances.Entry(
          id: segment.id, time: Self.time(segment.start, segment.end), speaker: speaker,
          text: text.take()))
    }
  }

  private static func multiplied() -> IngestError {
    IngestError(
      .refused, code: "xml-text-multiplied", finding: "segments that repeat the words many times",
      expectation: "segments that share out the words",
      remedy: "check that words and segments are of the same meeting")
  }

  private mutating func addAtPauses(_ words: NXTWords, _ speaker: Int?) {
    var text = SpeechText()
    var (start, end): (Int?, Int?)
    for word in words.all where word.text != nil {
      if let end, let next = word.start, next - end >= Self.pause, !text.isEmpty {
        utterances.append(
          TierUtterances.Entry(time: Self.time(start, end), speaker: speaker, text: text.take()))
        start = nil
      }
      if text.isEmpty { start = word.start }
      end = word.end ?? end
      word.append(to: &text)
    }
    utterances.append(
      TierUtterances.Entry(time: Self.time(start, end), speaker: speaker, text: text.take()))
  }

  private static func time(_ start: Int?, _ end: Int?) -> SpokenTime? {
    start.map {
      SpokenTime(
        start: Timestamp(milliseconds: $0), end: end.map(Timestamp.init(milliseconds:)))
    }
  }

  /// The transcript of the whole meeting.
  mutating func result() throws(IngestError) -> IngestResult {
    try utterances.build(into: &builder)
    return builder.result()
  }
}

/// A file of words: words and punctuation, and sounds that segments may begin or end with.
struct NXTWords: XMLHandler {
  enum Element: String { case root, w }
  enum Attribute: String { case id, starttime, endtime, punc }

  /// A word, or something else that has an id.
  struct Word {
    var start: Int?
    var end: Int?
    var isPunctuation = false
    /// The word; nil for sounds, gaps and marks of disfluency.
    var text: [UInt8]?

    func append(to speech: inout SpeechText) {
      guard let text else { return }
      if isPunctuation { speech.appendPunctuation(text) } else { speech.beginWord(text) }
    }
  }

  private(set) var rootID: String?
  private(set) var all: [Word] = []
  private var positions: [String: Int] = [:]
  private var isInWord = false

  /// The position of the element with this id in `all`.
  func position(_ id: String) -> Int? { positions[id] }

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    guard element != .root else { return rootID = attributes[.id] }
    guard let id = attributes[.id] else { return }
    positions[id] = all.count
    isInWord = element == .w
    all.append(
      Word(
        start: SecondsClock.milliseconds(attributes.cursor(.starttime)),
        end: SecondsClock.milliseconds(attributes.cursor(.endtime)),
        isPunctuation: attributes[.punc] == "true"))
  }

  mutating func end(_ element: Element?) { isInWord = false }

  mutating func text(_ run: [UInt8]) {
    guard isInWord, run.contains(where: { !$0.isXMLSpace }) else { return }
    all[all.count - 1].text = (all[all.count - 1].text ?? []) + run
  }
}

/// A file of segments: each refers to a row of words.
struct NXTSegments: XMLHandler {
  enum Element: String { case segment, child }
  enum Attribute: String {
    case id, href
    case start = "transcriber_start"
    case end = "transcriber_end"
  }

  /// One segment.
  struct Segment {
    var id: String?
    var start: Int?
    var end: Int?
    var ranges: [(first: String, last: String)] = []
  }

  private(set) var segments: [Segment] = []

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    switch element {
    case .segment:
      segments.append(
        Segment(
          id: attributes[.id], start: SecondsClock.milliseconds(attributes.cursor(.start)),
          end: SecondsClock.milliseconds(attributes.cursor(.end))))
    case .child:
      guard !segments.isEmpty, let range = attributes[.href].flatMap(Self.range) else { return }
      segments[segments.count - 1].ranges.append(range)
    case nil: break
    }
  }

  mutating func end(_ element: Element?) {}
  mutating func text(_ run: [UInt8]) {}

  /// The ids in `file.xml#id(a)..id(b)` or `file.xml#id(a)`.
  private static func range(_ reference: String) -> (first: String, last: String)? {
    let ids = reference.split(separator: "#").last?.split(separator: "id(").compactMap { part in
      part.split(separator: ")").first.map(String.init)
    }
    guard let first = ids?.first, let last = ids?.last else { return nil }
    return (first, last)
  }
}
