/// What stands around a turn, as far as it tells which of its words say what an item is.
struct ItemContext: Sendable {
  /// Whether the client was asked, a few turns ago at most, what they will do.
  var answersPlan = false
  /// The stems of the coach's answer: who stops at something says its words again.
  var answer: Set<UInt64> = []

  /// How many turns a question after what the client will do holds.
  private static let planTurns = 5

  /// Nothing stands around the turn.
  init() {}

  /// Reads what stands around the turn at `index`.
  init(around index: Int, of session: ReadSession) {
    let turn = session.turns[index]
    guard turn.isClient else { return }
    answersPlan = (max(0, index - Self.planTurns)..<index).contains {
      session.turns[$0].isCoach && session.turns[$0].holds(.planQuestion)
    }
    if let next = session.turn(at: index + 1), next.isCoach {
      answer = Set(next.terms.filter { !$0.isPair }.map(\.key))
    }
  }

  /// How many words of a sentence the answer says again, at most three.
  func repeated(_ sentence: Range<Int>, of turn: ReadTurn) -> Int {
    guard !answer.isEmpty else { return 0 }
    let stems = Set(sentence.map { Stem.hash(of: turn.text.bytes(of: turn.text.tokens[$0])) })
    return min(3, stems.count { answer.contains($0) })
  }
}
