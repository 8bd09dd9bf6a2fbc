import Coaching
import Testing

@Suite struct WinTests {
  private func session(answer: String) -> EngagementHistory.Session {
    Talk.session(
      "two", "2026-01-19",
      Talk.chat + [
        Talk.coach("And the timetable, did it change again?"),
        Talk.client(
          "It did! And Ines copied it by herself, she found the wrong pier, she fixed it and it "
            + "worked the first time. I didn't touch it. I was really proud of her."),
        Talk.coach(answer),
        Talk.client("The lantern one."),
        Talk.coach("Which column was it?", rung: 1),
        Talk.client("The third.", rung: 1),
      ])
  }

  @Test func `a win that the coach stops at is acknowledged`() throws {
    let analysis = Talk.analysis([
      Talk.first,
      session(answer: "Hold on, stop there! That's a big thing. Well done, you let it go!"),
    ])
    let win = try #require(analysis.items.first { $0.kind == .win })
    #expect(win.quote.place == Place(session: "two", turn: 3))
    #expect(win.acknowledged == Place(session: "two", turn: 4))
    #expect(!analysis.flags.contains { $0.rule == .winPassedOver })
  }

  @Test func `a win that the coach passes over is told`() throws {
    let analysis = Talk.analysis([Talk.first, session(answer: "Which spreadsheet is that in?")])
    let win = try #require(analysis.items.first { $0.kind == .win })
    #expect(win.acknowledged == nil)
    let flag = try #require(analysis.flags.first { $0.rule == .winPassedOver })
    #expect(flag.item == win.id)
    #expect(flag.state == (win.confidence >= 0.6 ? "passed_over" : "perhaps"))
  }
}
