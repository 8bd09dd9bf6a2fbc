import TranscriptModel

/// Gives each cue of a track its speaker and adds it to a transcript.
struct CueSpeakers {
  private let track: CaptionTrack
  private var labels: InlineLabels?
  private let labelsStandEverywhere: Bool
  private var last: Int?
  private var speakerOfLabel: [Int?]
  private var speakerOfVoice: [Int?]

  /// Starts with the labels that stand in the text; nil where the file marks its speakers.
  init(_ track: CaptionTrack, _ labels: InlineLabels?) {
    self.track = track
    self.labels = labels.flatMap { $0.share > 0 ? $0 : nil }
    speakerOfLabel = Array(repeating: nil, count: labels?.isBelieved.count ?? 0)
    speakerOfVoice = Array(repeating: nil, count: track.voices.count)
    let attributed = track.cues.reduce(0) { $0 + ($1.isAttributed ? 1 : 0) }
    let share = labels?.share ?? Double(attributed) / Double(max(track.cues.count, 1))
    labelsStandEverywhere = share >= LabelCensus.nearlyEvery
  }

  /// Adds a cue, or the parts of it that several people speak.
  mutating func append(
    _ cue: CaptionTrack.Cue, to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    guard labels != nil, !cue.isAttributed else {
      return try append(cue, cue.text, voice(of: cue, in: &builder), to: &builder)
    }
    var piece = cue
    if cue.hasSeveralLines {
      for line in track.lines(of: cue.text).dropFirst() {
        guard let label = labels?.find(in: track, line), isBelieved(label) else { continue }
        piece.text = track.trimmedText(piece.text.lowerBound..<line.lowerBound)
        try appendLabelled(piece, to: &builder)
        piece.text = line.lowerBound..<cue.text.upperBound
        piece.label = label
      }
    }
    try appendLabelled(piece, to: &builder)
  }

  private func isBelieved(_ label: CaptionTrack.Label) -> Bool {
    labels?.isBelieved[label.position] ?? false
  }

  private mutating func appendLabelled(
    _ cue: CaptionTrack.Cue, to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    guard let label = cue.label, isBelieved(label) else {
      return try append(cue, cue.text, labelsStandEverywhere ? nil : last, to: &builder)
    }
    if speakerOfLabel[label.position] == nil, let written = labels?.label(at: label.position) {
      speakerOfLabel[label.position] = try builder.speaker(label: written)
    }
    last = speakerOfLabel[label.position]
    // A label alone on its line has its words on the next, which another label may own.
    let start = min(label.textStart, cue.text.upperBound)
    try append(cue, start..<cue.text.upperBound, last, to: &builder)
  }

  private mutating func voice(
    of cue: CaptionTrack.Cue, in builder: inout TranscriptBuilder
  ) throws(IngestError) -> Int? {
    guard let voice = cue.voice else {
      return cue.isAttributed || labelsStandEverywhere ? nil : last
    }
    if speakerOfVoice[voice] == nil {
      speakerOfVoice[voice] = try builder.speaker(label: track.voices[voice])
    }
    last = speakerOfVoice[voice]
    return last
  }

  private func append(
    _ cue: CaptionTrack.Cue, _ piece: Range<Int>, _ speaker: Int?,
    to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    let isAside = track.isAside(piece)
    let isLabelled = cue.voice != nil || piece.lowerBound > cue.text.lowerBound
    let speaker = isAside && !isLabelled ? nil : speaker
    try builder.append(
      Utterance(
        sourceID: cue.id.map { Self.id(track.text[$0]) },
        time: SpokenTime(
          start: Timestamp(milliseconds: cue.start),
          end: cue.end.map(Timestamp.init(milliseconds:))),
        speaker: speaker, kind: isAside ? .event : builder.utteranceKind(of: speaker),
        text: String(decoding: track.text[piece], as: UTF8.self), line: cue.line,
        isRecovered: cue.isRecovered))
  }

  /// The id as text; no identifier holds U+0000.
  private static func id(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0) else { return String(decoding: bytes, as: UTF8.self) }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    return String(String.UnicodeScalarView(scalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
  }
}
