/// Reads until when something is to be done: "by Friday", "before we meet again".
///
/// What is shown as a date must be one. Words that are cut short ("by next") or that only look
/// like a date ("on the first try") are none, and neither is how often something is done.
struct DueWords {
  private let tokens: [Token]
  private let end: Int

  /// The words in one of the sentences that say until when; nil where none do.
  ///
  /// - Parameters:
  ///   - turn: The turn.
  ///   - places: The sentences that are shown.
  /// - Returns: Their bytes.
  static func range(in turn: ReadTurn, _ places: ClosedRange<Int>) -> Range<Int>? {
    for sentence in turn.sentences[places] {
      let words = DueWords(tokens: turn.text.tokens, end: sentence.upperBound)
      for start in sentence {
        guard let end = words.end(from: start) else { continue }
        let (first, last) = (turn.text.tokens[start], turn.text.tokens[end - 1])
        return Int(first.range.lowerBound)..<Int(last.range.upperBound)
      }
    }
    return nil
  }

  /// Where the words end that begin here and say until when; nil where none do.
  private func end(from start: Int) -> Int? {
    switch word(start) {
    case Self.today, Self.tomorrow, Self.tonight:
      return holds(start + 1, Self.partsOfDay) ?? start + 1
    case Self.next: return isAfter(start, Self.last) ? nil : holds(start + 1, Self.nextUnits)
    case Self.this: return holds(start + 1, Self.thisUnits)
    case Self.between:
      guard word(start + 1) == Self.now, word(start + 2) == Self.and else { return nil }
      return date(start + 3) ?? clause(from: start + 3, most: 4)
    case Self.on: return holds(skippingThe(start + 1), Self.days)
    case Self.by: return date(start + 1)
    case Self.before, Self.until, Self.till: return date(start + 1) ?? event(start + 1)
    case Self.within, Self.inA: return span(start + 1)
    default: return nil
    }
  }

  /// "Friday", "tomorrow night", "the end of next week", "the twentieth", "March the third".
  private func date(_ start: Int) -> Int? {
    if let end = holds(start, Self.days) { return holds(end, Self.partsOfDay) ?? end }
    if let end = holds(start, Self.moments) { return holds(end, Self.partsOfDay) ?? end }
    if let end = holds(start, Self.months) { return ordinal(skippingThe(end)) ?? end }
    if isComing(start) { return holds(start + 1, Self.nextUnits) }
    let at = skippingThe(start)
    if word(at) == Self.endOf, word(at + 1) == Self.of {
      let unit = skippingThe(at + 2)
      return holds(unit, Self.spans) ?? holds(unit, Self.months)
        ?? (isComing(unit) ? holds(unit + 1, Self.nextUnits) : nil)
    }
    guard at > start else { return nil }
    return holds(at, Self.days) ?? ordinal(at)
  }

  /// Whether the word says that what follows is the one to come.
  private func isComing(_ place: Int) -> Bool {
    word(place) == Self.next || word(place) == Self.this
  }

  /// "Twentieth", where nothing follows that it could count: "the first of May", not "the first try".
  private func ordinal(_ start: Int) -> Int? {
    guard let end = holds(start, Self.ordinals) else { return nil }
    if word(end) == Self.of, let month = holds(end + 1, Self.months) { return month }
    return isClauseEnd(end) ? end : nil
  }

  /// "We meet again", "the review": what comes before something else does.
  private func event(_ start: Int) -> Int? {
    guard let first = word(start), Self.people.contains(first) || first == Self.the else {
      return nil
    }
    // Who says it on the way out sets no date.
    if word(start + 1) == Self.go, isClauseEnd(start + 2) { return nil }
    return clause(from: start, most: 6)
  }

  /// "Two weeks", "a fortnight".
  private func span(_ start: Int) -> Int? {
    holds(start, Self.numbers).flatMap { holds($0, Self.spans) }
  }

  // MARK: Words

  /// The word at a place of the sentence; nil where none stands there.
  private func word(_ place: Int) -> UInt64? {
    place < end && tokens[place].kind == .word ? tokens[place].hash : nil
  }

  /// The place behind a word that is one of `words`; nil where it is none.
  private func holds(_ place: Int, _ words: WordSet) -> Int? {
    word(place).flatMap { words.contains($0) ? place + 1 : nil }
  }

  private func skippingThe(_ place: Int) -> Int { word(place) == Self.the ? place + 1 : place }

  private func isAfter(_ place: Int, _ other: UInt64) -> Bool {
    place > 0 && tokens[place - 1].hash == other
  }

  private func isClauseEnd(_ place: Int) -> Bool {
    guard let next = word(place) else { return true }
    return Self.joints.contains(next)
  }

  /// The end of the clause, where it has so many words at most.
  private func clause(from start: Int, most: Int) -> Int? {
    let end = (start...).first { isClauseEnd($0) } ?? start
    return end > start && end - start <= most ? end : nil
  }

  private static let (today, tomorrow, tonight) = (hash("today"), hash("tomorrow"), hash("tonight"))
  private static let (this, next, last) = (hash("this"), hash("next"), hash("last"))
  private static let (between, now, and) = (hash("between"), hash("now"), hash("and"))
  private static let (on, by, the, of) = (hash("on"), hash("by"), hash("the"), hash("of"))
  private static let (before, until, till) = (hash("before"), hash("until"), hash("till"))
  private static let (within, inA, go) = (hash("within"), hash("in"), hash("go"))
  private static let endOf = hash("end")
  private static let joints = WordSet("and but so then because with while")
  private static let people = WordSet("i you we he she they")
  private static let partsOfDay = WordSet("morning noon lunch afternoon evening night")
  private static let moments = WordSet(
    "noon lunch tonight tomorrow easter christmas spring summer autumn fall winter")
  private static let days = WordSet("monday tuesday wednesday thursday friday saturday sunday")
  private static let months = WordSet(
    """
    january february march april may june july august september october november december
    """)
  private static let spans = WordSet(
    "day days week weeks fortnight month months quarter sprint year summer spring autumn winter")
  private static let numbers = WordSet("a one two three four five six ten")
  private static let nextUnits = WordSet(
    """
    week month quarter sprint fortnight session time year monday tuesday wednesday thursday friday \
    saturday sunday spring summer autumn winter
    """)
  private static let thisUnits = WordSet(
    """
    week month quarter sprint fortnight afternoon evening morning monday tuesday wednesday thursday \
    friday saturday sunday
    """)
  private static let ordinals = WordSet(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth 1st 2nd 3rd \
    4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 24th \
    25th 26th 27th 28th 29th 30th 31st
    """)

  private static func hash(_ word: String) -> UInt64 { Token.hash(ofWord: word) }
}
