/// Tells whether words can be read aloud to somebody who did not hear the talk.
///
/// What was said is true wherever it stands; who reads it on a page by itself needs whole sentences,
/// and a name for what they speak of.
public enum ReadAloud {
  /// The most words of what is read in one breath.
  private static let mostWords = 60

  /// Whether some words are whole sentences that name what they speak of.
  ///
  /// - Parameter quote: The words as they were written down.
  /// - Returns: Whether they are.
  public static func stands(_ quote: String) -> Bool {
    let text = SpokenText(quote, contractions: MarkerSet.carried.contractions)
    return isWhole(quote, text) && !Referents(text, of: quote).dangle(in: text.tokens.indices)
  }

  /// Whether some words are whole sentences, be it clear or not what they speak of.
  ///
  /// - Parameter quote: The words as they were written down.
  /// - Returns: Whether they are.
  public static func isWhole(_ quote: String) -> Bool {
    isWhole(quote, SpokenText(quote, contractions: MarkerSet.carried.contractions))
  }

  private static func isWhole(_ quote: String, _ text: SpokenText) -> Bool {
    guard let first = text.tokens.sentences.first, text.words <= mostWords, isClosed(quote) else {
      return false
    }
    let words = first.lazy.filter { text.tokens[$0].kind == .word }.map { text.tokens[$0].hash }
    return words.first.map { !fragments.contains($0) } ?? false
  }

  /// Whether the words begin a sentence and end one: a small letter goes on with what another one cut
  /// off, and words without a closing mark may stop anywhere.
  private static func isClosed(_ quote: String) -> Bool {
    guard let first = quote.first(where: { $0.isLetter || $0.isNumber }),
      let last = quote.last(where: { !closing.contains($0) })
    else { return false }
    // A quotation that is not closed goes on.
    return !first.isLowercase && marks.contains(last)
      && quote.count { $0 == "\"" }.isMultiple(of: 2)
  }

  private static let closing: Set<Character> = ["\"", "”", "’", "'", ")", "»", " ", "\n"]
  private static let marks: Set<Character> = [".", "!", "?", "…"]
  /// A sentence that begins so hangs on one before it.
  private static let fragments = WordSet("because which whose than")
}
