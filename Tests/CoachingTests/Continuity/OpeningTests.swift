import Coaching
import Testing

@Suite struct OpeningTests {
  @Test func `a topic in the client's own words is the client's`() {
    let opening = Talk.analysis([Talk.first, Talk.silent]).sessions[1].opening
    #expect(opening?.setBy == .client)
    #expect(opening?.turn == 3)
    #expect(opening?.emptyAgenda == nil)
  }

  @Test func `a topic that the coach named is the coach's`() {
    let session = Talk.session(
      "two", "2026-01-19",
      Talk.chat + [
        Talk.coach("I would like to hear about the auditors and their drawing first."),
        Talk.client(
          "The auditors. They want a drawing of the payment flow, and the drawing we have is from "
            + "before the move to the new bank, so half of the arrows are wrong."),
      ])
    #expect(Talk.analysis([Talk.first, session]).sessions[1].opening?.setBy == .coach)
  }

  @Test func `a report is the coach's topic, however shortly it was asked for`() {
    func opening(_ asking: String) -> SessionFacts.Opening? {
      let session = Talk.session(
        "two", "2026-01-19",
        Talk.chat + [
          Talk.coach(asking),
          Talk.client(
            "I did what you said, I wrote down every change of the ferry timetable, for the lantern "
              + "spreadsheet, and it came to eleven lines in those two weeks."),
        ])
      return Talk.analysis([Talk.first, session]).sessions[1].opening
    }
    #expect(opening("I was curious all the while.")?.setBy == .coach)
    #expect(opening("The hour is yours.")?.setBy == .client)
  }

  @Test func `nothing to talk about is an empty agenda`() {
    let session = Talk.session(
      "two", "2026-01-19",
      Talk.chat + [
        Talk.coach("What shall we do with the hour?"),
        Talk.client("Honestly, I've got nothing on fire. It's all ticking along.", rung: 0),
      ] + Talk.asking.turns.dropFirst(2) + Talk.silent.turns)
    let analysis = Talk.analysis([Talk.first, session])
    #expect(analysis.sessions[1].opening?.emptyAgenda == 3)
    #expect(analysis.flags.first { $0.rule == .emptyAgenda }?.state == "linked")
  }
}
