/// One word or mark of a turn, as the classifier reads it.
struct Token {
  /// What a token is.
  enum Kind: UInt8 {
    case word
    case question
    case exclamation
    case stop
    case comma
  }

  /// The hash of the folded bytes, without a field.
  var hash: UInt64
  /// The hash of the first five folded bytes: a crude stem.
  var stem: UInt64
  /// Where it stands in the text, in UTF-8 bytes.
  var range: Range<Int32>
  /// Where its folded bytes stand in `SpokenText.folded`.
  var folded: Range<Int32>
  /// What it is.
  var kind: Kind
  /// Whether it holds a digit.
  var hasDigit = false
  /// The classes that the word is in.
  var classes: WordClass = []
  /// Its row in `Lexicon.shared`; negative where the word is in no list.
  var entry: Int32 = -1

  /// Whether it ends a sentence.
  var endsSentence: Bool { kind != .word && kind != .comma }

  /// The hash that a word written in lower-case ASCII has as a token.
  static func hash(ofWord word: some StringProtocol) -> UInt64 {
    var bytes = Array(word.utf8)
    if bytes.count >= 5 { SpellingFold.fold(&bytes, from: 0) }
    return bytes.reduce(FeatureHash.seed) { FeatureHash.adding($1, to: $0) }
  }
}

/// A text read into tokens, so that the same talk gives the same features however it was typed.
///
/// ASCII letters are lower-cased, the forms of the apostrophe folded, British spellings brought
/// to the American ones, fillers ("um") and stuttered words dropped, and what stands in square
/// brackets (`[laughter]`) left out. `? ! . ,` are tokens of their own. Tokens point into the
/// text's bytes; no String is built.
struct SpokenText {
  /// The words and marks in order.
  private(set) var tokens: [Token] = []
  /// The folded bytes of all words.
  private(set) var folded: [UInt8] = []
  /// The number of words among the tokens.
  private(set) var words = 0
  /// The number of question marks.
  private(set) var questions = 0
  /// From the first byte that is no white space to the last; nil where there is none.
  private(set) var inked: Range<Int>?
  private var lastHash: UInt64 = 0

