/// What tells that a turn sets or takes on something to do until a later session.
enum ChallengeSign: Int, Sign {
  case imperatives, deadline, offer, directive, intention, promise, intentionDeadline
  case imperativeDeadline, offerImperative, echo, acceptance, answeredIntention, shortAnswer
  case coach, coachAsks, clientAsks, mentorship, mentorshipImperative, rung, detail, position
  case late, clientPosition, length, recap, clientRecap, tiny, report, taskSet, advice
  case asked, answersTask, agreed, closing, out, clientDeadline

  static let count = allCases.count
}

/// Reads the signs of challenges in one session.
struct ChallengeReader {
  private let session: ReadSession
  private let words: PairWords
  /// Where each term is said last in the last fifth of the session; negative where it is not.
  private let closing: [Int32]

  init(_ session: ReadSession, words: PairWords) {
    self.session = session
    self.words = words
    // What is said again in the last fifth was worth keeping.
    var closing = [Int32](repeating: -1, count: words.count)
    let start = session.turns.count * 4 / 5
    for (index, turn) in session.turns.enumerated() where index >= start {
      for term in turn.terms where !term.isPair {
        closing[term.number] = Int32(truncatingIfNeeded: index)
      }
    }
    self.closing = closing
  }

  /// The signs of the turn at `index`.
  func signs(at index: Int) -> Signs<ChallengeSign> {
    let turn = session.turns[index]
    var signs = Signs<ChallengeSign>()
    signs[.position] = turn.position
    signs[.late] = turn.position * turn.position * turn.position
    signs[.length] = logarithm(1 + Double(turn.text.words))
    signs[.tiny] = turn.text.words < 5 ? 1 : 0
    signs[.rung] = turn.rung
    signs[.out] = turn.out
    signs[.closing] = turn.position > 0.8 ? 1 : 0
    signs[.deadline] = turn.count(.deadline)
    signs[.report] = turn.reports
    signs[.taskSet] = turn.marked.contains(.taskSet) ? 1 : 0
    signs[.advice] = turn.marked.contains(.advice) ? 1 : 0
    if turn.isCoach { addCoach(turn, index, &signs) } else { addClient(turn, index, &signs) }
    return signs
  }

  private func addCoach(_ turn: ReadTurn, _ index: Int, _ signs: inout Signs<ChallengeSign>) {
    let imperatives = turn.imperatives
    let next = session.turn(at: index + 1)
    signs[.coach] = 1
    signs[.imperatives] = imperatives
    signs[.offer] = turn.count(.taskOffer)
    signs[.directive] = turn.count(.directive)
    signs[.promise] = turn.count(.promise, most: 1)
    signs[.imperativeDeadline] = min(1, imperatives) * turn.count(.deadline, most: 1)
    signs[.offerImperative] = min(1, imperatives) * turn.count(.taskOffer, most: 1)
    signs[.coachAsks] = turn.text.endsWithQuestion ? 1 : 0
    signs[.mentorship] = turn.mentorship
    signs[.mentorshipImperative] = turn.mentorship * min(2, imperatives)
    signs[.detail] = turn.rung < 1.6 ? 1 : 0
    signs[.recap] = recap(of: turn, index)
    if let next, next.isClient {
      signs[.echo] = min(1.5, turn.sharedRarity(with: next, least: 0.2))
      signs[.acceptance] = next.count(.acceptance, most: 3)
      signs[.answeredIntention] = next.count(.intention, most: 1)
    }
  }

  private func addClient(_ turn: ReadTurn, _ index: Int, _ signs: inout Signs<ChallengeSign>) {
    signs[.intention] = turn.count(.intention)
    signs[.intentionDeadline] =
      turn.count(.intention, most: 1) * turn.count(.deadline, most: 1)
    signs[.clientAsks] = turn.text.endsWithQuestion ? 1 : 0
    signs[.clientPosition] = turn.position
    signs[.clientRecap] = recap(of: turn, index)
    signs[.clientDeadline] = turn.count(.deadline)
    if let before = session.turn(at: index - 1), before.isCoach {
      signs[.asked] = before.asks ? turn.count(.intention, most: 1) : 0
      signs[.answersTask] = min(2, before.imperatives + before.count(.taskOffer))
    }
    if let next = session.turn(at: index + 1), next.isCoach, next.text.words < 14, !next.asks {
      signs[.agreed] = next.count(.acceptance, most: 1) + next.count(.acknowledgement, most: 1)
    }
    if let next = session.turn(at: index + 1), next.isCoach, next.text.words < 9 {
      signs[.shortAnswer] = 1
    }
  }

  /// How much of the turn comes up again at the end.
  private func recap(of turn: ReadTurn, _ index: Int) -> Double {
    var sum = 0.0
    for term in turn.terms where Int(closing[term.number]) > index + 3 {
      sum +=
        max(0.05, term.rarity)
        / (1 + 0.35 * logarithm(Double(words.turns(with: term.number) + 1)))
    }
    return min(1.5, sum)
  }
}
