/// Words in a row that a marker looks for.
///
/// Written as in `have|did you ever? tried`: words in order, `|` between alternatives, `?` after
/// a word that may be missing, `_` for any one word. The first word must be there.
struct Phrase: Sendable, ExpressibleByStringLiteral {
  /// One place of a phrase.
  struct Slot: Sendable {
    /// The hashes of the words that fit; empty: every word fits.
    var words: [UInt64]
    /// Whether the place may be left out.
    var isOptional: Bool
  }

  /// The places in order.
  let slots: [Slot]

  /// Reads a phrase.
  init(stringLiteral text: String) {
    slots = text.split(separator: " ").map { part in
      let isOptional = part.hasSuffix("?")
      let words = isOptional ? part.dropLast() : part
      let hashes = words.split(separator: "|").map(Token.hash(ofWord:))
      return Slot(words: words == "_" ? [] : hashes, isOptional: isOptional)
    }
    precondition(
      slots.first.map { !$0.isOptional && !$0.words.isEmpty } == true,
      "the first word of the phrase '\(text)' must be a word that is there")
  }

  private init(slots: [Slot]) {
    self.slots = slots
  }

  /// The phrase without contractions: as itself, or as several, since "i'd|i" is two words or one.
  ///
  /// - Parameter contractions: The words of each contraction.
  /// - Returns: The phrases that together say the same.
  func spellings(_ contractions: [UInt64: [UInt64]]) -> [Phrase] {
    var spellings: [[Slot]] = [[]]
    for slot in slots {
      let ways = slot.spellings(contractions)
      spellings = spellings.flatMap { before in ways.map { before + $0 } }
    }
    return spellings.map(Phrase.init(slots:))
  }

  /// A sieve for the word behind the first: a bit for each that may stand there, or all bits.
  ///
  /// Most tries end here, before the places are looked at one by one. Behind a place that may be
  /// left out stand its words or those of the next.
  var secondWords: UInt64 {
    var bits: UInt64 = 0
    for slot in slots.dropFirst() {
      guard !slot.words.isEmpty else { return .max }
      for word in slot.words { bits |= Self.bit(of: word) }
      guard slot.isOptional else { return bits }
    }
    return .max
  }

  /// The bit of a word in a sieve.
  static func bit(of word: UInt64) -> UInt64 { 1 << UInt64(sieve(word)) }

  /// The place of a word's bit, 0 to 63.
  @inline(__always)
  static func sieve(_ word: UInt64) -> Int { Int(word >> 58) }
}

extension Phrase.Slot {
  /// The places that this one becomes without contractions, one way after the other.
  fileprivate func spellings(_ contractions: [UInt64: [UInt64]]) -> [[Phrase.Slot]] {
    var ways: [[Phrase.Slot]] = []
    let plain = words.filter { contractions[$0] == nil }
    if !plain.isEmpty || words.isEmpty {
      ways.append([Phrase.Slot(words: plain, isOptional: isOptional)])
    } else if isOptional {
      ways.append([])
    }
    // "isn't|aren't" is "is|are not": contractions that end alike go together.
    var endings: [[UInt64]] = []
    var beginnings: [[UInt64]] = []
    for case let spelled? in words.map({ contractions[$0] }) {
      let ending = Array(spelled.dropFirst())
      if let place = endings.firstIndex(of: ending) {
        beginnings[place].append(spelled[0])
      } else {
        endings.append(ending)
        beginnings.append([spelled[0]])
      }
    }
    for (beginning, ending) in zip(beginnings, endings) {
      ways.append(
        [Phrase.Slot(words: beginning, isOptional: false)]
          + ending.map { Phrase.Slot(words: [$0], isOptional: false) })
    }
    return ways
  }
}
