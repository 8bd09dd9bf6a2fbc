import TranscriptModel

/// The elements and the text of a Transcriber document.
///
/// The text of a turn is cut by `Sync`, which gives the time, and in turns of several speakers by
/// `Who`, whose `nb` counts the speakers of this turn.
struct TRSDocument: XMLHandler {
  enum Element: String {
    case speaker = "Speaker"
    case episode = "Episode"
    case turn = "Turn"
    case sync = "Sync"
    case who = "Who"
    case event = "Event"
    case comment = "Comment"
    case background = "Background"
  }

  enum Attribute: String { case id, name, speaker, startTime, endTime, time, nb, program }

  /// What one speaker says between two points of time.
  private struct Voice {
    /// The place in the turn's list of speakers, from 1; 0: before anybody was named.
    var number: Int
    var text = SpeechText()
    var line: Int
  }

  private(set) var builder: TranscriptBuilder
  private var people = DeclaredSpeakers()
  private var isInTurn = false
  private var speakers: [String] = []
  private var turnEnd: Int?
  private var start: Int?
  private var voices: [Voice] = []
  private var voiceOfNumber: [Int: Int] = [:]
  private var number = 0
  private var line = 0

  init(limits: IngestLimits) {
    builder = TranscriptBuilder(format: "trs", limits: limits)
  }

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) throws(IngestError) {
    switch element {
    case .speaker:
      if let id = attributes[.id] { people.declare(id, name: attributes[.name]) }
    case .episode:
      if let program = attributes[.program], !program.isEmpty { builder.source.title = program }
    case .turn: openTurn(attributes, line: line)
    case .sync where isInTurn:
      let time = SecondsClock.milliseconds(attributes.cursor(.time))
      if time == nil { builder.note("bad-timing", line: line) }
      try endStretch(at: time)
      (start, self.line) = (time ?? start, line)
    case .who where isInTurn:
      number = attributes[.nb].flatMap { Int($0) } ?? 0
      if number < 1 || number > speakers.count { builder.note("unresolved-reference", line: line) }
    case .event, .comment, .background: partWords()
    default: break
    }
  }

  mutating func end(_ element: Element?) throws(IngestError) {
    guard element == .turn, isInTurn else { return }
    try endStretch(at: turnEnd)
    isInTurn = false
  }

  mutating func text(_ run: [UInt8]) {
    guard isInTurn, run.contains(where: { !$0.isXMLSpace }) else { return partWords() }
    if let index = voiceOfNumber[number] {
      voices[index].text.part()
      voices[index].text.append(run)
    } else {
      voiceOfNumber[number] = voices.count
      voices.append(Voice(number: number, line: line))
      voices[voices.count - 1].text.append(run)
    }
  }

  /// An event or a comment between two words parts them.
  private mutating func partWords() {
    guard isInTurn, let index = voiceOfNumber[number] else { return }
    voices[index].text.part()
  }

  private mutating func openTurn(_ attributes: XMLAttributes<Attribute>, line: Int) {
    isInTurn = true
    speakers = attributes[.speaker]?.split { $0.isWhitespace }.map(String.init) ?? []
    start = SecondsClock.milliseconds(attributes.cursor(.startTime))
    turnEnd = SecondsClock.milliseconds(attributes.cursor(.endTime))
    // One speaker needs no `Who`; of several nobody can be meant before it.
    number = speakers.count == 1 ? 1 : 0
    self.line = line
    for id in speakers where !people.contains(id) {
      builder.note("unresolved-reference", line: line)
    }
  }

  /// Everything up to `end` is one cue for each speaker, in the order of `nb`.
  private mutating func endStretch(at end: Int?) throws(IngestError) {
    voices.sort { $0.number < $1.number }
    let begin = start.map { Timestamp(milliseconds: $0) }
    var end = end.map { Timestamp(milliseconds: $0) }
    if let begin, let last = end, last < begin {
      builder.note("end-before-start", line: line)
      end = nil
    }
    for index in voices.indices {
      let isKnown = speakers.indices.contains(voices[index].number - 1)
      let ids = isKnown ? [speakers[voices[index].number - 1]] : []
      let speaker = try people.speaker(ids, in: &builder)
      try builder.append(
        Utterance(
          time: begin.map { SpokenTime(start: $0, end: end) }, speaker: speaker,
          text: voices[index].text.take(), line: voices[index].line))
    }
    voices.removeAll(keepingCapacity: true)
    voiceOfNumber.removeAll(keepingCapacity: true)
  }
}
