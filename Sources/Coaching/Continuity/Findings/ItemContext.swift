/// What stands around a turn, as far as it tells which of its words say what an item is.
struct ItemContext: Sendable {
  /// Whether the client was asked, a few turns ago at most, what they will do.
  var answersPlan = false
  /// The stems of the coach's answer: who stops at something says its words again.
  var answer: Set<UInt64> = []

  /// Whether the client or the coach's answer calls it a goal.
  var isNamedGoal = false

  /// How many turns a question after what the client will do holds.
  private static let planTurns = 5

  /// Nothing stands around the turn.
  init() {}

  /// Reads what stands around the turn at `index`.
  init(around index: Int, of session: ReadSession) {
    let turn = session.turns[index]
    guard turn.isClient else { return }
    isNamedGoal =
      turn.holds(.goalNaming)
      || session.turn(at: index + 1).map { $0.isCoach && $0.holds(.goalNaming) } ?? false
    answersPlan = (max(0, index - Self.planTurns)..<index).contains {
      session.turns[$0].isCoach && session.turns[$0].holds(.planQuestion)
    }
    if let next = session.turn(at: index + 1), next.isCoach {
      answer = Set(next.terms.filter { !$0.isPair }.map(\.key))
    }
  }

  /// Whether the answer says most of a sentence again.
  func repeats(_ sentence: Range<Int>, of turn: ReadTurn) -> Bool {
    guard !answer.isEmpty else { return false }
    let stems = Set(sentence.map { Stem.hash(of: turn.text.bytes(of: turn.text.tokens[$0])) })
    let repeated = stems.count { answer.contains($0) }
    return repeated >= Self.fewestRepeated && 2 * repeated >= turn.content(of: sentence)
  }

  /// Fewer words are said again by chance.
  private static let fewestRepeated = 2
}
