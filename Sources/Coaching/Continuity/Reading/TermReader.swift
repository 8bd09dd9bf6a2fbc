/// Reads the content of turns and numbers the terms of a pair.
///
/// What a word says by itself is worked out once for all the times that the pair says it.
struct TermReader {
  /// A word as every turn of the pair reads it.
  private struct Word {
    /// The stem; nil where the word carries no content.
    var stem: UInt64?
    var number = 0
    var rarity = 0.0
  }

  private let common: CommonWords
  private var spellings = HashNumbers()
  private var words: [Word] = []
  private var numbers = HashNumbers()
  /// The turn in which each term stood last, and its place among the terms of that turn.
  private var lastUses: [(turn: Int, place: Int)] = []
  private var turn = 0
  private var terms: [ReadTurn.Term] = []

  init(_ common: CommonWords) { self.common = common }

  /// How many terms there are.
  var count: Int { numbers.count }

  /// The terms of a turn, each once, in order.
  mutating func terms(
    of text: SpokenText, _ source: String, _ sentences: [Range<Int>]
  ) -> [ReadTurn.Term] {
    turn += 1
    terms.removeAll(keepingCapacity: true)
    var source = source
    source.withUTF8 { bytes in
      for sentence in sentences { read(text, bytes, sentence) }
    }
    // A copy of its own, as long as it is: handed out itself, the array would have to be made anew for
    // the next turn, with room for the longest turn so far, which every turn would then hold.
    return terms.withUnsafeBufferPointer { Array($0) }
  }

  private mutating func read(
    _ text: SpokenText, _ bytes: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>
  ) {
    // The two words before, the nearer one last.
    var before: (ReadTurn.Term?, ReadTurn.Term?)
    for index in sentence where text.tokens[index].kind == .word {
      let token = text.tokens[index]
      let word = word(token, text)
      guard let stem = word.stem else { continue }
      let term = ReadTurn.Term(
        key: stem, number: word.number, rarity: word.rarity,
        isName: index > sentence.lowerBound && bytes[Int(token.range.lowerBound)] &- 0x41 < 26,
        isPair: false, offset: index,
        isPointedAt: Self.stands(before: index, of: sentence, in: text, Self.pointers),
        isDefinite: Self.stands(before: index, of: sentence, in: text, Self.articles))
      add(term)
      if let other = before.0, other.key != stem { add(pair(other, term)) }
      if let other = before.1, other.key != stem { add(pair(other, term)) }
      before = (before.1, term)
    }
  }

  private mutating func word(_ token: Token, _ text: SpokenText) -> Word {
    let spelling = spellings.number(of: token.hash)
    if spelling < words.count { return words[spelling] }
    var word = Word()
    let folded = text.bytes(of: token)
    if !PlainWords.isStop(token.hash), folded.count > 2 || token.hasDigit,
      !Self.isContraction(folded)
    {
      let stem = Stem.hash(of: folded)
      word.stem = stem
      word.number = numbers.number(of: stem)
      // No vocabulary holds contractions, and none of them is rare.
      word.rarity =
        token.classes.contains(.contraction) ? 0 : common.rarity(of: token.hash)
    }
    words.append(word)
    return word
  }

  /// Whether one of `words` stands right before a word, or before the one before it.
  private static func stands(
    before index: Int, of sentence: Range<Int>, in text: SpokenText, _ words: WordSet
  ) -> Bool {
    for place in max(sentence.lowerBound, index - 2)..<index
    where words.contains(text.tokens[place].hash) {
      return true
    }
    return false
  }

  private static let pointers = WordSet("that those your our")
  private static let articles = WordSet("the that those your our his her their")

  /// Whether a word is shortened, such as "she'd": it says nothing about the topic.
  private static func isContraction(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(Ascii.apostrophe) && !word.ends("'s")
  }

  private mutating func pair(_ left: ReadTurn.Term, _ right: ReadTurn.Term) -> ReadTurn.Term {
    let (low, high) = (min(left.rarity, right.rarity), max(left.rarity, right.rarity))
    let key = FeatureHash.linking(min(left.key, right.key), max(left.key, right.key))
    return ReadTurn.Term(
      key: key, number: numbers.number(of: key), rarity: 0.5 * (0.15 + 0.5 * high + low),
      isName: false, isPair: true)
  }

  private mutating func add(_ term: ReadTurn.Term) {
    while lastUses.count < numbers.count { lastUses.append((turn: 0, place: 0)) }
    let last = lastUses[term.number]
    if last.turn == turn {
      terms[last.place].rarity = min(terms[last.place].rarity, term.rarity)
      terms[last.place].isName = terms[last.place].isName && term.isName
    } else {
      lastUses[term.number] = (turn: turn, place: terms.count)
      terms.append(term)
    }
  }
}
