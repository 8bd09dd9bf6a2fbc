import Coaching
import Testing

@Suite struct BridgeTests {
  private let detail = [
    Talk.coach("What did you do then?"),
    Talk.client("I went in and renamed the cabin in the table by hand, it took four minutes."),
  ]

  @Test func `a detail that leads to a long look from above is a bridge taken`() throws {
    let long =
      "I think I have been the one who closes every gap before anybody else can see it, and I "
      + "would rather be somebody around whom the others dare to close one, which is what I "
      + "admired in the woman who led us before."
    let session = Talk.session(
      "one", "2026-01-05",
      Talk.chat + detail + [
        Talk.coach("Where else in your life as a lead does that show up?", rung: 5),
        Talk.client(long, rung: 5),
        Talk.coach("Who would you be if you left the gap open?", rung: 5),
        Talk.client(long, rung: 5),
        Talk.coach("And what would the team learn about you?", rung: 5),
        Talk.client(long, rung: 5),
      ])
    let bridges = Talk.analysis([session]).bridges
    #expect(bridges.map(\.state) == [.taken])
    #expect(bridges.first?.door.place.turn == 3)
    #expect(bridges.first?.generalising?.turn == 4)
    #expect(bridges.first.map { $0.rungFrom < $0.rungTo } == true)
  }

  @Test func `a habit that is named in passing and passed by is a bridge missed`() {
    let session = Talk.session(
      "one", "2026-01-05",
      Talk.chat + detail + [
        Talk.coach("Which table is it?", rung: 1),
        Talk.client("The cabins. I always do that, I can't leave it for the others.", rung: 2),
        Talk.coach(
          "Put a constraint on the column, then it cannot happen.", rung: 1, mode: .mentorship),
        Talk.client("A constraint on the column, okay.", rung: 1),
      ])
    let bridges = Talk.analysis([session]).bridges
    #expect(bridges.map(\.state) == [.missed])
    #expect(bridges.first?.door.place.turn == 5)
  }

  @Test func `a look from above that the client does not follow is a bridge offered`() {
    let session = Talk.session(
      "one", "2026-01-05",
      Talk.chat + detail + [
        Talk.coach(
          "So the cabin is yours, the table is yours and the four minutes are yours: who are you "
            + "as a lead when somebody else's hands are on it?", rung: 4),
        Talk.client("It was only the cabin. The table has eleven rows.", rung: 1),
        Talk.coach("Which row was it?", rung: 1),
        Talk.client("Row nine, the one with the long name in it.", rung: 1),
      ])
    let bridges = Talk.analysis([session]).bridges
    #expect(bridges.map(\.state) == [.offered])
    #expect(bridges.first?.door.place.turn == 3)
    #expect(bridges.first?.generalising?.turn == 4)
  }

  @Test func `a session of details alone has no bridge`() {
    #expect(Talk.analysis([Talk.session("one", nil, Talk.chat + detail)]).bridges.isEmpty)
  }
}
