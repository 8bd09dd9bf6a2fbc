/// What tells that the client reports something that went well.
enum WinSign: Int, Sign {
  case client, success, delight, successDelight, acknowledged, exclaimed, affirmed, exclaims
  case report, asked, spokenBefore, rung, answeredByQuestion, length, first, position, tiny
  case intention, asks, coachOut, coachCoaching, successAcknowledged, reference
  case othersDid, trouble, echoed, youDid, coachShort
  case praised, referenceReport, counted, opening, out, askedReport

  static let count = allCases.count
}

/// Reads the signs of wins in one session.
struct WinReader {
  private let session: ReadSession
  private let references: [BackReference]

  init(_ session: ReadSession, references: [BackReference]) {
    self.session = session
    self.references = references
  }

  /// The signs of the turn at `index`.
  func signs(at index: Int) -> Signs<WinSign> {
    let turn = session.turns[index]
    var signs = Signs<WinSign>()
    signs[.length] = logarithm(1 + Double(turn.text.words))
    signs[.position] = turn.position
    signs[.tiny] = turn.text.words < 4 ? 1 : 0
    guard turn.isClient else { return signs }
    let before = session.coachTurn(before: index, words: 1)
    signs[.client] = 1
    signs[.success] = turn.count(.success, most: 3)
    signs[.delight] = turn.count(.delight)
    signs[.successDelight] = turn.count(.success, most: 1) * turn.count(.delight, most: 1)
    signs[.exclaims] = turn.text.tokens.contains { $0.kind == .exclamation } ? 1 : 0
    signs[.report] = turn.reports
    signs[.asked] = before?.count(.outcomeQuestion, most: 1) ?? 0
    signs[.spokenBefore] = before?.count(.spokenBefore, most: 1) ?? 0
    signs[.rung] = turn.rung
    signs[.first] = session.index == 0 ? 1 : 0
    signs[.intention] = turn.count(.intention)
    signs[.asks] = turn.text.endsWithQuestion ? 1 : 0
    signs[.othersDid] = Report.namedCount(in: turn)
    signs[.trouble] = turn.count(.disruption)
    signs[.reference] = max(reference(at: index), reference(at: index - 1))
    signs[.referenceReport] = signs[.reference] * min(1, signs[.report])
    signs[.askedReport] = signs[.asked] * min(1, signs[.report] + signs[.success])
    signs[.counted] = turn.terms.contains { PlainWords.isCount($0.key) } ? 1 : 0
    signs[.opening] = turn.position < 0.25 ? 1 : 0
    signs[.out] = turn.out
    signs[.praised] = praised(after: index) ? 1 : 0
    addAnswer(index, turn, &signs)
    return signs
  }

  /// Whether one of the coach's next turns praises.
  private func praised(after index: Int) -> Bool {
    (index + 1..<min(index + 6, session.turns.count)).contains { next in
      let turn = session.turns[next]
      return turn.isCoach
        && (turn.marked.contains(.affirmation)
          || turn.count(.acknowledgement) > 1)
    }
  }

  private func reference(at index: Int) -> Double {
    references.indices.contains(index) ? references[index].probability : 0
  }

  /// What the coach made of it, within three turns.
  private func addAnswer(_ index: Int, _ turn: ReadTurn, _ signs: inout Signs<WinSign>) {
    let places = index + 1..<min(index + 4, session.turns.count)
    guard let answer = places.first(where: { session.turns[$0].isCoach }).map({ session.turns[$0] })
    else { return }
    let acknowledged = answer.count(.acknowledgement, most: 3)
    signs[.acknowledged] = acknowledged
    signs[.successAcknowledged] = turn.count(.success, most: 1) * min(1, acknowledged)
    signs[.exclaimed] = answer.text.tokens.contains { $0.kind == .exclamation } ? 1 : 0
    signs[.affirmed] = answer.marked.contains(.affirmation) ? 1 : 0
    signs[.answeredByQuestion] = answer.text.endsWithQuestion ? 1 : 0
    signs[.echoed] = min(1.5, answer.sharedRarity(with: turn, least: 0.1))
    signs[.youDid] = Report.count(in: answer, by: Report.you)
    signs[.coachShort] = answer.text.words < 6 ? 1 : 0
    signs[.coachOut] = answer.out
    signs[.coachCoaching] = answer.coaching
  }
}
