/// Tells whether a sentence says what somebody is to do.
///
/// A date alone sets nothing, nor does a question, a report of what was done or what might have
/// been: such a turn may still stand where something was set, but its words do not say what.
enum TaskWords {
  /// Whether the sentence tells, asks or promises to do something.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - turn: Its turn.
  ///   - answersPlan: Whether the client was just asked what they will do: then a few words, such
  ///     as "a drawing, in pencil", say it.
  /// - Returns: Whether it does.
  static func state(
    _ sentence: Range<Int>, of turn: ReadTurn, answersPlan: Bool = false
  ) -> Bool {
    let text = turn.text
    if turn.asks(sentence) { return requests(sentence, of: turn) }
    if Imperative.commands(text, sentence) { return true }
    if tellsOfPast(sentence, of: turn) { return false }
    if answersPlan, turn.content(of: sentence) > 1, !tellsOfNow(sentence, of: turn) { return true }
    if turn.isCoach, expects(sentence, of: turn) { return true }
    let hints: [Hint] =
      turn.isCoach ? [.taskOffer, .directive, .promise] : [.intention, .promise]
    return hints.contains { holds($0, sentence, of: turn) }
  }

  /// Whether the coach says what the client will have done by a day.
  ///
  /// "By Friday you'll have three names."
  private static func expects(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    turn.holds(.deadline, in: sentence)
      && sentence.contains { future.contains(turn.text.tokens[$0].hash) }
  }

  /// Whether a question asks the other to do something.
  ///
  /// "Would you write it down?"
  private static func requests(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    let tokens = turn.text.tokens
    let last = sentence.suffix(2).map { tokens[$0].hash }
    // "Write it down, would you?"
    if sentence.count > 3, last.count == 2, asking.contains(last[0]), last[1] == you { return true }
    // "Would you note that as a win?" is done as soon as it is said.
    if sentence.contains(where: { praising.contains(tokens[$0].hash) }) { return false }
    return holds(.taskOffer, sentence, of: turn)
      && sentence.contains { asking.contains(tokens[$0].hash) }
  }

  private static func holds(_ hint: Hint, _ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    turn.findings.contains { finding in
      // One word, such as "yourself", tells nobody to do anything.
      guard finding.marker == hint.marker, sentence.overlaps(finding.tokens),
        finding.tokens.count > 1 || hint == .intention
      else { return false }
      return switch hint {
      case .taskOffer:
        offers(finding, sentence, of: turn)
          && !(turn.isClient && muses(finding, sentence, of: turn))
      case .directive: tells(finding, sentence, of: turn)
      case .intention: !muses(finding, sentence, of: turn)
      case .promise: turn.isClient || owes(finding, sentence, of: turn)
      default: true
      }
    }
  }

  /// Whether a coach's "I'll" is owed to the client, or to a day: "I'll put my other hat on" is neither.
  private static func owes(
    _ finding: MarkerFinding, _ sentence: Range<Int>, of turn: ReadTurn
  ) -> Bool {
    let rest = sentence[finding.tokens.lowerBound...]
    return turn.holds(.deadline, in: sentence)
      || rest.contains { yours.contains(turn.text.tokens[$0].hash) }
  }

  private static let yours = WordSet("you your yours")

  /// Whether what is shown with "here's" is something to do: "Here's a harbour that asks" is not.
  private static func offers(
    _ finding: MarkerFinding, _ sentence: Range<Int>, of turn: ReadTurn
  ) -> Bool {
    let tokens = turn.text.tokens
    guard showing.contains(tokens[finding.tokens.lowerBound].hash) else { return true }
    // "Here's a thing about boats" tells something.
    return sentence[finding.tokens.lowerBound...].prefix(Self.nearby).contains { index in
      tasks.contains(tokens[index].hash)
        && !(sentence.contains(index + 1) && tokens[index + 1].hash == about)
    }
  }

  /// How many words behind "here's" the word for a task stands at most.
  private static let nearby = 6

  /// Whether the sentence is about the other from its beginning: at the end of a general truth,
  /// "you have to" tells nobody to do anything.
  private static func tells(
    _ finding: MarkerFinding, _ sentence: Range<Int>, of turn: ReadTurn
  ) -> Bool {
    // "With dice if you want" leaves it to the other.
    let before = finding.tokens.lowerBound - 1
    if sentence.contains(before), leaving.contains(turn.text.tokens[before].hash) { return false }
    guard finding.tokens.contains(where: { opening.contains(turn.text.tokens[$0].hash) }) else {
      return true
    }
    return finding.tokens.lowerBound - sentence.lowerBound <= Self.leading
  }

  /// How many words may lead into what somebody has to do.
  private static let leading = 4

  /// Whether the speaker only turns over what could be done: "I could ask her", or "I'd ask her"
  /// without a day.
  private static func muses(
    _ finding: MarkerFinding, _ sentence: Range<Int>, of turn: ReadTurn
  ) -> Bool {
    finding.tokens.contains {
      let hash = turn.text.tokens[$0].hash
      return possible.contains(hash)
        || maybe.contains(hash) && !turn.holds(.deadline, in: sentence)
    }
  }

  /// Whether the sentence tells how things are: "There's an hour at two", "I'm not on the list".
  private static func tellsOfNow(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    sentence.first.map { index in
      let first = sentence.first { !joining.contains(turn.text.tokens[$0].hash) } ?? index
      return telling.contains(turn.text.tokens[first].hash)
    } ?? false
  }

  private static let joining = WordSet("and but so because then well yeah yes okay no")
  private static let telling = WordSet(
    "there's it's i'm that's i've he he's she she's they they're we're you you're if when")

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

  private static let showing = WordSet("here's there's")
  private static let tasks = WordSet(
    """
    what thing challenge experiment piece job task homework exercise assignment second third \
    another one something idea
    """)
  private static let about = Token.hash(ofWord: "about")
  private static let praising = WordSet("win wins victory")
  private static let leaving = WordSet("if when what whatever as")
  private static let opening = WordSet("have need must want don't")
  private static let possible = WordSet("could might")
  private static let maybe = WordSet("i'd would")
  private static let future = WordSet("you'll you've")
  private static let asking = WordSet("would could can will may")
  private static let you = Token.hash(ofWord: "you")
  private static let have = WordSet("have has had having")
}
