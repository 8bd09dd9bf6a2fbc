import Coaching
import Testing

@Suite struct FollowUpTests {
  @Test func `a challenge that the coach asks about is followed up`() throws {
    let analysis = Talk.analysis([Talk.first, Talk.asking])
    let challenge = try #require(analysis.items.first { $0.kind == .challenge })
    #expect(challenge.quote.place == Place(session: "one", turn: 6))
    #expect(challenge.owner == .client)
    let link = try #require(analysis.links.first { $0.kind == .followUp })
    #expect(link.item == challenge.id)
    #expect(link.quote.place == Place(session: "two", turn: 2))
    #expect(link.by == .coach)
    #expect(link.answer == Place(session: "two", turn: 3))
    #expect(link.outcome == .done)
    #expect(challenge.status == .done)
    #expect(states(analysis, .followUp, of: challenge.id) == ["asked"])
  }

  @Test func `a greeting follows nothing up`() {
    let asking = Talk.session("two", "2026-01-19", Array(Talk.asking.turns.dropFirst(2)))
    let links = Talk.analysis([Talk.first, asking]).links.filter { $0.kind == .followUp }
    #expect(links.allSatisfy { $0.quote.place.turn > 1 })
  }

  @Test func `a challenge that is certain and that nobody asks about was never asked`() throws {
    let sessions = [Talk.first, Talk.silent]
    let proposed = try #require(
      Talk.analysis(sessions).items.first { $0.kind == .challenge })
    var overlays = ContinuityOverlays()
    overlays.verdicts[proposed.id] = true
    let analysis = Talk.analysis(sessions, overlays: overlays)
    let challenge = try #require(analysis.items.first { $0.id == proposed.id })
    #expect(analysis.links.allSatisfy { $0.item != challenge.id })
    #expect(challenge.status == .open)
    #expect(states(analysis, .followUp, of: challenge.id) == ["never_asked"])
  }

  @Test func `a task that was set twice is done where the answer speaks of it`() throws {
    let again = Talk.session(
      "two", "2026-01-12",
      Talk.chat + [
        Talk.coach(
          "One more for the ferry timetable. Copy the lantern spreadsheet once with Ines beside you "
            + "before we meet again, and don't let the harbour wait.", mode: .mentorship),
        Talk.client("With Ines. Okay, I can do that."),
      ])
    var asking = Talk.asking
    asking.id = "three"
    let analysis = Talk.analysis([Talk.first, again, asking])
    let challenges = analysis.items.filter { $0.kind == .challenge }
    #expect(challenges.map(\.status).allSatisfy { $0 == .done })
    #expect(challenges.count == 2)
    let other = try #require(
      challenges.first { item in
        !analysis.links.contains { $0.item == item.id && $0.kind == .followUp }
      })
    #expect(states(analysis, .followUp, of: other.id) == ["carried"])
  }

  @Test func `a challenge that is not certain is not due`() throws {
    let analysis = Talk.analysis([Talk.first, Talk.silent])
    let challenge = try #require(analysis.items.first { $0.kind == .challenge })
    #expect(challenge.confidence < ContinuityRules().neverAskedConfidence)
    #expect(states(analysis, .followUp, of: challenge.id) == ["not_due"])
  }

  @Test func `what the coach promises is the coach's, whatever else the turn commands`() throws {
    let turns =
      Talk.chat + [
        Talk.coach(
          "Write three bets on a page. I'll send you mine by Friday, you can change the names.",
          mode: .mentorship), Talk.client("All right, I'll do that."),
      ]
    let analysis = Talk.analysis([Talk.session("one", "2026-01-05", turns)])
    let promise = try #require(analysis.items.first { $0.kind == .challenge && $0.owner == .coach })
    #expect(promise.quote.place == Place(session: "one", turn: 2))
  }

  @Test func `a sentence that announces a task is shown with the task`() throws {
    let turns =
      Talk.chat + [
        Talk.coach(
          "Here's your piece of work till we meet. Write down one no a week, and whose it was, until "
            + "the end of March.", rung: 3, mode: .mentorship),
        Talk.client("One no a week. Okay, I can do that, I'll start tomorrow.", rung: 3),
      ]
    let session = Talk.session("one", "2026-01-05", turns)
    let challenge = try #require(Talk.analysis([session]).items.first { $0.kind == .challenge })
    let text = Array(turns[2].text.utf8)[challenge.quote.range]
    #expect(
      String(decoding: text, as: UTF8.self).hasSuffix("until the end of March."))
  }

  @Test func `a task is shown by the command, not by what introduces it`() throws {
    let turns =
      Talk.chat + [
        Talk.coach(
          "Then the letter. Let me tell you what I know about those. Write what they need to do "
            + "before we meet again, one line each.", rung: 2, mode: .mentorship),
        Talk.client("Okay, I can do that, one line each.", rung: 2),
      ]
    let session = Talk.session("one", "2026-01-05", turns)
    let challenge = try #require(Talk.analysis([session]).items.first { $0.kind == .challenge })
    let text = Array(turns[2].text.utf8)[challenge.quote.range]
    #expect(String(decoding: text, as: UTF8.self).hasPrefix("Write what they need"))
    let due = try #require(challenge.due)
    #expect(
      String(decoding: Array(turns[2].text.utf8)[due.range], as: UTF8.self)
        == "before we meet again")
  }

  @Test func `a challenge of the last session is not due`() throws {
    let analysis = Talk.analysis([Talk.first])
    let challenge = try #require(analysis.items.first { $0.kind == .challenge })
    #expect(states(analysis, .followUp, of: challenge.id) == ["not_due"])
  }

  private func states(
    _ analysis: EngagementAnalysis, _ rule: RuleFlag.Rule, of item: String
  ) -> [String] {
    analysis.flags.filter { $0.rule == rule && $0.item == item }.map(\.state)
  }
}
