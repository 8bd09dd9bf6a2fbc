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
  /// Where it stands in the text, in UTF-8 bytes; all words of a contraction stand where it does.
  var range: Range<Int32>
  /// Where its folded bytes stand in `SpokenText.folded`.
  var folded: Range<Int32>
  /// What it is.
  var kind: Kind
  /// Whether it holds a digit.
  var hasDigit = false
  /// Whether it is a further word of a contraction: the "not" of "don't".
  var isContracted = false
  /// The classes that the word is in.
  var classes: WordClass = []
  /// Its row in `Lexicon.shared`; negative where the word is in no list.
  var entry: Int32 = -1
  /// Its place in a `StemFilter`; negative where it carries no content.
  var filterPlace: Int16 = -1

  /// Whether it ends a sentence.
  var endsSentence: Bool { kind != .word && kind != .comma }

  /// The hash that a mark has as a token.
  static func hash(ofMark kind: Kind) -> UInt64 {
    FeatureHash.adding(kind.rawValue, to: FeatureHash.seed)
  }

  /// The hash that a word written in lower-case ASCII has as a token.
  static func hash(ofWord word: some StringProtocol) -> UInt64 {
    var bytes = Array(word.utf8)
    if bytes.count >= 5 { SpellingFold.fold(&bytes, from: 0) }
    return FeatureHash.of(bytes)
  }
}

/// A text read into tokens, so that the same talk gives the same features however it was typed.
///
/// ASCII letters are lower-cased, the forms of the apostrophe folded, contractions brought to the
/// words that they stand for, British spellings to the American ones, fillers ("um") and stuttered
/// words dropped, and what stands in square brackets (`[laughter]`) or names a sound in others
/// (`(laughs)`) left out. `? ! . ,` are tokens of their own, but for a full stop or a comma within a
/// word (`node.js`). Tokens point into the text's bytes; no String is built.
struct SpokenText {
  /// How contractions are read.
  enum Contractions {
    /// As the words that they stand for.
    case spelledOut
    /// As one word.
    case asWritten
  }

  /// The words and marks in order.
  let tokens: [Token]
  /// The folded bytes that the tokens point at.
  let folded: [UInt8]
  /// The number of words among the tokens.
  let words: Int
  /// The number of question marks.
  let questions: Int
  /// The number of marks that end sentences.
  let sentenceMarks: Int
  /// From the first byte that is no white space to the last; nil where there is none.
  let inked: Range<Int>?

  /// Reads a text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ text: String, contractions: Contractions = .spelledOut) {
    var text = text
    self = text.withUTF8 { bytes in
      var reader = SpokenTextReader(bytes, contractions, Lexicon.shared)
      reader.read()
      return SpokenText(reader)
    }
  }

  private init(_ reader: SpokenTextReader) {
    tokens = reader.tokens
    folded = reader.folded
    words = reader.words
    questions = reader.questions
    sentenceMarks = reader.sentenceMarks
    inked = reader.inked
  }

  /// The text with a mark behind each word that `marks` has one for and that has none yet.
  ///
  /// Such a mark stands where the last byte of its word does.
  func with(marks: [Token.Kind?]) -> SpokenText { SpokenText(self, marks) }

  private init(_ text: SpokenText, _ marks: [Token.Kind?]) {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.tokens.count + marks.count / 4)
    var word = 0
    for (index, token) in text.tokens.enumerated() {
      tokens.append(token)
      guard token.kind == .word else { continue }
      defer { word += 1 }
      guard let mark = marks[word],
        index + 1 == text.tokens.count || text.tokens[index + 1].kind == .word
      else { continue }
      let hash = Token.hash(ofMark: mark)
      tokens.append(
        Token(
          hash: hash, stem: hash, range: (token.range.upperBound - 1)..<token.range.upperBound,
          folded: 0..<0, kind: mark))
    }
    self.tokens = tokens
    folded = text.folded
    words = text.words
    questions = tokens.count { $0.kind == .question }
    sentenceMarks = tokens.count(where: \.endsSentence)
    inked = text.inked
  }

  /// The folded bytes of a word; none of a mark.
  @inline(__always)
  func bytes(of token: Token) -> ArraySlice<UInt8> {
    folded[Int(token.folded.lowerBound)..<Int(token.folded.upperBound)]
  }

  /// Whether the last mark is a question mark.
  var endsWithQuestion: Bool { tokens.last?.kind == .question }

  /// Whether any sentence is closed by a mark; transcripts of recognisers often have none.
  var hasSentenceMarks: Bool { sentenceMarks > 0 }
}

/// Bytes that the classifier names.
enum Ascii {
  static let apostrophe: UInt8 = 0x27
  static let comma: UInt8 = 0x2C
  static let fullStop: UInt8 = 0x2E
  static let exclamationMark: UInt8 = 0x21
  static let questionMark: UInt8 = 0x3F
  static let openParenthesis: UInt8 = 0x28
  static let closeParenthesis: UInt8 = 0x29
  static let asterisk: UInt8 = 0x2A
  static let openBracket: UInt8 = 0x5B
  static let closeBracket: UInt8 = 0x5D
  static let lessThan: UInt8 = 0x3C
  static let greaterThan: UInt8 = 0x3E
}
