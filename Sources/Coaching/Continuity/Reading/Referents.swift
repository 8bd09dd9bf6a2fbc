/// Tells whether words name what they speak of.
///
/// "Ask Ines before you sell it" speaks of something that Ines knows; "Then you sell it" speaks of what
/// was named before, and who hears that alone cannot know what.
struct Referents {
  private let text: SpokenText
  /// The bytes that the text was read from, for the capitals that its tokens do not hold.
  private let source: [UInt8]

  /// Takes a text with what it was read from.
  init(_ text: SpokenText, of source: String) {
    self.text = text
    self.source = Array(source.utf8)
  }

  /// Whether some neighbouring tokens speak of "it", "them" or "that one" before they name anything
  /// that could be meant.
  func dangle(in tokens: Range<Int>) -> Bool {
    var (start, known) = (tokens.lowerBound, Named())
    for index in tokens {
      let token = text.tokens[index]
      guard token.kind == .word else {
        if token.endsSentence { start = index + 1 }
        continue
      }
      switch pointing(index, from: start, in: tokens) {
      case .somebody where !known.somebody, .something where !known.something: return true
      case .any where !known.somebody && !known.something: return true
      default: known.formUnion(named(index, from: start, in: tokens))
      }
    }
    return false
  }

  /// What has been named that could be meant.
  private struct Named {
    var somebody = false
    var something = false

    mutating func formUnion(_ other: Named) {
      somebody = somebody || other.somebody
      something = something || other.something
    }
  }

  /// What a word points at.
  private enum Pointing {
    case nothing, somebody, something, any
  }

  // MARK: Pointing

  private func pointing(_ index: Int, from start: Int, in tokens: Range<Int>) -> Pointing {
    let hash = text.tokens[index].hash
    if Self.people.contains(hash) { return .somebody }
    if Self.many.contains(hash) { return .any }
    let isThing =
      Self.things.contains(hash)
      ? !isIdle(index, from: start, in: tokens) : demonstrates(index, from: start, in: tokens)
    return isThing ? .something : .nothing
  }

  /// Whether "that", "this" or "those" stands for something by itself.
  private func demonstrates(_ index: Int, from start: Int, in tokens: Range<Int>) -> Bool {
    let hash = text.tokens[index].hash
    if Self.said.contains(hash) { return isFirst(index, from: start) }
    guard Self.demonstratives.contains(hash) else { return false }
    guard let next = word(after: index, in: tokens) else { return true }
    if Self.ones.contains(next) { return true }
    // "That was early" and "I'd like that to last" point, "I hope that Ines stays" does not.
    return Self.auxiliaries.contains(next) && isFirst(index, from: start)
      || word(before: index, from: start).map { Self.wanting.contains($0) } ?? false
        && hash == Self.that
  }

  /// Whether "it" stands for nothing: "you made it easy to ask", "it's hard to say".
  private func isIdle(_ index: Int, from start: Int, in tokens: Range<Int>) -> Bool {
    if let before = word(before: index, from: start), Self.making.contains(before) { return true }
    let isSaid =
      text.tokens[index].hash == Self.itIs
      || word(after: index, in: tokens).map { Self.auxiliaries.contains($0) } ?? false
    guard isSaid else { return false }
    let next = tokens.clamped(to: (index + 1)..<(index + 1 + Self.idleReach))
    return next.prefix { text.tokens[$0].kind == .word }.contains {
      Self.opening.contains(text.tokens[$0].hash)
    }
  }

  /// How many words behind "it's hard" the words that it stands for begin at most.
  private static let idleReach = 4

  /// Whether only words that lead in stand before a word of its sentence, or of what follows a comma.
  private func isFirst(_ index: Int, from start: Int) -> Bool {
    let before = text.tokens[start..<index].last { !Self.leadIns.contains($0.hash) }
    return before.map { $0.kind == .comma } ?? true
  }

  private static let people = WordSet(
    """
    he she him her hers his he's she's he'd she'd he'll she'll himself herself
    """)
  private static let many = WordSet(
    "they them their theirs they're they've they'd they'll themselves")
  private static let itIs = Token.hash(ofWord: "it's")
  private static let things = WordSet("it it's it'd it'll its itself")
  private static let said = WordSet("that's that'd that'll")
  private static let demonstratives = WordSet("that this those these")
  private static let that = Token.hash(ofWord: "that")
  private static let ones = WordSet("one ones")
  private static let auxiliaries = WordSet(
    "is was are were will would has had can could should might does did isn't wasn't")
  private static let wanting = WordSet("like love want prefer have do did make get give take keep")
  private static let making = WordSet("make made makes making find found")
  private static let opening = WordSet("to that when if what how")
  private static let leadIns = WordSet("and but so then okay well yes yeah no or now because")

