import Testing

@testable import Coaching

@Suite struct ContinuityFitterTests {
  /// The talk about the ferry timetable, with what a reader finds in it.
  private let series = LabelledSeries(
    name: "ferry",
    history: EngagementHistory(pair: "ferry", sessions: [Talk.first, Talk.asking]),
    truth: CarriedTruth(
      sessions: [], goals: [], touches: [],
      challenges: [
        .init(
          place: Place(session: "one", turn: 6),
          followUps: [
            .init(
              place: Place(session: "two", turn: 2), answer: Place(session: "two", turn: 3),
              outcome: .done)
          ], isNeverAsked: false)
      ],
      wins: [Place(session: "two", turn: 3)],
      references: [
        .init(place: Place(session: "two", turn: 2), sessions: ["one"], isExplicit: true)
      ], bridges: []))

  @Test func `what was labelled becomes likelier than what was not`() {
    let weights = ContinuityFitter(ridge: 0.1).fit([series])
    let reading = EngagementReading(series.history, weights: weights)
    let session = reading.sessions[0]
    let reader = ChallengeReader(session, words: reading.words)
    let likely = session.turns.indices.map {
      weights.challenges.probability(reader.signs(at: $0))
    }
    #expect(likely.indices.max { likely[$0] < likely[$1] } == 6)
  }

  @Test func `the same series give the same weights`() {
    let sources = [1, 2].map { _ in ContinuityFitter().fit([series, series]).source }
    #expect(sources[0] == sources[1])
    #expect(
      sources[0].contains("references: SignScorer(") && sources[0].contains(".spokenBefore: "))
  }
}
