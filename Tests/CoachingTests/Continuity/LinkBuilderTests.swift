import Testing

@testable import Coaching

@Suite struct LinkBuilderTests {
  private let reading = EngagementReading(
    EngagementHistory(
      pair: "Dana and Omar", names: ["Dana", "Omar"],
      sessions: [
        Talk.first, Talk.silent,
        Talk.session("three", "2026-02-02", Talk.asking.turns),
      ]))

  /// The only reference is the turn `at`; the matches are those of the last session's turns.
  private func target(of at: Int, _ matches: [EarlierTalk.Match?]) -> Place? {
    var references = reading.references.map { session in
      session.map { _ in BackReference(probability: 0, match: nil, signs: Signs()) }
    }
    for (turn, match) in matches.enumerated() {
      references[2][turn] = BackReference(
        probability: turn == at ? 0.9 : 0, match: match, signs: Signs())
    }
    let links = LinkBuilder(reading.sessions, references: references).links([], items: [])
    #expect(links.count == 1)
    return links.first?.target
  }

  private func match(_ session: Int, _ turn: Int, _ score: Double) -> EarlierTalk.Match {
    EarlierTalk.Match(session: session, turn: turn, score: score)
  }

  @Test func `a turn means the place that it shares most with`() {
    #expect(target(of: 2, [nil, nil, match(1, 3, 0.3), nil]) == Place(session: "two", turn: 3))
  }

  @Test func `where the turns beside it share more with another session, it means that one`() {
    let matches = [nil, match(0, 5, 0.6), match(1, 3, 0.3), match(0, 6, 0.7)]
    #expect(target(of: 2, matches) == Place(session: "one", turn: 6))
  }

  @Test func `a turn that shares much is not outvoted`() {
    let matches = [nil, match(0, 5, 0.6), match(1, 3, 0.9), match(0, 6, 0.7)]
    #expect(target(of: 2, matches) == Place(session: "two", turn: 3))
  }
}