  /// Reads a text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
  }

  /// Whether the last mark is a question mark.
  var endsWithQuestion: Bool { tokens.last?.kind == .question }

  /// Whether any sentence is closed by a mark; transcripts of recognisers often have none.
  var hasSentenceMarks: Bool { tokens.contains(where: \.endsSentence) }

  // MARK: Reading

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    let lexicon = Lexicon.shared
    tokens.reserveCapacity(bytes.count / 4 + 1)
    folded.reserveCapacity(bytes.count)
    if let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    {
      inked = first..<(last + 1)
    }
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == Ascii.openBracket, let close = Self.bracketEnd(bytes, at) {
        at = close
      } else if Self.wordByte(bytes, at) > 0 {
        at = word(bytes, at, lexicon)
      } else {
        if let kind = Self.mark(byte) { add(kind, at) }
        at += Self.isGeneralPunctuation(bytes, at) ? 3 : 1
      }
    }
  }

  /// Reads the word that starts at `start`; returns where it ends.
  ///
  /// Most words are ASCII without anything to fold: they are hashed while their end is looked
  /// for, and copied as a whole.
  private mutating func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lexicon: Lexicon
  ) -> Int {
    let foldedStart = folded.count
    var at = start
    var hash = FeatureHash.seed
    var stem = FeatureHash.seed
    var hasDigit = false
    var hasCapital = false
    while at < bytes.count {
      let byte = bytes[at]
      let isLetter = (byte | 0x20) &- 0x61 < 26
      let isDigit = byte &- 0x30 < 10
      guard isLetter || isDigit || byte == Ascii.apostrophe else { break }
      let isCapital = isLetter && byte & 0x20 == 0
      hasCapital = hasCapital || isCapital
      hasDigit = hasDigit || isDigit
      hash = FeatureHash.adding(isCapital ? byte | 0x20 : byte, to: hash)
      if at - start < 5 { stem = hash }
      at += 1
    }
    if at < bytes.count, bytes[at] >= 0x80, Self.wordByte(bytes, at) > 0 {
      return unusualWord(bytes, start, lexicon)
    }
    folded.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
    if hasCapital {
      for index in foldedStart..<folded.count where folded[index] &- 0x41 < 26 {
        folded[index] |= 0x20
      }
    }
    if bytes[start] == Ascii.apostrophe || bytes[at - 1] == Ascii.apostrophe {
      finishWord(start..<at, foldedStart, hasDigit, lexicon)
    } else if at - start >= 5, SpellingFold.fold(&folded, from: foldedStart) {
      finishWord(start..<at, foldedStart, hasDigit, lexicon, isFolded: true)
    } else {
      addWord(
        Token(
          hash: hash, stem: stem, range: Int32(start)..<Int32(at),
          folded: Int32(foldedStart)..<Int32(folded.count), kind: .word, hasDigit: hasDigit),
        foldedStart, lexicon)
    }
    return at
  }

  /// Reads a word with letters beyond ASCII or typographic apostrophes.
  private mutating func unusualWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lexicon: Lexicon
  ) -> Int {
    let foldedStart = folded.count
    var at = start
    var hasDigit = false
    while at < bytes.count {
      let length = Self.wordByte(bytes, at)
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
    finishWord(start..<at, foldedStart, hasDigit, lexicon)
    return at
  }

  private mutating func finishWord(
    _ range: Range<Int>, _ start: Int, _ hasDigit: Bool, _ lexicon: Lexicon,
    isFolded: Bool = false
  ) {
    while folded.count > start, folded.last == Ascii.apostrophe { folded.removeLast() }
    var first = start
    let end = folded.count
    while first < end, folded[first] == Ascii.apostrophe { first += 1 }
    guard first < end else { return }
    if !isFolded, end - first >= 5 { SpellingFold.fold(&folded, from: first) }
    var hash = FeatureHash.seed
    var stem = FeatureHash.seed
    for index in first..<folded.count {
      hash = FeatureHash.adding(folded[index], to: hash)
      if index - first < 5 { stem = hash }
    }
    addWord(
      Token(
        hash: hash, stem: stem, range: Int32(range.lowerBound)..<Int32(range.upperBound),
        folded: Int32(first)..<Int32(folded.count), kind: .word, hasDigit: hasDigit),
      start, lexicon)
  }

  /// Adds a word, unless it is a filler or stuttered; its folded bytes begin at `start`.
  private mutating func addWord(_ token: Token, _ start: Int, _ lexicon: Lexicon) {
    var token = token
    token.entry = lexicon.row(of: token.hash)
    if token.entry >= 0 { token.classes = lexicon.classes(of: Int(token.entry)) }
    // Marks have hashes of their own, so the last token can be compared whatever it is.
    if token.classes.contains(.filler) || lastHash == token.hash {
      return folded.removeLast(folded.count - start)
    }
    lastHash = token.hash
    tokens.append(token)
    words += 1
  }

  private mutating func add(_ kind: Token.Kind, _ at: Int) {
    let hash = FeatureHash.adding(kind.rawValue, to: FeatureHash.seed)
    if lastHash == hash { return }
    lastHash = hash
    if kind == .question { questions += 1 }
    tokens.append(
      Token(
        hash: hash, stem: hash, range: Int32(at)..<Int32(at + 1), folded: 0..<0, kind: kind))
  }

  // MARK: Bytes

  /// How many bytes at `at` belong to a word: 0 none, 1 a letter or digit, 2 or 3 an apostrophe.
  @inline(__always)
  private static func wordByte(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let byte = bytes[at]
    if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == Ascii.apostrophe { return 1 }
    guard byte >= 0x80 else { return 0 }
    guard isGeneralPunctuation(bytes, at) else {
      // U+02BC, the modifier letter that some keyboards write for an apostrophe.
      return byte == 0xCA && at + 1 < bytes.count && bytes[at + 1] == 0xBC ? 2 : 1
    }
    return bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x98 || bytes[at + 2] == 0x99) ? 3 : 0
  }

  /// Whether a character of U+2000 to U+207F (dashes, quotes, ellipsis) begins at `at`.
  @inline(__always)
  private static func isGeneralPunctuation(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int
  ) -> Bool {
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

  /// Where a short remark in square brackets ends; nil where the bracket opens nothing short.
  private static func bracketEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ open: Int) -> Int? {
    var at = open + 1
    while at < bytes.count, at - open <= 40 {
      if bytes[at] == Ascii.closeBracket { return at + 1 }
      at += 1
    }
    return nil
  }
}

/// Bytes that the classifier names.
enum Ascii {
  static let apostrophe: UInt8 = 0x27
  static let comma: UInt8 = 0x2C
  static let fullStop: UInt8 = 0x2E
  static let exclamationMark: UInt8 = 0x21
  static let questionMark: UInt8 = 0x3F
  static let openBracket: UInt8 = 0x5B
  static let closeBracket: UInt8 = 0x5D
  static let lessThan: UInt8 = 0x3C
  static let greaterThan: UInt8 = 0x3E
}
