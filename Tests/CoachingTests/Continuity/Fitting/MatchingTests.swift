import Testing

@testable import Coaching

@Suite struct MatchingTests {
  @Test func `who fits two places makes room for who fits one`() {
    let places = [[0, 1], [0]]
    let matching = Matching(2, 2) { places[$0].contains($1) }
    #expect(matching.owners == [1, 0])
  }

  @Test func `a chain of three makes room`() {
    let places = [[0, 1], [0, 2], [0]]
    let matching = Matching(3, 3) { places[$0].contains($1) }
    #expect(matching.owners == [2, 0, 1])
  }

  @Test func `what is found twice counts once, what is neutral not at all`() {
    let matching = Matching(1, 3) { _, place in place < 2 }
    let hits = matching.hits(truth: 1) { $0 == 2 }
    #expect(hits == Hits(truth: 1, found: 2, right: 1))
    #expect(hits.f1 == 2.0 / 3)
    #expect(Hits().f1 == nil)
  }
}
