import Testing
import TranscriptModel

@testable import Coaching

@Suite struct LabellerTests {
  private static let texts = [
    "So, how did the talk with your lead go, Marisolweather?",
    "Better than I feared. Marisolweather asked what I'd want, and I had an answer for once.",
    "What was it?",
    """
    That I'd like to run the migration myself, from the plan to the night shift, because I have \
    watched two of them from the side and each time I knew by the second day what was going to \
    break, and I never said it loudly enough for anybody to hear it in that room.
    """,
    "When I led my first one I kept a page of what I was afraid of. Start with that.",
    "", "?!",
  ]

  /// A turn amid others, three on each side at most.
  private func turn(_ index: Int) -> TurnInput {
    func neighbour(_ index: Int) -> TurnInput.Neighbour {
      TurnInput.Neighbour(role: index % 2 == 0 ? .coach : .client, text: Self.texts[index])
    }
    return TurnInput(
      id: "\(index)", text: Self.texts[index], role: index % 2 == 0 ? .coach : .client,
      previous: (0..<index).suffix(3).map(neighbour),
      next: (index + 1..<Self.texts.count).prefix(3).map(neighbour))
  }

  @Test func `labels of a turn do not depend on the turns before it`() throws {
    let model = try BalanceModel.shipped()
    var labeller = TurnLabeller(model)
    // Twice, in another order: texts and words come back, as other neighbours.
    for index in Array(Self.texts.indices) + Self.texts.indices.reversed() {
      #expect(labeller.label(turn(index)) == model.classify(turn(index)), "turn \(index)")
    }
  }

  @Test func `the same text is read as a coach's and as a client's`() throws {
    let model = try BalanceModel.shipped()
    var labeller = TurnLabeller(model)
    for role in [Role.coach, .client, .coach] {
      let turn = TurnInput(
        id: "1", text: "I'd start small.", role: role,
        previous: [TurnInput.Neighbour(role: role, text: "I'd start small.")])
      #expect(labeller.label(turn) == model.classify(turn))
    }
  }

  @Test func `texts that are the same but for how accents are written are two`() throws {
    let model = try BalanceModel.shipped()
    var labeller = TurnLabeller(model)
    // As many bytes, equal as strings, with the words at other places.
    for text in [
      "caf\u{E9} plans, should we? cafe\u{301}", "cafe\u{301} plans, should we? caf\u{E9}",
    ] {
      let turn = TurnInput(id: "1", text: text, role: .coach)
      #expect(labeller.label(turn) == model.classify(turn))
    }
  }

  @Test func `labels of a session do not depend on the sessions before it`() throws {
    let model = try BalanceModel.shipped()
    var labeller = SessionLabeller(model)
    let sessions = [Self.texts, Self.texts.reversed(), Array(Self.texts.prefix(2))]
    for texts in sessions + sessions {
      let turns = texts.enumerated().map { index, text in
        Turn(speaker: index % 2, utterances: [], text: text, words: countWords(in: text))
      }
      let roles = turns.map { $0.speaker == 0 ? Role.coach : .client }
      var fresh = SessionLabeller(model)
      #expect(
        labeller.label(turns: turns, roles: roles) == fresh.label(turns: turns, roles: roles))
    }
  }
}
