/// Reads what an answer says became of a challenge.
enum OutcomeReader {
  /// The outcome that the answer tells.
  ///
  /// - Parameters:
  ///   - answer: The turn that answers, or reports unasked.
  ///   - isAsked: Whether somebody asked.
  ///   - shares: Whether the answer shares content with the item.
  /// - Returns: The outcome.
  static func outcome(
    of answer: ReadTurn, isAsked: Bool, shares: Bool
  ) -> SessionLink.Outcome {
    let text = answer.text
    let opening = opening(of: text)
    let tells = answer.holds(.success) || answer.reports > 0
    if holds(partly, text, opening) { return .partly }
    if holds(changed, text, text.tokens.indices) { return .changed }
    if holds(notDone, text, opening) { return .not }
    if isAsked && !shares && !tells { return .notAnswered }
    return .done
  }

  /// The first two sentences: what comes first is the answer.
  private static func opening(of text: SpokenText) -> Range<Int> {
    var sentences = 0
    var end = 0
    for (index, token) in text.tokens.enumerated() {
      end = index + 1
      if token.endsSentence { sentences += 1 }
      if sentences == 3 || index > 30 { break }
    }
    return 0..<end
  }

  private static func holds(
    _ phrases: PhraseTable, _ text: SpokenText, _ range: Range<Int>
  ) -> Bool {
    range.contains { index in
      text.tokens[index].kind == .word
        && phrases.stands(in: text.tokens, from: index, upTo: range.upperBound)
    }
  }

  private static let partly: PhraseTable = [
    "half happened|done|did|of", "partly", "partially", "some of it|them", "most of it|them",
    "did it? for _ days|weeks", "two|three|four of them|the", "sort of did", "not all", "almost",
    "nearly", "more or less", "two are", "halfway",
  ]
  private static let changed: PhraseTable = [
    "instead", "ended up", "turned into", "in the end", "rather than", "that was going to be",
    "we've gone back", "took it off", "not the first", "came to us|ours", "down to|ours ours",
    "was going to be", "from tomorrow", "hadn't to",
  ]
  private static let notDone: PhraseTable = [
    "no i|not|we|mean|never", "i|we didn't|haven't|never", "not yet", "i forgot", "nothing",
    "it's blank", "hasn't happened", "didn't happen|get",
  ]
}
