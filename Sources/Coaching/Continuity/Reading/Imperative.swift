/// Finds sentences that tell somebody to do something.
///
/// "Ask him first."
enum Imperative {
  /// How many sentences do, at most four.
  static func count(in text: SpokenText, _ sentences: [Range<Int>]) -> Double {
    var count = 0
    for sentence in sentences where count < 4 && commands(text, sentence) { count += 1 }
    return Double(count)
  }

  /// Whether a verb in its plain form opens the sentence and nobody's name follows it.
  static func commands(_ text: SpokenText, _ sentence: Range<Int>) -> Bool {
    let tokens = text.tokens
    if sentence.upperBound < tokens.count, tokens[sentence.upperBound].kind == .question {
      return false
    }
    guard let verb = opening(tokens, sentence), verbs.contains(tokens[verb].hash) else {
      return false
    }
    let rest = sentence[(verb + 1)...].lazy.filter { tokens[$0].kind == .word }
    guard let next = rest.first, rest.dropFirst().first != nil else { return false }
    let second = tokens[next].hash
    // "Let me see it" is what the speaker will do.
    return !people.contains(second) && !(tokens[verb].hash == letting && second == me)
  }

  /// Whether the sentence tells somebody not to do something.
  static func forbids(_ text: SpokenText, _ sentence: Range<Int>) -> Bool {
    commands(text, sentence)
      && opening(text.tokens, sentence).map { text.tokens[$0].hash == dont } ?? false
  }

  private static let dont = Token.hash(ofWord: "don't")

  /// The first word that leads into nothing.
  private static func opening(_ tokens: [Token], _ sentence: Range<Int>) -> Int? {
    for index in sentence where tokens[index].kind == .word {
      if !leadIns.contains(tokens[index].hash) { return index }
    }
    return nil
  }

  private static let letting = Token.hash(ofWord: "let")
  private static let me = Token.hash(ofWord: "me")

  private static let leadIns = WordSet(
    "so and but okay ok right well yeah yes then now or oh also just please maybe honestly like")
  private static let people = WordSet("i you he she we they")
  private static let verbs = WordSet(
    """
    take let ask write tell put get have give go send bring try keep start stop make read ring \
    call book pick count draw talk walk sit say show look find run set leave move drop use change \
    do don't note draft list mark share invite schedule block cut ship build hand meet see catch \
    notice listen speak buy spend choose name collect watch point add swap practice prepare
    """)
}
