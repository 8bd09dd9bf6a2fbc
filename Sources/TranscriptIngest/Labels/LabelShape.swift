/// How much a piece of text looks like the label of a speaker.
enum LabelShape: Int, Comparable {
  /// A clock, a number, a sentence, an address, a line of credits.
  case none
  /// One word or a few small ones: a name, or the beginning of a sentence.
  case weak
  /// Hardly anything but a label: `Dana Ruiz`, `SPEAKER_00`, `Omar H | Platform`.
  case strong

  static func < (lhs: LabelShape, rhs: LabelShape) -> Bool { lhs.rawValue < rhs.rawValue }

  /// The longest label, in bytes: Zoom's 64 characters in a script of three bytes each.
  static let longest = 192

  /// Judges `range` of `bytes`, white space trimmed.
  ///
  /// - Complexity: O(*n*) in the bytes of the range, of which at most `longest` are looked at.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty, range.count <= Self.longest else {
      self = .none
      return
    }
    var words = LabelWords(bytes, range)
    self = words.judge()
  }
}

/// The words of a possible label, judged one after the other.
private struct LabelWords {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private var capitalised = 0
  private var small = 0
  private var uncased = 0
  private var uncasedBytes = 0
  private var numbers = 0
  private var commas = 0
  /// Something that nobody begins a sentence with: `|`, `@`, `_`, words in brackets.
  private var isMarked = false
  /// A word that begins sentences: `So Yeon` is a name, `So` alone is none.
  private var hasOpener = false
  private var isRefused = false

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  mutating func judge() -> LabelShape {
    if isForeign(bytes[range.lowerBound]) { return .none }
    let known = LabelVocabulary.generic(lowercased(range))
    if known > .none { return known }
    var depth = 0
    var words = 0
    var index = range.lowerBound
    while index < range.upperBound, !isRefused {
      let start = index
      let isBracketed = depth > 0 || opening(bytes[start]) > 0
      while index < range.upperBound, bytes[index] != .space, bytes[index] != .tab {
        depth += opening(bytes[index])
        index += 1
      }
      if isBracketed { isMarked = true } else { take(start..<index) }
      if index > start { words += 1 }
      index += 1
    }
    return isRefused || words > 9 ? .none : verdict()
  }

  /// Beginnings that no label has: quotation marks, list and table marks, markup.
  private func isForeign(_ byte: UInt8) -> Bool {
    switch byte {
    case .quote, .hash, .lessThan, .greaterThan, .openBrace, .equals, .backslash, .comma, .dot,
      .semicolon, .slash, .closeParenthesis, .closeBracket, UInt8(ascii: "-"), UInt8(ascii: "|"):
      true
    default:
      false
    }
  }

  private func opening(_ byte: UInt8) -> Int {
    switch byte {
    case .openParenthesis, .openBracket: 1
    case .closeParenthesis, .closeBracket: -1
    default: 0
    }
  }

  private mutating func take(_ written: Range<Int>) {
    let word = withoutComma(written)
    guard !word.isEmpty else { return }
    guard !endsSentence(word) else {
      isRefused = true
      return
    }
    switch LetterCase(bytes, word) {
    case .upper:
      capitalised += 1
      let lower = lowercased(word)
      if LabelVocabulary.neverInLabels.contains(lower) { isRefused = true }
      if word.lowerBound == range.lowerBound, LabelVocabulary.openers.contains(lower) {
        hasOpener = true
      }
    case .lower:
      let lower = lowercased(word)
      // `van Dyke` is judged by its other words; `ben` alone is a name.
      if LabelVocabulary.particles.contains(lower), word.count < range.count { return }
      small += 1
      if LabelVocabulary.isProse(lower) { isRefused = true }
    case .uncased:
      uncased += 1
      uncasedBytes += word.count
    case .number:
      numbers += 1
    case .symbol:
      isMarked = isMarked || bytes[word.lowerBound] == UInt8(ascii: "|")
    }
  }

  /// Takes the comma off a word's end: `Haddad, Omar`; more than two make a list.
  private mutating func withoutComma(_ word: Range<Int>) -> Range<Int> {
    guard let last = bytes[word].last, last == .comma else { return word }
    commas += 1
    isRefused = isRefused || commas > 2
    return word.lowerBound..<(word.upperBound - 1)
  }

  /// Whether a word ends or holds the end of a sentence, or an address.
  private mutating func endsSentence(_ word: Range<Int>) -> Bool {
    for index in word {
      switch bytes[index] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), .semicolon, .equals, .openBrace, .closeBrace,
        .lessThan, .greaterThan, .quote:
        return word.count > 1
      case .openParenthesis where index > word.lowerBound && bytes[index - 1].isWordByte:
        // A call in a program; names have a blank before their brackets.
        return true
      case UInt8(ascii: "`"):
        return true
      case .slash where index + 1 < word.upperBound && bytes[index + 1] == .slash:
        return true
      case UInt8(ascii: "@"), UInt8(ascii: "_"):
        isMarked = true
      default:
        continue
      }
    }
    // `B.`, `Dr.`, `Prof.` are parts of names; `tired.` is the end of a sentence.
    return bytes[word.upperBound - 1] == .dot && word.count > 5
  }

  private func lowercased(_ word: Range<Int>) -> String {
    let word = bytes[word.upperBound - 1] == .dot ? word.dropLast() : word
    return String(decoding: bytes[word], as: UTF8.self).lowercased()
  }

  private func verdict() -> LabelShape {
    guard capitalised + small + uncased > 0 else { return .none }
    if hasOpener { return capitalised > 1 && small == 0 ? .weak : .none }
    if uncased > 0, capitalised + small == 0 { return verdictWithoutCase() }
    if small > 0 { return verdictWithSmallWords() }
    guard capitalised <= 5 else { return .none }
    return capitalised > 1 || isMarked ? .strong : .weak
  }

  /// Scripts without capitals show names by their length alone.
  private func verdictWithoutCase() -> LabelShape {
    guard uncased <= 5, uncasedBytes <= 72 else { return .none }
    return isMarked ? .strong : .weak
  }

  private func verdictWithSmallWords() -> LabelShape {
    if capitalised == 0 { return small <= 3 && commas == 0 ? .weak : .none }
    if isMarked { return small <= 3 ? .strong : .none }
    return small < capitalised && commas == 0 ? .weak : .none
  }
}

/// What kind of letter a word begins with.
private enum LetterCase {
  case upper, lower, uncased, number, symbol

  init(_ bytes: [UInt8], _ word: Range<Int>) {
    var sawDigit = false
    for scalar in String(decoding: bytes[word], as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        self = .upper
        return
      case .lowercaseLetter:
        self = .lower
        return
      case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark:
        self = .uncased
        return
      case .decimalNumber:
        sawDigit = true
      default:
        continue
      }
    }
    self = sawDigit ? .number : .symbol
  }
}
