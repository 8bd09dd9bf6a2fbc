import TranscriptModel

/// The cues of a captions file in XML, before anybody knows who speaks.
///
/// Where the file does not name speakers by its marks, names may stand in the text (`Dana: So`).
/// Only the whole file can tell names from prose, so the cues are gathered first.
struct LabelledCues {
  /// One cue.
  struct Cue {
    var id: String?
    var time: SpokenTime?
    /// The plain text, in `text`.
    var text: Range<Int>
    var line: Int?
    /// The position in `voices` where the file's marks name the speaker.
    var voice: Int?
    var isEvent = false
  }

  /// A speaker whom the file's marks name.
  struct Voice {
    var label: String
    var name: String?
    var kind: Speaker.Kind?
  }

  /// The plain text of all cues, one behind the other.
  var text: [UInt8] = []
  private var cues: [Cue] = []

  /// Makes room for the cues of a file of this size.
  mutating func reserve(fileBytes: Int) {
    text.reserveCapacity(fileBytes / 2)
    cues.reserveCapacity(fileBytes / 128)
  }

  /// Adds a cue; one without text is left out, and one that repeats the cue before, too.
  mutating func append(_ cue: Cue) {
    guard !cue.text.isEmpty else { return }
    if let last = cues.last, last.time != nil, last.time == cue.time, last.id == cue.id,
      last.voice == cue.voice, text[last.text].elementsEqual(text[cue.text])
    {
      return
    }
    cues.append(cue)
  }

  /// Decides who speaks, and hands all cues to the builder.
  func build(_ voices: [Voice], into builder: inout TranscriptBuilder) throws(IngestError) {
    builder.reserve(utterances: cues.count)
    if let labels = labels() { return try build(labels, into: &builder) }
    var speakers: [Int] = []
    for voice in voices {
      speakers.append(
        try builder.speaker(label: voice.label, name: voice.name, kind: voice.kind))
    }
    for cue in cues {
      try append(cue, cue.text, by: cue.voice.map { speakers[$0] }, to: &builder)
    }
  }

  /// Cues whose text begins with names: a cue without one continues the last speaker, unless
  /// nearly every cue has a name.
  private func build(
    _ labels: BelievedLabels, into builder: inout TranscriptBuilder
  ) throws(IngestError) {
    let places = cues.map { kind(of: $0) == .speech ? labels.find(in: text, $0.text) : nil }
    let labelled = places.count { $0 != nil }
    let standAtNearlyEvery = Double(labelled) >= LabelCensus.nearlyEvery * Double(cues.count)
    var last: Int?
    for (cue, found) in zip(cues, places) {
      var range = cue.text
      if kind(of: cue) == .speech {
        if let found {
          last = try builder.speaker(label: String(decoding: text[found.label], as: UTF8.self))
          range = found.text
        } else if standAtNearlyEvery {
          last = nil
        }
      }
      try append(cue, range, by: last, to: &builder)
    }
  }

  private func append(
    _ cue: Cue, _ range: Range<Int>, by speaker: Int?, to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    let kind = kind(of: cue)
    try builder.append(
      Utterance(
        sourceID: cue.id, time: cue.time, speaker: speaker,
        kind: kind == .speech ? builder.utteranceKind(of: speaker) : kind,
        text: String(decoding: text[range], as: UTF8.self), line: cue.line))
  }

  /// The labels in the text; nil where the file's marks say who speaks, or no label is believed.
  private func labels() -> BelievedLabels? {
    guard !cues.contains(where: { $0.voice != nil }) else { return nil }
    var census = LabelCensus()
    var sentenceIsOpen = false
    for cue in cues where kind(of: cue) == .speech {
      // A sentence that goes on in the next cue carries no name there, and is no piece of its own.
      if !sentenceIsOpen || !beginsSmall(cue.text) { census.count(text, cue.text) }
      sentenceIsOpen = !endsSentence(cue.text)
    }
    let labels = census.verdict()
    return labels.isEmpty ? nil : labels
  }

  private func beginsSmall(_ range: Range<Int>) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[range.lowerBound])
  }

  private func endsSentence(_ range: Range<Int>) -> Bool {
    [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(text[range.upperBound - 1])
  }

  /// A caption that is nothing but a note in brackets or a song is an event.
  private func kind(of cue: Cue) -> Utterance.Kind {
    if cue.isEvent { return .event }
    let body = text[cue.text]
    for (open, close) in [
      (UInt8.openBracket, UInt8.closeBracket), (.openParenthesis, .closeParenthesis),
    ]
    where body.first == open && body.last == close {
      if body.dropFirst().dropLast().allSatisfy({ $0 != open && $0 != close }) { return .event }
    }
    let isSong = body.starts(with: "♪".utf8) && body.suffix(3).elementsEqual("♪".utf8)
    return isSong ? .event : .speech
  }
}