  // MARK: Naming

  private func named(_ index: Int, from start: Int, in tokens: Range<Int>) -> Named {
    let hash = text.tokens[index].hash
    if Self.anybody.contains(hash) { return Named(somebody: true) }
    if isName(index, from: start, in: tokens) { return Named(somebody: true, something: true) }
    let isSomebody = Self.nearby.contains(hash)
    let isArticle =
      isSomebody || Self.determiners.contains(hash) || text.tokens[index].hasDigit
      || text.bytes(of: text.tokens[index]).ends("'s") && !Self.said.contains(hash)
    if isArticle, hasNoun(after: index, in: tokens) {
      return Named(somebody: isSomebody, something: true)
    }
    return Named(something: isPlural(index, from: start))
  }

  /// Whether a word is written as a name; one that opens its sentence is taken for one where it has
  /// something ("Ines's") or where what it does follows.
  private func isName(_ index: Int, from start: Int, in tokens: Range<Int>) -> Bool {
    let token = text.tokens[index]
    let first = source[Int(token.range.lowerBound)]
    guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first), isContent(index),
      !Self.selves.contains(token.hash)
    else { return false }
    guard index == start else { return true }
    if text.bytes(of: token).ends("'s") { return true }
    guard tokens.contains(index + 1) else { return false }
    let next = text.tokens[index + 1]
    return Report.isPast(text, next) || Self.auxiliaries.contains(next.hash)
  }

  /// Whether a noun follows "the" or "a": not "the one who".
  private func hasNoun(after index: Int, in tokens: Range<Int>) -> Bool {
    for next in tokens.clamped(to: (index + 1)..<(index + 1 + Self.nounReach)) {
      guard text.tokens[next].kind == .word else { return false }
      if isContent(next) { return !Self.exclaimed.contains(text.tokens[next].hash) }
      guard Self.between.contains(text.tokens[next].hash) else { return false }
    }
    return false
  }

  /// How many words behind its article a noun stands at most.
  private static let nounReach = 3

  /// Whether a word looks like several things that nobody needs an article for: "cards".
  private func isPlural(_ index: Int, from start: Int) -> Bool {
    let bytes = text.bytes(of: text.tokens[index])
    guard bytes.count > 3, bytes.ends("s"), !bytes.ends("ss"), !bytes.ends("'s"),
      isContent(index)
    else { return false }
    // "Who reads" and "Ines reads" tell what somebody does.
    return word(before: index, from: start).map { !Self.subjects.contains($0) } ?? false
      && !isName(index - 1, from: start, in: start..<index)
  }

  /// Whether a word has content and is no day, month or number.
  private func isContent(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.folded.count > 2 && !PlainWords.isStop(token.hash)
      && !PlainWords.isCount(Stem.hash(of: text.bytes(of: token)))
  }

  private func word(before index: Int, from start: Int) -> UInt64? {
    index > start && text.tokens[index - 1].kind == .word ? text.tokens[index - 1].hash : nil
  }

  private func word(after index: Int, in tokens: Range<Int>) -> UInt64? {
    tokens.contains(index + 1) && text.tokens[index + 1].kind == .word
      ? text.tokens[index + 1].hash : nil
  }

  private static let determiners = WordSet(
    """
    the each every no some any more two three four five six seven eight nine ten both all
    """)
  /// Somebody may stand behind these: "my sister", "a young one"; what stands behind "the" is known to
  /// who was there.
  private static let nearby = WordSet("a an my our your another")
  private static let between = WordSet("two one very really other same whole good nice kind bit")
  /// What is said of nobody: "oh my god".
  private static let exclaimed = WordSet("god gosh goodness word")
  private static let anybody = WordSet(
    "people somebody someone everybody everyone nobody anybody anyone folks")
  private static let selves = WordSet("i i'm i've i'd i'll i'd've")
  private static let subjects = WordSet(
    "he she it who that which what everybody everyone nobody somebody someone always never")
}
