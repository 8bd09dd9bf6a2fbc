/// What tells that the client says what they are after.
enum GoalSign: Int, Sign {
  case client, aspiration, horizon, role, wish, wishHorizon, question, afterQuestion
  case questionWish, rung, direction, out, coachRung, acknowledged, first, firstWish, length
  case tiny, asks, report, position, coach

  static let count = allCases.count
}

/// Reads the signs of goals in one session.
struct GoalReader {
  private let session: ReadSession

  init(_ session: ReadSession) { self.session = session }

  /// How likely each turn of coach and client says a goal; 0 for others, of which nobody asks.
  func probabilities(_ scorer: SignScorer<GoalSign>) -> [Double] {
    session.turns.indices.map { index in
      guard session.turns[index].isCoach || session.turns[index].isClient else { return 0 }
      return scorer.probability(signs(at: index))
    }
  }

  /// The signs of the turn at `index`.
  func signs(at index: Int) -> Signs<GoalSign> {
    let turn = session.turns[index]
    var signs = Signs<GoalSign>()
    signs[.rung] = turn.rung
    signs[.out] = turn.out
    signs[.length] = logarithm(1 + Double(turn.text.words))
    signs[.tiny] = turn.text.words < 5 ? 1 : 0
    signs[.position] = turn.position
    signs[.coach] = turn.isCoach ? 1 : 0
    guard turn.isClient else { return signs }
    let before = session.coachTurn(before: index, words: 3)
    let first = session.index == 0 ? 1.0 : 0
    let wish = turn.count(.aspiration, most: 1)
    signs[.client] = 1
    signs[.aspiration] = turn.count(.aspiration)
    signs[.horizon] = turn.count(.goalHorizon)
    signs[.role] = turn.count(.roleTalk, most: 3)
    signs[.wish] = SentenceHints.together(.aspiration, .goalHorizon, in: turn)
    signs[.wishHorizon] = wish * turn.count(.goalHorizon, most: 1)
    signs[.question] = before?.count(.goalQuestion) ?? 0
    signs[.afterQuestion] = before?.text.endsWithQuestion == true ? 1 : 0
    signs[.questionWish] = wish * (before?.count(.goalQuestion, most: 1) ?? 0)
    signs[.direction] = max(0, turn.rung - 3.5)
    signs[.coachRung] = before?.rung ?? 0
    signs[.acknowledged] = session.turn(at: index + 1)?.count(.acknowledgement) ?? 0
    signs[.first] = first
    signs[.firstWish] = first * wish
    signs[.asks] = turn.text.endsWithQuestion ? 1 : 0
    signs[.report] = turn.reports
    return signs
  }
}

/// Hints that stand in one sentence.
enum SentenceHints {
  /// 2 where one sentence holds both hints, 1 where it holds one of them, else 0.
  static func together(_ one: Hint, _ other: Hint, in turn: ReadTurn) -> Double {
    guard turn.holds(one) || turn.holds(other) else { return 0 }
    var most = 0
    for sentence in turn.sentences {
      let held = [one, other].count { turn.holds($0, in: sentence) }
      most = max(most, held)
    }
    return Double(most)
  }
}
