import TranscriptModel

/// The elements and the text of a FOLKER transcription.
struct FLNDocument: XMLHandler {
  enum Element: String {
    case speaker, name, timepoint, contribution, w, alternative, pause, breathe
    case sound = "non-phonological"
  }

  enum Attribute: String {
    case id
    case speakerID = "speaker-id"
    case point = "timepoint-id"
    case time = "absolute-time"
    case speaker = "speaker-reference"
    case start = "start-reference"
    case end = "end-reference"
  }

  private struct Contribution {
    var id: String?
    var speaker: String?
    var start: String?
    var end: String?
    var text = ""
    var line: Int
  }

  private var points = TimePoints()
  private var people = DeclaredSpeakers()
  private var speaker: String?
  private var speakerName: [UInt8]?
  private var contribution: Contribution?
  private var contributions: [Contribution] = []
  private var text = SpeechText()
  private var isInWord = false
  /// How many elements are open below one that was not said.
  private var skipped = 0

  mutating func start(
    _ element: Element?, _ attributes: XMLAttributes<Attribute>, line: Int
  ) {
    if skipped > 0 { return skipped += 1 }
    switch element {
    case .speaker: speaker = attributes[.speakerID]
    case .name: speakerName = speaker == nil ? nil : []
    case .timepoint:
      guard let id = attributes[.point] else { return }
      points.add(id, at: SecondsClock.milliseconds(attributes.cursor(.time)))
    case .contribution:
      contribution = Contribution(
        id: attributes[.id], speaker: attributes[.speaker], start: attributes[.start],
        end: attributes[.end], line: line)
    case .w: isInWord = true
    case .alternative, .pause, .breathe, .sound:
      text.part()
      skipped = 1
    case nil: break
    }
  }

  mutating func end(_ element: Element?) {
    if skipped > 0 { return skipped -= 1 }
    switch element {
    case .speaker:
      if let speaker { people.declare(speaker, name: takeName()) }
      speaker = nil
    case .w:
      isInWord = false
      text.part()
    case .contribution:
      guard var closed = contribution else { return }
      contribution = nil
      closed.text = text.take()
      contributions.append(closed)
    default: break
    }
  }

  mutating func text(_ run: [UInt8]) {
    guard skipped == 0 else { return }
    guard contribution != nil else {
      speakerName?.append(contentsOf: run)
      return
    }
    if isInWord {
      text.beginWord(run)
      // A point of time may cut the word in two; the rest is no word of its own.
      isInWord = false
    } else {
      text.append(TranscriberCodes.removed(from: run))
    }
  }

  private mutating func takeName() -> String? {
    let words = String(decoding: speakerName ?? [], as: UTF8.self).split { $0.isWhitespace }
    speakerName = nil
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Hands the speech to a builder.
  mutating func build(into builder: inout TranscriptBuilder) throws(IngestError) {
    points.settle()
    for contribution in contributions where !contribution.text.isEmpty {
      if let start = contribution.start, !points.contains(start) {
        builder.note("unresolved-reference", line: contribution.line)
      }
      var time = points.time(from: contribution.start, to: contribution.end)
      if let known = time, let end = known.end, end < known.start {
        builder.note("end-before-start", line: contribution.line)
        time?.end = nil
      }
      let speaker = try people.speaker(contribution.speaker.map { [$0] } ?? [], in: &builder)
      try builder.append(
        Utterance(
          sourceID: contribution.id, time: time, speaker: speaker, text: contribution.text,
          line: contribution.line))
    }
  }
}
