/// Reads the content of turns and numbers the terms of a pair.
///
/// What a word says by itself is worked out once for all the times that the pair says it.
struct TermReader {
  /// Which pairs of neighbouring words of a turn are terms.
  enum Pairs {
    /// All of them.
    case all
    /// Those that several sessions say, and a few others; all where it is not known which.
    case ofSeveralSessions
  }

  /// A word as every turn of the pair reads it.
  private struct Word {
    /// The stem; nil where the word carries no content.
    var stem: UInt64?
    var number: Int32 = 0
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
  /// The pairs that several sessions say; nil where that is not known.
  private var sieve: PairSieve?
  /// Which pairs of the turn at hand are terms.
  private var pairs = Pairs.all

  init(_ common: CommonWords) { self.common = common }

  /// How many terms there are.
  var count: Int { numbers.count }

  /// Leaves out pairs of words that one session alone says, in all turns that do not ask for them.
  ///
  /// No session is compared with another one by them, and they are nine terms of ten: without them,
  /// what is kept of each term fits the nearer memory of a core.
  ///
  /// - Parameter sessions: The words of all turns of all sessions.
  mutating func leaveOutPairsOfOneSession(among sessions: [[SpokenText]]) {
    var sieve = PairSieve(words: sessions.joined().reduce(0) { $0 + $1.words })
    for session in sessions {
      for text in session { note(text, in: &sieve) }
      sieve.endSession()
    }
    self.sieve = sieve
  }

  private mutating func note(_ text: SpokenText, in sieve: inout PairSieve) {
    var before: (UInt64?, UInt64?)
    for token in text.tokens {
      if token.endsSentence { before = (nil, nil) }
      guard token.kind == .word, let stem = word(token, text).stem else { continue }
      if let other = before.0, other != stem { sieve.add(Self.key(other, stem)) }
      if let other = before.1, other != stem { sieve.add(Self.key(other, stem)) }
      before = (before.1, stem)
    }
  }

  /// The terms of a turn, each once, in order.
  mutating func terms(
    of text: SpokenText, _ source: String, _ sentences: [Range<Int>], pairs: Pairs
  ) -> [ReadTurn.Term] {
    self.pairs = pairs
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
        key: stem, number: Int(word.number), rarity: word.rarity,
        isName: index > sentence.lowerBound && bytes[Int(token.range.lowerBound)] &- 0x41 < 26,
        isPair: false, offset: index,
        isPointedAt: Self.stands(before: index, of: sentence, in: text, Self.pointers),
        isDefinite: Self.stands(before: index, of: sentence, in: text, Self.articles))
      add(term)
      if let other = before.0 { addPair(other, term) }
      if let other = before.1 { addPair(other, term) }
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
      word.number = Int32(truncatingIfNeeded: numbers.number(of: stem))
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

  /// The key of a pair of stems, in whichever order they stand.
  @inline(__always)
  private static func key(_ left: UInt64, _ right: UInt64) -> UInt64 {
    FeatureHash.linking(min(left, right), max(left, right))
  }

  private mutating func addPair(_ left: ReadTurn.Term, _ right: ReadTurn.Term) {
    guard left.key != right.key else { return }
    let key = Self.key(left.key, right.key)
    if pairs == .ofSeveralSessions, let sieve, !sieve.holds(key) { return }
    let (low, high) = (min(left.rarity, right.rarity), max(left.rarity, right.rarity))
    add(
      ReadTurn.Term(
        key: key, number: numbers.number(of: key), rarity: 0.5 * (0.15 + 0.5 * high + low),
        isName: false, isPair: true))
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
