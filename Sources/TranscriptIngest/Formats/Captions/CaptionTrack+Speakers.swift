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
  ///   - format: The format's name.
  ///   - variant: The tool that wrote the file, judged by its labels.
  ///   - limits: How much the file may hold.
  /// - Returns: The transcript with the notes of the track.
  /// - Throws: `IngestError` where a limit refuses the file.
  /// - Complexity: O(*n*) in the bytes of text.
  mutating func transcript(
    format: String, variant: (Labelling) -> String?, limits: IngestLimits
  ) throws(IngestError) -> IngestResult {
    var labelling = Labelling()
    labelling.isMeet = cutAtInitials()
    labelling.isRolling = removeRollingLines()
    let labels = voices.isEmpty ? findLabels() : nil
    labelling.inlineShare = labels?.share ?? 0
    var builder = TranscriptBuilder(
      format: format, variant: variant(labelling), limits: limits)
    builder.reserve(utterances: cues.count)
    for note in notes { builder.note(note.code, line: note.line) }
    var speakers = CueSpeakers(self, labels)
    for cue in cues { try speakers.append(cue, to: &builder) }
    return builder.result()
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
