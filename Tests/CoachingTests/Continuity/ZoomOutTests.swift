import Coaching
import Testing

@Suite struct ZoomOutTests {
  private func session(out: Int, within: Int) -> EngagementHistory.Session {
    let words = Array(repeating: "harbour", count: 20).joined(separator: " ")
    let low = (0..<within).map { _ in Talk.client(words, rung: 2) }
    let high = (0..<out).map { _ in Talk.client(words, rung: 5) }
    return Talk.session("one", nil, low + high)
  }

  @Test(arguments: [(0, 40, false), (1, 40, false), (8, 40, true)])
  func `a run of 8 % of the words counts`(out: Int, within: Int, counts: Bool) {
    let facts = Talk.analysis([session(out: out, within: within)]).sessions[0]
    #expect(facts.zoomOut.counts == counts)
    #expect(facts.sessionsWithoutZoomOut == (counts ? 0 : 1))
  }

  @Test func `a short run counts where it lasts five minutes`() {
    var long = session(out: 2, within: 60)
    long.isTimed = true
    for index in long.turns.indices {
      let start = index < 60 ? index * 1000 : (index - 60) * 400_000 + 60_000
      long.turns[index].start = start
      long.turns[index].end = start + 900
    }
    let facts = Talk.analysis([long]).sessions[0]
    #expect(facts.zoomOut.longestWordsShare < 0.08)
    #expect(facts.zoomOut.counts)
  }
}
