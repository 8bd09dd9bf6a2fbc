import TranscriptModel

/// A cue as a table or a JSON file states it, before its times are understood.
struct StatedCue: Sendable {
  /// The cue's own identifier.
  var id: String?
  /// The speaker's label; nil where the cue names nobody.
  var label: String?
  /// The speaker's name, where the file gives it elsewhere.
  var name: String?
  /// When the cue begins.
  var start: TimeText?
  /// When the cue ends.
  var end: TimeText?
  /// What was said.
  var text: String
  /// The 1-based line; nil where lines mean nothing.
  var line: Int?

  /// Makes a cue.
  ///
  /// White space around label and text goes; an empty label is none.
  init(
    id: String? = nil, label: String? = nil, name: String? = nil, start: TimeText? = nil,
    end: TimeText? = nil, text: String, line: Int? = nil
  ) {
    self.id = id
    self.label = label.map(Self.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    self.name = name.map(Self.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    self.start = start
    self.end = end
    self.text = Self.trimmed(text)
    self.line = line
  }

  /// `text` without white space and byte order marks at its ends.
  static func trimmed(_ text: String) -> String {
    // Most texts have nothing to lose, which their first and last byte tell.
    if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return text
    }
    var rest = text.unicodeScalars[...]
    while let last = rest.last, last.properties.isWhitespace || last == "\u{FEFF}" {
      rest.removeLast()
    }
    while let first = rest.first, first.properties.isWhitespace || first == "\u{FEFF}" {
      rest.removeFirst()
    }
    return String(rest)
  }

  /// Whether the text is nothing but a note in brackets or a song: `[applause]`, `♪`.
  var isAside: Bool {
    switch text.utf8.first {
    case .openBracket: Self.isOneBracket(text, closedBy: .closeBracket)
    case .openParenthesis: Self.isOneBracket(text, closedBy: .closeParenthesis)
    default: text.hasPrefix("♪") || text.hasPrefix("♫")
    }
  }

  private static func isOneBracket(_ text: String, closedBy close: UInt8) -> Bool {
    text.utf8.last == close && !text.utf8.dropLast().contains(close)
  }
}

/// The cues of a data file, on their way into a transcript.
struct StatedCues: Sendable {
  /// The cues in order of the file.
  private(set) var cues: [StatedCue] = []
  /// What bare numbers count; nil where the file has to show it.
  let unit: TimeUnit?

  /// Starts without a cue.
  init(unit: TimeUnit?) {
    self.unit = unit
  }

  /// Adds a cue, but for one without text and the same cue once more.
  mutating func append(_ cue: StatedCue) {
    guard !cue.text.isEmpty else { return }
    if let last = cues.last, last.start != nil, last.text == cue.text, last.start == cue.start,
      last.end == cue.end, last.label == cue.label, last.id == cue.id
    {
      return
    }
    cues.append(cue)
  }

  /// The cues with each that names nobody given to the speaker before, where labels stand at
  /// changes only.
  ///
  /// Where nearly every cue has a label, one without is nobody's.
  func continuingSpeakers() -> StatedCues {
    let labelled = cues.reduce(0) { $0 + ($1.label == nil ? 0 : 1) }
    guard labelled > 0, Double(labelled) < Double(cues.count) * LabelCensus.nearlyEvery else {
      return self
    }
    var continued = self
    for index in cues.indices.dropFirst() where continued.cues[index].label == nil {
      continued.cues[index].label = continued.cues[index - 1].label
      continued.cues[index].name = continued.cues[index - 1].name
    }
    return continued
  }

  /// Adds the cues to a transcript.
  ///
  /// An end before the start is noted and left out.
  func append(to builder: inout TranscriptBuilder) throws(IngestError) {
    let unit = unit ?? inferredUnit()
    for cue in cues {
      var speaker: Int?
      if let label = cue.label { speaker = try builder.speaker(label: label, name: cue.name) }
      let kind = cue.isAside ? .event : builder.utteranceKind(of: speaker)
      let start = cue.start?.milliseconds(unit)
      var end = cue.end?.milliseconds(unit)
      if let first = start, let last = end, last < first {
        builder.note("end-before-start", line: cue.line)
        end = nil
      }
      let time = start.map {
        SpokenTime(
          start: Timestamp(milliseconds: $0), end: end.map { Timestamp(milliseconds: $0) })
      }
      try builder.append(
        Utterance(
          sourceID: cue.id, time: time, speaker: speaker, kind: kind, text: cue.text,
          line: cue.line))
    }
  }

  private func inferredUnit() -> TimeUnit {
    TimeUnit(
      of: cues.lazy.flatMap { [$0.start, $0.end] }.compactMap { $0 },
      words: cues.reduce(0) { $0 + countWords(in: $1.text) })
  }
}
