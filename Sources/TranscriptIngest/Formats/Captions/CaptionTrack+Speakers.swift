import TranscriptModel

extension CaptionTrack {
  /// What the whole file tells about the speakers of its cues.
  struct Labelling {
    /// Speakers stand as initials in brackets on a line of their own, as Meet writes them.
    var isMeet = false
    /// Lines were shown more than once.
    var isRolling = false
    /// The part of the cues that begin with `Name: `.
    var inlineShare = 0.0
  }

  /// Applies what only the whole file can tell, and makes the transcript.
  ///
  /// - Parameters:
  ///   - ids: The bytes in which the ids of the cues stand.
  ///   - format: The format's name.
  ///   - variant: The tool that wrote the file, judged by its labels.
  ///   - limits: How much the file may hold.
  /// - Returns: The transcript with the notes of the track.
  /// - Throws: `IngestError` where a limit refuses the file.
  /// - Complexity: O(*n*) in the bytes of text.
  func transcript(
    ids: [UInt8], format: String, variant: (Labelling) -> String?, limits: IngestLimits
  ) throws(IngestError) -> IngestResult {
    var track = self
    var labelling = Labelling()
    labelling.isMeet = track.cutAtInitials()
    labelling.isRolling = track.removeRollingLines()
    let believed = track.voices.isEmpty ? track.believedLabels() : nil
    labelling.inlineShare = believed?.share ?? 0
    var builder = TranscriptBuilder(
      format: format, variant: variant(labelling), limits: limits)
    builder.reserve(utterances: track.cues.count)
    for note in track.notes { builder.note(note.code, line: note.line) }
    var speakers = CueSpeakers(track, believed)
    for cue in track.cues { try speakers.append(cue, ids: ids, to: &builder) }
    return builder.result()
  }

  /// The labels at the beginning of cues and of their lines, as far as the file bears them out.
  private func believedLabels() -> BelievedLabels {
    var census = LabelCensus()
    for cue in cues {
      if isAside(cue.text) { continue }
      guard cue.hasSeveralLines else {
        census.count(text, withoutMarks(cue.text))
        continue
      }
      census.count(text, withoutMarks(cue.text))
      for line in lines(of: cue.text).dropFirst() {
        let line = withoutMarks(line)
        if LabelPrefix.find(in: text, line) != nil { census.count(text, line) }
      }
    }
    return census.verdict()
  }

  /// The text without a leading `>>` or `- `, which announce that the speaker changes.
  func withoutMarks(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    guard start < range.upperBound, text[start] == .greaterThan || text[start] == .minus else {
      return range
    }
    while start < range.upperBound, text[start] == .greaterThan || text[start] == .minus {
      start += 1
    }
    while start < range.upperBound, text[start] == .space { start += 1 }
    return start..<range.upperBound
  }

  /// Whether the text is nothing but a note in brackets or a song: `[applause]`, `♪`.
  func isAside(_ range: Range<Int>) -> Bool {
    guard let first = text[range].first, let last = text[range].last else { return false }
    switch first {
    case .openBracket:
      return last == .closeBracket && !text[range.dropLast()].contains(.closeBracket)
    case .openParenthesis:
      return last == .closeParenthesis && !text[range.dropLast()].contains(.closeParenthesis)
    case 0xE2:
      // ♪ is E2 99 AA, ♫ is E2 99 AB.
      return range.count >= 3 && text[range.lowerBound + 1] == 0x99
        && text[range.lowerBound + 2] & 0xFE == 0xAA
    default:
      return false
    }
  }
}

// MARK: - Meet

extension CaptionTrack {
  /// Cuts cues at lines such as `(DR)`, where the file writes its speakers so.
  ///
  /// - Returns: Whether it does.
  mutating func cutAtInitials() -> Bool {
    guard voices.isEmpty else { return false }
    let labelled = cues.reduce(0) { $0 + (beginsWithInitials($1) ? 1 : 0) }
    guard labelled > 0, labelled * 2 >= cues.count else { return false }
    let old = cues
    cues.removeAll(keepingCapacity: true)
    for cue in old { cutAtInitials(cue) }
    return true
  }

  private func beginsWithInitials(_ cue: Cue) -> Bool {
    guard cue.hasSeveralLines, text[cue.text.lowerBound] == .openParenthesis else { return false }
    return initials(in: lines(of: cue.text)[0]) != nil
  }

