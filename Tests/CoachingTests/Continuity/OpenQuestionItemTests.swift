import Coaching
import Testing

@Suite struct OpenQuestionItemTests {
  private func questions(_ turns: [EngagementHistory.SpokenTurn]) -> [CarriedItem] {
    Talk.analysis([Talk.session("one", "2026-01-05", Talk.chat + turns)]).items
      .filter { $0.kind == .question }
  }

  @Test func `a question that is left for later is kept in its own words`() throws {
    let asked = "You run two harbours. Which of them would you give away first?"
    let found = questions([
      Talk.coach(asked, rung: 5), Talk.client("I'd have to think about that.", rung: 5),
    ])
    let item = try #require(found.first)
    #expect(found.count == 1)
    #expect(item.owner == .client)
    #expect(item.quote.place == Place(session: "one", turn: 2))
    let words = String(decoding: Array(asked.utf8)[item.quote.range], as: UTF8.self)
    #expect(words == "Which of them would you give away first?")
  }

  @Test func `without a question nearby the words that leave it are kept`() throws {
    let item = try #require(
      questions([Talk.client("The move to the island. That is for another day.", rung: 5)]).first)
    #expect(item.quote.place.turn == 2)
    #expect(item.confidence < 0.5)
  }

  @Test func `who only tells of thinking leaves no question`() {
    #expect(questions([Talk.client("I think about it every week, on the ferry.", rung: 5)]).isEmpty)
  }
}
