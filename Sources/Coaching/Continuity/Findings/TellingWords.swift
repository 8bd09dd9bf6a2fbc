/// Chooses words that say something by themselves: who reads a quote has not read the talk.
extension ReadTurn {
  /// How many words a quote must have at least, and how many of them with content.
  private static let fewestWords = 4
  private static let fewestContent = 2

  /// Whether neighbouring sentences say something by themselves: "Obviously." does not.
  func tells(_ places: ClosedRange<Int>) -> Bool {
    let shown = sentences[places.lowerBound].lowerBound..<sentences[places.upperBound].upperBound
    let words = shown.count { text.tokens[$0].kind == .word }
    return words >= Self.fewestWords && content(of: shown) >= Self.fewestContent
  }

  /// How many of some tokens are words with content.
  func content(of tokens: Range<Int>) -> Int {
    tokens.count { index in
      let token = text.tokens[index]
      return token.kind == .word && (token.folded.count > 2 || token.hasDigit)
        && !PlainWords.isStop(token.hash) && !token.classes.contains(.contraction)
    }
  }

  /// Whether neighbouring sentences tell of "him", "her" or "them" alone, so that who reads them
  /// knows neither who did it nor what the speaker had to do with it.
  func tellsOfSomebody(_ places: ClosedRange<Int>) -> Bool {
    let shown = sentences[places.lowerBound].lowerBound..<sentences[places.upperBound].upperBound
    let words = shown.map { text.tokens[$0].hash }
    guard words.contains(where: { Self.others.contains($0) }) else { return false }
    return !words.contains { Self.selves.contains($0) }
      && !terms.contains { $0.isName && shown.contains($0.offset) }
  }

  private static let others = WordSet("he she they he's she's they're he'd she'd they'd")
  private static let selves = WordSet(
    "i i'm i've i'd i'll me my mine we we're we've we'd we'll us our ours you your")

  /// Whether a sentence asks.
  func asks(_ sentence: Range<Int>) -> Bool {
    sentence.upperBound < text.tokens.count && text.tokens[sentence.upperBound].kind == .question
  }

  /// The bytes of all that was said from the first sentence on that says something.
  var tellingRange: Range<Int> {
    guard let first = sentences.indices.first(where: { tells($0...$0) }) else { return wholeRange }
    return bytes(of: first...(sentences.count - 1))
  }

  /// A sentence with as many of its neighbours as it takes to say something, at most `most` in all.
  ///
  /// - Parameters:
  ///   - place: The sentence.
  ///   - most: How many sentences at most.
  ///   - backwards: Whether the one before is taken first; else the one after.
  /// - Returns: The places of the sentences.
  func telling(from place: Int, most: Int = 3, backwards: Bool = false) -> ClosedRange<Int> {
    var places = place...place
    while !tells(places), places.count < most, places.count < sentences.count {
      let hasBefore = places.lowerBound > 0
      let hasAfter = places.upperBound + 1 < sentences.count
      if hasBefore, backwards || !hasAfter {
        places = (places.lowerBound - 1)...places.upperBound
      } else {
        places = places.lowerBound...(places.upperBound + 1)
      }
    }
    return places
  }

  /// Neighbouring sentences with the one before them where that tells what they speak of; as they are
  /// where it does not.
  func named(_ places: ClosedRange<Int>) -> ClosedRange<Int> {
    let referents = Referents(text, of: spoken.text)
    let first = places.lowerBound
    guard first > 0, !asks(sentences[first - 1]),
      sentences[first - 1].count <= Self.longestNaming,
      referents.dangle(in: sentences[first].lowerBound..<sentences[places.upperBound].upperBound),
      !referents.dangle(
        in: sentences[first - 1].lowerBound..<sentences[places.upperBound].upperBound)
    else { return places }
    let wide = (first - 1)...places.upperBound
    return bytes(of: wide).count <= Self.mostBytes ? wide : places
  }

  /// A sentence with more words and marks tells of something of its own.
  private static let longestNaming = 11
  /// So long a quote is shown whole.
  private static let mostBytes = 170

  /// The bytes of neighbouring sentences, with the closing mark of the last one.
  func bytes(of places: ClosedRange<Int>) -> Range<Int> {
    bytes(
      of: sentences[places.lowerBound].lowerBound..<sentences[places.upperBound].upperBound)
  }
}
