import TranscriptModel

/// The elements and the text of an EXMARaLDA transcription.
///
/// Speech stands on tiers of category `v` and type `t`; all others describe it.
struct EXBDocument: XMLHandler {
  enum Element: String {
    case title = "transcription-name"
    case speaker
    case abbreviation
    case information = "ud-information"
    case point = "tli"
    case tier
    case event
  }

  enum Attribute: String {
    case id, time, speaker, category, type, start, end
    case attributeName = "attribute-name"
  }

  private struct Event {
    var speaker: String?
    var start: String?
    var end: String?
    var text = ""
    var line: Int
  }

  private var title: String?
  private var points = TimePoints()
  private var people = DeclaredSpeakers()
  private var speaker: String?
  private var abbreviation: String?
  private var fullName: String?
  private var field: [UInt8]?
  private var tierSpeaker: String?
  private var isVerbal = false
  private var event: Event?
  private var events: [Event] = []
  private var text = SpeechText()

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    switch element {
    case .title, .abbreviation: field = []
    case .information: field = attributes[.attributeName] == "Name" ? [] : nil
    case .speaker:
      speaker = attributes[.id]
      (abbreviation, fullName) = (nil, nil)
    case .point:
      guard let id = attributes[.id] else { return }
      points.add(id, at: SecondsClock.milliseconds(attributes.cursor(.time)))
    case .tier:
      isVerbal = attributes[.category] == "v" && attributes[.type] == "t"
      tierSpeaker = attributes[.speaker]
    case .event where isVerbal:
      event = Event(
        speaker: tierSpeaker, start: attributes[.start], end: attributes[.end], line: line)
    case .event, nil: break
    }
  }

  mutating func end(_ element: Element?) {
    switch element {
    case .title: title = takeField()
    case .abbreviation: abbreviation = takeField()
    case .information: if let name = takeField() { fullName = name }
    case .speaker:
      if let speaker { people.declare(speaker, name: fullName, label: abbreviation) }
      speaker = nil
    case .event:
      guard var closed = event else { return }
      event = nil
      closed.text = text.take()
      events.append(closed)
    default: break
    }
  }

  mutating func text(_ run: [UInt8]) {
    field?.append(contentsOf: run)
    if event != nil { text.append(TranscriberCodes.removed(from: run)) }
  }

  private mutating func takeField() -> String? {
    let words = String(decoding: field ?? [], as: UTF8.self).split { $0.isWhitespace }
    field = nil
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Hands the speech to a builder.
  mutating func build(into builder: inout TranscriptBuilder) throws(IngestError) {
    points.settle()
    builder.source.title = title
    var utterances = TierUtterances()
    for event in events where !event.text.isEmpty {
      if let start = event.start, !points.contains(start) {
        builder.note("unresolved-reference", line: event.line)
      }
      let speaker = try people.speaker(event.speaker.map { [$0] } ?? [], in: &builder)
      utterances.append(
        TierUtterances.Entry(
          time: points.time(from: event.start, to: event.end), speaker: speaker,
          text: event.text, line: event.line))
    }
    try utterances.build(into: &builder)
  }
}
