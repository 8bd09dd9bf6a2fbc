import Coaching
import Testing

@Suite struct GoalTests {
  @Test func `of two sentences that say as much the last is shown`() throws {
    let text = "In a year I'd like that word gone. In two years I'd like somebody to have stayed."
    let goal = try #require(goals(text).first)
    let words = String(decoding: Array(text.utf8)[goal.quote.range], as: UTF8.self)
    #expect(words == "In two years I'd like somebody to have stayed.")
  }

  private func goals(_ text: String, rung: Double = 5) -> [CarriedItem] {
    let session = Talk.session(
      "one", "2026-01-05",
      Talk.chat + [
        Talk.coach("What do you want, a year from now? Where would you like to be?", rung: 5),
        Talk.client(text, rung: rung),
        Talk.coach("That's a lovely thing to want.", rung: 5),
      ])
    return Talk.analysis([session]).items.filter { $0.kind == .goal }
  }

  @Test func `a wish with years is a long goal`() {
    let goals = goals(
      "I'd like to be the lead whom people stay for. In a couple of years I want somebody to say "
        + "that they stayed in the team because of me.")
    #expect(goals.map(\.horizon) == [.long])
    #expect(goals.map(\.owner) == [.client])
  }

  @Test func `a wish for this quarter is a short one`() {
    let goals = goals(
      "I want both senior roles signed by the end of March, and I'd like the team to be six by "
        + "the summer.")
    #expect(goals.map(\.horizon) == [.short])
  }

  @Test func `a wish for tea is none`() {
    #expect(goals("Tea would be nice.", rung: 1).isEmpty)
  }

  @Test func `what one of the two calls a goal needs no wish`() throws {
    let session = Talk.session(
      "one", "2026-01-05",
      Talk.chat + [
        Talk.coach("What is it that you want by then? Where would you like to be?", rung: 5),
        Talk.client(
          "A new goal, then. By Christmas the three harbours read one timetable.", rung: 4),
        Talk.coach("That's a good goal.", rung: 4),
      ])
    let goal = try #require(Talk.analysis([session]).items.first { $0.kind == .goal })
    let text = Array(session.turns[3].text.utf8)[goal.quote.range]
    #expect(
      String(decoding: text, as: UTF8.self)
        == "By Christmas the three harbours read one timetable.")
  }

}
