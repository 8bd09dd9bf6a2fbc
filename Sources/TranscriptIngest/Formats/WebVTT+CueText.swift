/// The text of a cue: tags, voices and character references.
///
/// As the recommendation's tokenizer has it, a tag goes from `<` to the next `>`, whatever stands
/// between them.
extension WebVTTParser {
  /// Writes the plain text of `range` behind the track's text and adds a cue for each voice.
  mutating func appendMarkup(_ cue: CaptionTrack.Cue, _ range: Range<Int>) {
    var pieces = CuePieces(cue, start: track.text.count)
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case .lessThan:
        guard let end = tagEnd(from: index, to: range.upperBound) else {
          unclosedTag(index..<range.upperBound, &pieces)
          index = range.upperBound
          continue
        }
        tag((index + 1)..<end, &pieces)
        index = end + 1
      case .ampersand:
        index = CharacterReferences.decode(
          bytes, at: index, end: range.upperBound, into: &track.text)
      case 0:
        // As browsers do: U+FFFD in place of U+0000.
        track.text += [0xEF, 0xBF, 0xBD]
        index += 1
      case .carriageReturn:
        index += 1
        if index < range.upperBound, bytes[index] != .lineFeed { track.text.append(.lineFeed) }
      default:
        track.text.append(bytes[index])
        index += 1
      }
    }
    pieces.cut(at: track.text.count)
    if pieces.hasVoice { features.voicedCues += 1 }
    for var piece in pieces.cues {
      piece.isAttributed = pieces.hasVoice
      track.append(piece)
    }
  }

  /// Whether the text says what it means: each `&` of it is one, as in `R&D`.
  ///
  /// Then it stays where it is, and the file need not be copied.
  mutating func isPlain(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case .lessThan, 0: return false
      case .ampersand:
        decoded.removeAll(keepingCapacity: true)
        let end = CharacterReferences.decode(
          bytes, at: index, end: range.upperBound, into: &decoded)
        index += 1
        guard end == index else { return false }
      default: index += 1
      }
    }
    return true
  }

  /// Where the `>` of the tag stands; nil where there is none.
  ///
  /// `<v Dana <dana@acme.example>>` ends at its second `>`: the name has an address in it.
  private func tagEnd(from start: Int, to end: Int) -> Int? {
    guard let close = bytes[start..<end].firstIndex(of: .greaterThan) else { return nil }
    let holdsAddress =
      close + 1 < end && bytes[close + 1] == .greaterThan
      && bytes[(start + 1)..<close].contains(.lessThan) && isVoice((start + 1)..<close)
    return holdsAddress ? close + 1 : close
  }

  /// Whether what stands between `<` and `>` opens a voice: `v Dana`, `v.loud Dana`.
  private func isVoice(_ tag: Range<Int>) -> Bool {
    let cursor = ByteCursor(bytes, tag)
    guard cursor.current == UInt8(ascii: "v"), let next = cursor.peek(1) else { return false }
    return next == .dot || next.isWhiteSpace
  }

  private mutating func tag(_ tag: Range<Int>, _ pieces: inout CuePieces) {
    guard let first = bytes[tag].first else { return }
    if first.isDigit {
      features.hasWordTimes = true
    } else if isVoice(tag) {
      pieces.cut(at: track.text.count)
      openVoice = voice(of: tag)
      pieces.voice = openVoice
    } else if bytes[tag].elementsEqual("/v".utf8) {
      pieces.cut(at: track.text.count)
      openVoice = nil
      pieces.voice = nil
    }
  }

  /// The voice that a tag names; nil where it names none.
  private mutating func voice(of tag: Range<Int>) -> Int? {
    guard let blank = bytes[tag].firstIndex(where: \.isWhiteSpace) else { return nil }
    let written = bytes[blank..<tag.upperBound].drop(while: \.isWhiteSpace)
    guard !written.isEmpty else { return nil }
    let bytes = bytes
    return track.voice(written) {
      var label: [UInt8] = []
      var index = written.startIndex
      while index < written.endIndex {
        if bytes[index] == .ampersand {
          index = CharacterReferences.decode(
            bytes, at: index, end: written.endIndex, into: &label)
        } else {
          label.append(bytes[index].isWhiteSpace ? .space : bytes[index])
          index += 1
        }
      }
      while label.last == .space { label.removeLast() }
      return String(decoding: label, as: UTF8.self)
    }
  }

  /// `5 < 6 in our tests`: a browser drops what follows a `<` that nothing closes.
  ///
  /// What are words of it is kept, as a recovered cue of its own.
  private mutating func unclosedTag(_ tail: Range<Int>, _ pieces: inout CuePieces) {
    var start = tail.lowerBound
    let token = bytes[tail].prefix { !$0.isWhiteSpace }
    guard token.endIndex < tail.upperBound else { return }
    if isTagName(token.dropFirst()) { start = token.endIndex }
    pieces.cut(at: track.text.count)
    pieces.isRecovered = true
    track.appendLines(of: bytes, start..<tail.upperBound)
  }

  /// `c.loud`, `/i` or a time: the beginning of a tag, and not of words.
  private func isTagName(_ token: ArraySlice<UInt8>) -> Bool {
    if token.first?.isDigit == true { return token.contains(.colon) }
    let name = token.drop { $0 == .slash }.prefix { $0 != .dot }
    return ["c", "i", "b", "u", "v", "ruby", "rt", "lang"].contains {
      name.elementsEqual($0.utf8)
    }
  }
}

/// The pieces of one cue, cut where the voice changes.
private struct CuePieces {
  private(set) var cues: [CaptionTrack.Cue] = []
  private let cue: CaptionTrack.Cue
  private var start: Int
  /// The voice of the text that follows.
  var voice: Int?
  /// Whether a browser would drop the text that follows.
  var isRecovered: Bool
  private(set) var hasVoice: Bool

  init(_ cue: CaptionTrack.Cue, start: Int) {
    self.cue = cue
    self.start = start
    voice = cue.voice
    isRecovered = cue.isRecovered
    hasVoice = voice != nil
  }

  /// Ends the piece at `end` of the track's text.
  mutating func cut(at end: Int) {
    defer { start = end }
    guard end > start else { return }
    hasVoice = hasVoice || voice != nil
    var piece = cue
    piece.text = start..<end
    piece.voice = voice
    piece.isRecovered = isRecovered
    cues.append(piece)
  }
}
