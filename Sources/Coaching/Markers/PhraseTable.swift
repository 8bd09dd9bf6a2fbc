/// Phrases that are looked for, their places in one row and the words of these in another.
///
/// A session tries thousands of phrases, so none is a list of lists that would have to be held and
/// let go each time, and a place that fits twenty words is asked in one look.
struct PhraseTable: Sendable, ExpressibleByArrayLiteral {
  /// One place of a phrase.
  private struct Slot {
    /// Where the words that fit begin in `words`: an open-addressing table of their hashes.
    var first: Int
    /// The size of that table less one, a power of two less one; negative: every word fits.
    var mask: Int
    var isOptional: Bool
  }

  /// The places of each phrase.
  private let phrases: [Range<Int>]
  private let slots: [Slot]
  /// The hashes of words; 0 where none stands.
  private let words: [UInt64]

  /// Makes the table of some phrases, which keep their numbers.
  init(_ phrases: [Phrase]) {
    var slots: [Slot] = []
    var words: [UInt64] = []
    self.phrases = phrases.map { phrase in
      let first = slots.count
      for slot in phrase.slots {
        slots.append(Self.slot(slot, &words))
      }
      return first..<slots.count
    }
    self.slots = slots
    self.words = words
  }

  init(arrayLiteral phrases: Phrase...) { self.init(phrases) }

  private static func slot(_ slot: Phrase.Slot, _ words: inout [UInt64]) -> Slot {
    let first = words.count
    guard !slot.words.isEmpty else {
      return Slot(first: first, mask: -1, isOptional: slot.isOptional)
    }
    var size = 2
    while size < slot.words.count * 2 { size *= 2 }
    words += Array(repeating: 0, count: size)
    for word in slot.words {
      var place = start(word, size - 1)
      while words[first + place] != 0 { place = (place + 1) & (size - 1) }
      words[first + place] = word
    }
    return Slot(first: first, mask: size - 1, isOptional: slot.isOptional)
  }

  /// Where a word is looked for first.
  @inline(__always)
  private static func start(_ word: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: word >> 40) & mask
  }

  /// Whether any phrase stands at the token `start` and ends at `most` at the latest.
  func stands(in tokens: [Token], from start: Int, upTo most: Int) -> Bool {
    phrases.indices.contains { end(of: $0, in: tokens, from: start).map { $0 <= most } ?? false }
  }

  /// Where a phrase ends that begins with the token `start`; nil where it does not stand there.
  ///
  /// A comma before or between two words does not count; the end of a sentence does.
  func end(of phrase: Int, in tokens: [Token], from start: Int) -> Int? {
    var first = start
    while first < tokens.count, tokens[first].kind == .comma { first += 1 }
    guard first < tokens.count, tokens[first].kind == .word,
      fits(tokens[first].hash, slots[phrases[phrase].lowerBound])
    else { return nil }
    return end(of: phrase, in: tokens, behind: first)
  }

  /// Where a phrase ends whose first word is known to fit the token `first`; nil where the phrase
  /// does not go on behind it.
  func end(of phrase: Int, in tokens: [Token], behind first: Int) -> Int? {
    var at = first + 1
    var end = at
    for place in phrases[phrase].dropFirst() {
      while at < tokens.count, tokens[at].kind == .comma { at += 1 }
      if at < tokens.count, tokens[at].kind == .word, fits(tokens[at].hash, slots[place]) {
        at += 1
        end = at
      } else if !slots[place].isOptional {
        return nil
      }
    }
    return end
  }

  /// Whether a word may stand at a place.
  @inline(__always)
  private func fits(_ word: UInt64, _ slot: Slot) -> Bool {
    guard slot.mask >= 0 else { return true }
    // Half of the table is empty, so that this ends.
    var place = Self.start(word, slot.mask)
    while words[slot.first &+ place] != 0 {
      if words[slot.first &+ place] == word { return true }
      place = (place &+ 1) & slot.mask
    }
    return false
  }
}
