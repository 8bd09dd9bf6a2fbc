/// Chooses words that say something by themselves: who reads a quote has not read the talk.
extension ReadTurn {
  /// How many words a quote must have at least, and how many of them with content.
  private static let fewestWords = 4
  private static let fewestContent = 2

  /// Whether neighbouring sentences say something by themselves: "Obviously." does not.
  func tells(_ places: ClosedRange<Int>) -> Bool {
    var (words, content) = (0, 0)
    for index in sentences[places.lowerBound].lowerBound..<sentences[places.upperBound].upperBound {
      let token = text.tokens[index]
      guard token.kind == .word else { continue }
      words += 1
      let isShort = token.folded.count < 3 && !token.hasDigit
      if !isShort, !PlainWords.isStop(token.hash), !token.classes.contains(.contraction) {
        content += 1
      }
    }
    return words >= Self.fewestWords && content >= Self.fewestContent
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

  /// The bytes of neighbouring sentences, with the closing mark of the last one.
  func bytes(of places: ClosedRange<Int>) -> Range<Int> {
    bytes(
      of: sentences[places.lowerBound].lowerBound..<sentences[places.upperBound].upperBound)
  }
}
