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

  /// A sieve for the word behind the first: a bit for each that may stand there, or all bits.
  ///
  /// Most tries end here, before the places are looked at one by one.
  var secondWords: UInt64 {
    guard slots.count > 1, !slots[1].isOptional, !slots[1].words.isEmpty else { return .max }
    return slots[1].words.reduce(0) { $0 | Self.bit(of: $1) }
  }

  /// The bit of a word in a sieve.
  static func bit(of word: UInt64) -> UInt64 { 1 << (word >> 58) }

  /// Where the phrase ends that begins with the token `start`; nil where it does not stand there.
  ///
  /// A comma between two words does not count; the end of a sentence does.
  func end(in tokens: [Token], from start: Int) -> Int? {
    var at = start
    var end = start
    for slot in slots {
      while at < tokens.count, tokens[at].kind == .comma { at += 1 }
      let fits =
        at < tokens.count && tokens[at].kind == .word
        && (slot.words.isEmpty || slot.words.contains(tokens[at].hash))
      if fits {
        at += 1
        end = at
      } else if !slot.isOptional {
        return nil
      }
    }
    return end
  }
}
