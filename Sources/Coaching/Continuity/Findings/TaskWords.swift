/// Tells whether a sentence says what somebody is to do.
///
/// A date alone sets nothing, nor does a question, a report of what was done or what might have
/// been: such a turn may still stand where something was set, but its words do not say what.
enum TaskWords {
  /// Whether the sentence tells, asks or promises to do something.
  static func state(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    let text = turn.text
    if turn.asks(sentence) { return requests(sentence, of: turn) }
    if Imperative.commands(text, sentence) { return true }
    let hints: [Hint] =
      turn.isCoach ? [.taskOffer, .directive, .promise] : [.intention, .promise, .taskOffer]
    return hints.contains { holds($0, sentence, of: turn) } && !tellsOfPast(sentence, of: turn)
  }

  /// Whether a question asks the other to do something.
  ///
  /// "Would you write it down?"
  private static func requests(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    let tokens = turn.text.tokens
    let last = sentence.suffix(2).map { tokens[$0].hash }
    // "Write it down, would you?"
    if sentence.count > 3, last.count == 2, asking.contains(last[0]), last[1] == you { return true }
    return holds(.taskOffer, sentence, of: turn)
      && sentence.contains { asking.contains(tokens[$0].hash) }
  }

  private static func holds(_ hint: Hint, _ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    turn.findings.contains { finding in
      // One word, such as "yourself", tells nobody to do anything.
      finding.marker == hint.marker && sentence.overlaps(finding.tokens)
        && (finding.tokens.count > 1 || hint == .intention)
    }
  }

  /// Whether the sentence tells what was done, or would have been: "Ana's stopped", "I'd have gone".
  private static func tellsOfPast(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    let text = turn.text
    if Report.count(in: text, [sentence], by: Report.people) > 0 { return true }
    return sentence.dropLast().contains { index in
      let token = text.tokens[index]
      guard token.kind == .word, Report.isPast(text, text.tokens[index + 1]) else { return false }
      let word = text.bytes(of: token)
      return have.contains(token.hash) || word.ends("'s") || word.ends("'ve")
    }
  }

  private static let asking = WordSet("would could can will may")
  private static let you = Token.hash(ofWord: "you")
  private static let have = WordSet("have has had having")
}
