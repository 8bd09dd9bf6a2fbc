import Testing

@testable import Coaching

@Suite struct HeldEvidenceTests {
  private static let wish = "I want us to reach the summer without lantern duty."

  /// How likely a wish in the fourth turn is a goal, of which three in ten are.
  private func goal(
    _ wish: String = HeldEvidenceTests.wish, answer: String = "Which boats?",
    closing: String = "Then let us look at the other pier, the one with the red door, now.",
    later: [EngagementHistory.Session] = []
  ) -> Double {
    let session = Talk.session(
      "one", "2026-01-05",
      Talk.chat + [
        Talk.coach("And closer to now, what would you like?", rung: 4), Talk.client(wish, rung: 3),
        Talk.coach(answer), Talk.client("The small ones, by the pier."),
        Talk.coach(closing, rung: 3), Talk.client("That is all of it.", rung: 2),
      ])
    return evidence([session] + later).goal(
      Candidates.Candidate(session: 0, turn: 3, probability: 0.3))
  }

  private func evidence(_ sessions: [EngagementHistory.Session]) -> HeldEvidence {
    HeldEvidence(
      EngagementReading(
        EngagementHistory(pair: "Dana and Omar", names: ["Dana", "Omar"], sessions: sessions)))
  }

  @Test func `what nobody made anything of is as likely as before`() {
    #expect(abs(goal() - 0.3) < 1e-9)
  }

  @Test(arguments: [
    ("No lantern duty.", "Then let us look at the other pier.", "said again at once"),
    ("That's a good goal.", "Then let us look at the other pier.", "called a goal"),
    (
      "Which boats?", "So we've got no lantern duty, we've got the harbour, and the small boats.",
      "drawn together"
    ),
  ])
  func `each thing that is made of it takes some of the doubt`(
    answer: String, closing: String, what: String
  ) {
    #expect(goal(answer: answer, closing: closing) > 0.3, "\(what)")
  }

  @Test func `two kinds of evidence say more than one`() {
    let closing = "So we've got no lantern duty, we've got the harbour, and the small boats."
    let both = goal(answer: "No lantern duty.", closing: closing)
    #expect(both > goal(answer: "No lantern duty."))
    #expect(both > goal(closing: closing))
    #expect(both < 1)
  }

  @Test func `a later session that comes back to it says more`() {
    let second = Talk.session(
      "two", "2026-02-05",
      Talk.chat + [
        Talk.coach(
          "Last time you said that you want us to reach the summer without lantern duty. How did "
            + "the lantern duty go?"), Talk.client("The lantern duty is gone since Friday."),
      ])
    #expect(goal(later: [second]) > goal())
  }

  @Test func `what is hardly a wish is left as it is`() {
    let session = Talk.session(
      "one", "2026-01-05",
      Talk.chat + [Talk.client("The lantern duty."), Talk.coach("The lantern duty, a good goal.")])
    let unlikely = Candidates.Candidate(session: 0, turn: 2, probability: 0.02)
    #expect(evidence([session]).goal(unlikely) == 0.02)
    #expect(!evidence([session]).isHeldGoal(unlikely))
  }

  @Test func `a coach who names a far and a near goal says the client's, one who asks does not`() {
    func isHeld(_ text: String) -> Bool {
      let session = Talk.session("one", "2026-01-05", Talk.chat + [Talk.coach(text, rung: 4)])
      return evidence([session]).isHeldGoal(
        Candidates.Candidate(session: 0, turn: 2, probability: 0))
    }
    #expect(isHeld("Long one, that the crew stays. Short one, the timetable through the board."))
    #expect(!isHeld("What would you like the crew to be?"))
  }

  @Test
  func
    `an answer to what they will do is a task, and more so where a later session comes back to it`()
  {
    func task(_ question: String, later: [EngagementHistory.Session]) -> Double {
      let session = Talk.session(
        "one", "2026-01-05",
        Talk.chat + [
          Talk.coach(question),
          Talk.client("Count the lantern spreadsheet with Ines, before Friday."),
        ])
      return evidence([session] + later).challenge(
        Candidates.Candidate(session: 0, turn: 3, probability: 0.3))
    }
    let second = Talk.session(
      "two", "2026-02-05",
      Talk.chat + [
        Talk.coach("You were going to count the lantern spreadsheet with Ines. How did that go?"),
        Talk.client("We counted the lantern spreadsheet on Thursday."),
      ])
    let planned = task("What will you do by next time?", later: [])
    #expect(planned > 0.3)
    #expect(task("What will you do by next time?", later: [second]) > planned)
    #expect(abs(task("Where is the harbour?", later: [second]) - 0.3) < 1e-9)
  }
}