  /// What stands in the brackets of a line that is nothing else.
  private func initials(in line: Range<Int>) -> Range<Int>? {
    let line = trimmedText(line)
    guard line.count > 2, line.count <= 64, text[line.lowerBound] == .openParenthesis,
      text[line.upperBound - 1] == .closeParenthesis
    else { return nil }
    let inner = (line.lowerBound + 1)..<(line.upperBound - 1)
    // Sounds are written in small letters: `(laughs)`.
    let isSound =
      text[inner.lowerBound] >= UInt8(ascii: "a") && text[inner.lowerBound] <= UInt8(ascii: "z")
    return isSound || text[inner].contains(.openParenthesis) ? nil : inner
  }

  private mutating func cutAtInitials(_ cue: Cue) {
    var piece = cue
    var start = cue.text.lowerBound
    for line in lines(of: cue.text) {
      let label = initials(in: line)
      let content = trimmedText(line)
      let isSeparator = content.count == 1 && text[content.lowerBound] == .minus
      guard label != nil || isSeparator else { continue }
      piece.text = start..<line.lowerBound
      append(piece)
      start = line.upperBound
      if let label {
        piece.voice = voice(text[label]) { [text] in String(decoding: text[label], as: UTF8.self) }
        piece.isAttributed = true
      }
    }
    piece.text = start..<cue.text.upperBound
    append(piece)
  }
}

// MARK: - One speaker for each cue

/// Gives each cue its speaker and adds it to a transcript.
private struct CueSpeakers {
  private let track: CaptionTrack
  private let believed: BelievedLabels?
  private let labelsStandEverywhere: Bool
  private var last: Int?
  private var labels = ByteTable()
  private var speakerOfLabel: [Int] = []
  private var speakerOfVoice: [Int?]

  init(_ track: CaptionTrack, _ believed: BelievedLabels?) {
    self.track = track
    self.believed = believed.flatMap { $0.isEmpty ? nil : $0 }
    speakerOfVoice = Array(repeating: nil, count: track.voices.count)
    if let believed {
      labelsStandEverywhere = believed.standAtNearlyEveryPiece
    } else {
      let attributed = track.cues.reduce(0) { $0 + ($1.isAttributed ? 1 : 0) }
      labelsStandEverywhere =
        Double(attributed) >= Double(track.cues.count) * LabelCensus.nearlyEvery
    }
  }

  mutating func append(
    _ cue: CaptionTrack.Cue, ids: [UInt8], to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    guard let believed, !cue.isAttributed else {
      let speaker = try voice(of: cue, in: &builder)
      return try append(cue, cue.text, speaker, ids: ids, to: &builder)
    }
    guard cue.hasSeveralLines else {
      return try appendLabelled(cue, cue.text, believed, ids: ids, to: &builder)
    }
    var start = cue.text.lowerBound
    for line in track.lines(of: cue.text).dropFirst()
    where believed.find(in: track.text, track.withoutMarks(line)) != nil {
      let piece = track.trimmedText(start..<line.lowerBound)
      try appendLabelled(cue, piece, believed, ids: ids, to: &builder)
      start = line.lowerBound
    }
    let piece = track.trimmedText(start..<cue.text.upperBound)
    try appendLabelled(cue, piece, believed, ids: ids, to: &builder)
  }

  private mutating func appendLabelled(
    _ cue: CaptionTrack.Cue, _ piece: Range<Int>, _ believed: BelievedLabels, ids: [UInt8],
    to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    guard let found = believed.find(in: track.text, track.withoutMarks(piece)) else {
      return try append(cue, piece, labelsStandEverywhere ? nil : last, ids: ids, to: &builder)
    }
    let (position, isNew) = labels.position(of: track.text[found.label])
    if isNew {
      let label = String(decoding: track.text[found.label], as: UTF8.self)
      speakerOfLabel.append(try builder.speaker(label: label))
    }
    last = speakerOfLabel[position]
    try append(cue, found.text, last, ids: ids, to: &builder)
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
    _ cue: CaptionTrack.Cue, _ piece: Range<Int>, _ speaker: Int?, ids: [UInt8],
    to builder: inout TranscriptBuilder
  ) throws(IngestError) {
    let isAside = track.isAside(piece)
    let isLabelled = cue.voice != nil || piece.lowerBound > cue.text.lowerBound
    let speaker = isAside && !isLabelled ? nil : speaker
    try builder.append(
      Utterance(
        sourceID: cue.id.map { String(decoding: ids[$0], as: UTF8.self) },
        time: SpokenTime(
          start: Timestamp(milliseconds: cue.start),
          end: cue.end.map(Timestamp.init(milliseconds:))),
        speaker: speaker, kind: isAside ? .event : builder.utteranceKind(of: speaker),
        text: String(decoding: track.text[piece], as: UTF8.self), line: cue.line,
        isRecovered: cue.isRecovered))
  }
}
