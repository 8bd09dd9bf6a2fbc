/// Finds sentences that tell somebody to do something.
///
/// "Ask him first."
enum Imperative {
  /// How many sentences do, at most four.
  static func count(in turn: ReadTurn) -> Double {
    var count = 0
    for sentence in turn.sentences where commands(turn.text, sentence) { count += 1 }
    return Double(min(4, count))
  }

  /// Whether a verb in its plain form opens the sentence and nobody's name follows it.
  static func commands(_ text: SpokenText, _ sentence: Range<Int>) -> Bool {
    let tokens = text.tokens
    if sentence.upperBound < tokens.count, tokens[sentence.upperBound].kind == .question {
      return false
    }
    let words = sentence.filter { tokens[$0].kind == .word }
    let opening = words.drop { leadIns.contains(tokens[$0].hash) }
    guard opening.count >= 3, let first = opening.first, verbs.contains(tokens[first].hash) else {
      return false
    }
    let second = tokens[opening[opening.startIndex + 1]].hash
    // "Let me see it" is what the speaker will do.
    return !people.contains(second) && !(tokens[first].hash == letting && second == me)
  }

  private static let letting = Token.hash(ofWord: "let")
  private static let me = Token.hash(ofWord: "me")

  private static let leadIns = words(
    "so and but okay ok right well yeah yes then now or oh also just please maybe honestly like")
  private static let people = words("i you he she we they")
  private static let verbs = words(
    """
    take let ask write tell put get have give go send bring try keep start stop make read ring \
    call book pick count draw talk walk sit say show look find run set leave move drop use change \
    do don't note draft list mark share invite schedule block cut ship build hand meet see catch \
    notice listen speak buy spend choose name collect watch point add swap practice prepare
    """)

  private static func words(_ text: String) -> Set<UInt64> {
    Set(text.split(separator: " ").map(Token.hash(ofWord:)))
  }
}
