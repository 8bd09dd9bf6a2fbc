import Testing

@testable import Coaching

@Suite struct CandidatesTests {
  @Test func `what is said beside a turn makes it likelier, and it keeps its lead`() {
    let together = Candidates.together([0.4, 0.5, 0, 0.1, 0, 0, 0])
    #expect(together[1] > 0.6)
    #expect(together[1] > together[0])
    #expect(together[2] > 0.3 && together[2] < together[0])
    #expect(together[6] == 0)
  }

  @Test func `a turn without neighbours stays as likely as it is`() {
    #expect(abs(Candidates.together([0, 0, 0, 0.3, 0, 0, 0])[3] - 0.3) < 1e-9)
    #expect(Candidates.together([]).isEmpty)
  }

  @Test func `of turns that lie close the likeliest is kept`() {
    let all = [(1, 0.4), (3, 0.5), (9, 0.2), (12, 0.05)].map {
      Candidates.Candidate(session: 0, turn: $0.0, probability: $0.1)
    }
    #expect(Candidates.apart(all, by: 3, least: 0.1).map(\.turn) == [3, 9])
  }
}
