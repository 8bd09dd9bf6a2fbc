import TranscriptModel

/// Reads the bytes of a text into tokens, in one pass.
struct SpokenTextReader {
  private(set) var tokens: [Token] = []
  private(set) var folded: [UInt8]
  private(set) var words = 0
  private(set) var questions = 0
  private(set) var sentenceMarks = 0
  let inked: Range<Int>?

  private let bytes: UnsafeBufferPointer<UInt8>
  private let spellsOut: Bool
  private let lexicon: Lexicon
  private var lastHash: UInt64 = 0

  /// Makes a reader that must not be used longer than `bytes` live.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ contractions: SpokenText.Contractions,
    _ lexicon: Lexicon
  ) {
    self.bytes = bytes
    spellsOut = contractions == .spelledOut
    self.lexicon = lexicon
    folded = Self.lowered(bytes)
    inked = bytes.firstIndex { $0 > 0x20 }.flatMap { first in
      bytes.lastIndex { $0 > 0x20 }.map { first..<($0 + 1) }
    }
    tokens.reserveCapacity(bytes.count / 4 + 4)
  }

  /// All bytes with the bit set that tells small letters from capitals.
  ///
  /// Words of ASCII, of which most talk is made, are folded by that. The others are appended.
  private static func lowered(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    // Room for the words that are folded otherwise, so that it seldom has to grow.
    let room = bytes.count + bytes.count / 4 + 16
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      // `room` is larger than `bytes.count`, and every byte below `count` is written here.
      for index in bytes.indices { buffer[index] = bytes[index] | 0x20 }
      count = bytes.count
    }
  }

  /// Reads all bytes.
  mutating func read() {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x20 {
        at &+= 1
      } else if Self.isPlain(byte) {
        at = word(at)
      } else if byte < 0x80 {
        if let end = remarkEnd(at) {
          at = end
        } else {
          if let kind = Self.mark(byte), !isWithinWord(at) { add(kind, at) }
          at += 1
        }
      } else if wordByte(at) > 0 {
        at = unusualWord(at)
      } else {
        at += isGeneralPunctuation(at) ? 3 : max(1, WideBlank.length(in: bytes.span, at: at))
      }
    }
  }

  // MARK: Words

  /// Reads the word that starts at `start`; returns where it ends.
  ///
  /// Most words are ASCII without anything to fold: they are hashed while their end is looked for.
  private mutating func word(_ start: Int) -> Int {
    let stemEnd = start + 5
    var at = start
    var hash = FeatureHash.seed
    var hasDigit = false
    addPlain(&at, upTo: min(stemEnd, bytes.count), to: &hash, &hasDigit)
    let stem = hash
    if at == stemEnd { addPlain(&at, upTo: bytes.count, to: &hash, &hasDigit) }
    if at < bytes.count, bytes[at] >= 0x80, wordByte(at) > 0 { return unusualWord(start) }
    let isQuoted =
      bytes[start] == Ascii.apostrophe || bytes[at - 1] == Ascii.apostrophe
    if isQuoted || (at >= stemEnd && SpellingFold.mayFold(bytes, start..<at)) {
      finishWord(start..<at, foldedCopy(start..<at), hasDigit)
    } else {
      addWord(hash, stem, Self.range(start, at), folded: Self.range(start, at), hasDigit)
    }
    return at
  }

  /// Adds letters, digits and apostrophes to a hash, from `at` on and before `end`.
  @inline(__always)
  private func addPlain(
    _ at: inout Int, upTo end: Int, to hash: inout UInt64, _ hasDigit: inout Bool
  ) {
    while at < end {
      let byte = bytes[at]
      let folded = byte | 0x20
      if folded &- 0x61 >= 26 {
        guard Self.isPlain(byte) else { return }
        if byte != Ascii.apostrophe { hasDigit = true }
      }
      hash = FeatureHash.adding(folded, to: hash)
      at &+= 1
    }
  }

  /// A range of bytes; a text is shorter than two gigabytes by the limits for files.
  @inline(__always)
  private static func range(_ start: Int, _ end: Int) -> Range<Int32> {
    Range(
      uncheckedBounds: (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end)))
  }

  /// Copies a word's folded bytes to the end, where they may change; returns where they begin.
  private mutating func foldedCopy(_ range: Range<Int>) -> Int {
    let start = folded.count
    for index in range { folded.append(bytes[index] | 0x20) }
    return start
  }

  /// Reads a word with letters beyond ASCII or typographic apostrophes.
  private mutating func unusualWord(_ start: Int) -> Int {
    let foldedStart = folded.count
    var at = start
    var hasDigit = false
    while at < bytes.count {
      let length = wordByte(at)
      if length == 0 { break }
      if length == 1 {
        let byte = bytes[at]
        folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        if byte &- 0x30 < 10 { hasDigit = true }
      } else {
        folded.append(Ascii.apostrophe)
      }
      at += length
    }
    finishWord(start..<at, foldedStart, hasDigit)
    return at
  }

  /// Adds the word whose folded bytes stand at the end, from `start` on.
  private mutating func finishWord(_ range: Range<Int>, _ start: Int, _ hasDigit: Bool) {
    while folded.count > start, folded.last == Ascii.apostrophe { folded.removeLast() }
    var first = start
    while first < folded.count, folded[first] == Ascii.apostrophe { first += 1 }
    guard first < folded.count else { return }
    if folded.count - first >= 5 { SpellingFold.fold(&folded, from: first) }
    var hash = FeatureHash.seed
    var stem = FeatureHash.seed
    for index in first..<folded.count {
      hash = FeatureHash.adding(folded[index], to: hash)
      if index - first < 5 { stem = hash }
    }
    addWord(
      hash, stem, Self.range(range.lowerBound, range.upperBound),
      folded: Self.range(first, folded.count), hasDigit)
  }

  /// Adds a word, unless it is a filler or stuttered.
  @inline(__always)
  private mutating func addWord(
    _ hash: UInt64, _ stem: UInt64, _ range: Range<Int32>, folded: Range<Int32>,
    _ hasDigit: Bool
  ) {
    // Marks have hashes of their own, so the last token can be compared whatever it is. Numbers are
    // no stutter: `10.10` and `1,000,000` repeat themselves.
    if lastHash == hash, !hasDigit { return }
    let word = lexicon.word(of: hash)
    if !word.classes.isDisjoint(with: [.filler, .contraction]) {
      if word.classes.contains(.filler) { return }
      if spellsOut { return spellOut(word.row, range) }
    }
    lastHash = hash
    words &+= 1
    tokens.append(
      Token(
        hash: hash, stem: stem, range: range, folded: folded, kind: .word, hasDigit: hasDigit,
        classes: word.classes, entry: word.row,
        filterPlace: StemFilter.place(
          ofStem: stem, letters: Int(folded.upperBound &- folded.lowerBound), word.classes)))
  }

  /// Adds the words that the contraction in `row` of the lexicon stands for.
  private mutating func spellOut(_ row: Int32, _ range: Range<Int32>) {
    for (place, word) in lexicon.contraction(of: Int(row)).enumerated()
    where word.hash != lastHash {
      let start = folded.count
      folded += word.bytes
      lastHash = word.hash
      words += 1
      tokens.append(
        Token(
          hash: word.hash, stem: word.stem, range: range,
          folded: Self.range(start, folded.count), kind: .word, isContracted: place > 0,
          classes: word.classes, entry: word.row,
          filterPlace: StemFilter.place(
            ofStem: word.stem, letters: word.bytes.count, word.classes)))
    }
  }

  private mutating func add(_ kind: Token.Kind, _ at: Int) {
    let hash = Token.hash(ofMark: kind)
    if lastHash == hash { return }
    lastHash = hash
    if kind == .question { questions += 1 }
    if kind != .comma { sentenceMarks += 1 }
    tokens.append(
      Token(
        hash: hash, stem: hash, range: Self.range(at, at + 1), folded: 0..<0, kind: kind))
  }

  // MARK: Bytes

  /// Whether a byte is a letter or digit of ASCII, or its apostrophe.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == Ascii.apostrophe
  }

  /// How many bytes at `at` belong to a word: 0 none, 1 a letter or digit, 2 or 3 an apostrophe.
  private func wordByte(_ at: Int) -> Int {
    let byte = bytes[at]
    if Self.isPlain(byte) { return 1 }
    guard byte >= 0x80 else { return 0 }
    guard isGeneralPunctuation(at) else {
      if WideBlank.length(in: bytes.span, at: at) > 0 { return 0 }
      // U+02BC, the modifier letter that some keyboards write for an apostrophe.
      return byte == 0xCA && at + 1 < bytes.count && bytes[at + 1] == 0xBC ? 2 : 1
    }
    return bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x98 || bytes[at + 2] == 0x99) ? 3 : 0
  }

  /// Whether a character of U+2000 to U+207F (dashes, quotes, ellipsis) begins at `at`.
  private func isGeneralPunctuation(_ at: Int) -> Bool {
    bytes[at] == 0xE2 && at + 2 < bytes.count && bytes[at + 1] & 0xFE == 0x80
  }

  private static func mark(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case Ascii.questionMark: .question
    case Ascii.exclamationMark: .exclamation
    case Ascii.fullStop: .stop
    case Ascii.comma: .comma
    default: nil
    }
  }

  /// Whether a full stop or a comma stands within a word: `node.js`, `18.2.1`, `10,000`, `10 a.m.`.
  ///
  /// A full stop before a capital ends a sentence whose blank is missing, but behind single letters
  /// (`U.S.`). The last one of these ends a sentence where a capital follows, or nothing.
  private func isWithinWord(_ at: Int) -> Bool {
    let byte = bytes[at]
    guard byte == Ascii.fullStop || byte == Ascii.comma, at > 0 else { return false }
    let before = bytes[at - 1]
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    if byte == Ascii.comma { return next &- 0x30 < 10 && before &- 0x30 < 10 }
    guard before >= 0x80 || Self.isPlain(before) else { return false }
    if next &- 0x30 < 10 || next &- 0x61 < 26 { return true }
    // Behind a single letter.
    guard (before | 0x20) &- 0x61 < 26, at == 1 || isNoLetter(bytes[at - 2]) else { return false }
    if next &- 0x41 < 26 { return true }
    guard at > 1, bytes[at - 2] == Ascii.fullStop else { return false }
    let follows = bytes[(at + 1)...].first { $0 > 0x20 }
    return follows.map { $0 &- 0x41 >= 26 } ?? false
  }

  private func isNoLetter(_ byte: UInt8) -> Bool { byte < 0x80 && !Self.isPlain(byte) }

  /// Where a short remark that is no speech ends, which begins at `open`; nil where none does.
  ///
  /// All that stands in square brackets is one; in round ones or asterisks may be speech, so there
  /// only what people are known to do: `(laughs)`, `*sighs*`.
  private func remarkEnd(_ open: Int) -> Int? {
    let close: UInt8
    switch bytes[open] {
    case Ascii.openBracket: close = Ascii.closeBracket
    case Ascii.openParenthesis: close = Ascii.closeParenthesis
    case Ascii.asterisk: close = Ascii.asterisk
    default: return nil
    }
    var at = open + 1
    while at < bytes.count, at - open <= 40 {
      if bytes[at] == close {
        let isRemark = close == Ascii.closeBracket || Self.isSound(bytes[(open + 1)..<at])
        return isRemark ? at + 1 : nil
      }
      at += 1
    }
    return nil
  }

  /// Whether words in brackets name a sound, or say that nothing was understood.
  private static func isSound(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.count <= longestSound && sounds.contains(bytes.map { $0 | 0x20 })
  }

  private static let longestSound = 20

  /// What stands in brackets for sounds, and for what was not understood.
  private static let sounds = Set(
    [
      "applause", "chuckle", "chuckles", "chuckling", "clears throat", "cough", "coughs",
      "coughing", "crosstalk", "giggle", "giggles", "inaudible", "indiscernible", "laugh",
      "laughs", "laughing", "laughter", "sigh", "sighs", "sighing", "sniffs", "unintelligible",
    ].map { Array($0.utf8) })
}
