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

  @Test func `the coach's own story makes no session stand back`() {
    let story =
      "I hid in the boat house, I did that for years, I had a lamp and my own little boat. "
      + Array(repeating: "lantern", count: 90).joined(separator: " ") + ", and we lost it."
    var talk = session(out: 3, within: 40)
    #expect(!Talk.analysis([talk]).sessions[0].zoomOut.counts)
    talk.turns += [
      Talk.coach("Oh, every harbour does that.", rung: 5, mode: .mentorship),
      Talk.client("Okay.", rung: 0), Talk.coach(story, rung: 5, mode: .mentorship),
    ]
    #expect(!Talk.analysis([talk]).sessions[0].zoomOut.counts)
    talk.turns[talk.turns.count - 1] = Talk.client(story, rung: 5)
    #expect(Talk.analysis([talk]).sessions[0].zoomOut.counts)
  }

  @Test func `a lecture to a client who hardly speaks makes no session stand back`() {
    let words = Array(repeating: "harbour", count: 60).joined(separator: " ")
    var talk = session(out: 0, within: 40)
    talk.turns += (0..<4).flatMap { _ in
      [Talk.coach(words, rung: 5, mode: .mentorship), Talk.client("Okay.", rung: 0)]
    }
    #expect(!Talk.analysis([talk]).sessions[0].zoomOut.counts)
  }

  @Test func `a burning session is not counted, and the reason says so`() throws {
    let quiet = (1...4).map { number in
      var session = session(out: 0, within: 40)
      session.id = "s\(number)"
      session.date = "2026-0\(2 * number - 1)-05"
      return session
    }
    var overlays = ContinuityOverlays()
    overlays.burning["s2"] = true
    let analysis = Talk.analysis(quiet, overlays: overlays)
    #expect(analysis.sessions.map(\.sessionsWithoutZoomOut) == [1, 1, 2, 3])
    let last = try #require(analysis.flags.last { $0.rule == .zoomOutDue && $0.session == "s4" })
    #expect(last.state == "not_due")
    #expect(last.explanation == "3 sessions without standing back, a burning one not counted.")
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
