import Coaching
import Testing

@Suite struct ProgressTests {
  private let first = Talk.session(
    "one", "2026-01-05",
    Talk.chat + [
      Talk.coach("What eats your evenings?", rung: 3),
      Talk.client(
        "I copied the lantern spreadsheet by hand until two in the morning, all of it, because "
          + "nobody else knew the ferry timetable and the harbour office was waiting."),
      Talk.coach("By hand, until two."),
    ])

  private func pairs(_ now: String, then words: String) -> [ProgressPair] {
    let second = Talk.session(
      "two", "2026-08-05",
      Talk.chat + [
        Talk.client(now), Talk.coach("Say that again, slowly."), Talk.client("I did, yes."),
        Talk.coach(words, rung: 5),
      ])
    return Talk.analysis([first, second]).progress
  }

  private static let comparing =
    "In January you told me that you copied the lantern spreadsheet by hand until two in the "
    + "morning. That's a big thing, the ferry timetable and you at home."

  @Test func `then and now are laid side by side where they speak of one thing`() throws {
    let found = try #require(
      pairs(
        "The ferry timetable changed on Friday, and Ines copied it into the lantern spreadsheet "
          + "while I was at home with a book.", then: Self.comparing
      ).first)
    #expect(found.earlier.place == Place(session: "one", turn: 3))
    #expect(found.later.place == Place(session: "two", turn: 2))
  }

  @Test func `two moments without a word in common make no pair`() {
    #expect(
      pairs(
        "The auditors came on Friday, and they want a drawing of how refunds travel to the guests "
          + "and back again.", then: Self.comparing
      ).isEmpty)
  }
}
