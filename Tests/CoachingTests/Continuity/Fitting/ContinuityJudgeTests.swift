import Testing

@testable import Coaching

@Suite struct ContinuityJudgeTests {
  private let analysis = Talk.analysis([Talk.first, Talk.asking])

  /// What a reader finds in the two sessions about the ferry timetable.
  private func truth(setAt turn: Int) -> CarriedTruth {
    let place = Place(session: "one", turn: turn)
    let asked = Place(session: "two", turn: 2)
    return CarriedTruth(
      sessions: ["one", "two"].map {
        CarriedTruth.Session(
          id: $0, isBurning: false, openedBy: [.coach], connectBack: $0 == "one" ? nil : 2,
          band: $0 == "one" ? .exempt : .onTime, zoomsOut: false)
      },
      goals: [], touches: [],
      challenges: [
        .init(
          place: place,
          followUps: [
            .init(place: asked, answer: Place(session: "two", turn: 3), outcome: .done)
          ], isNeverAsked: false)
      ],
      wins: [], references: [.init(place: asked, sessions: ["one"], isExplicit: true)], bridges: [])
  }

  @Test func `what lies within two turns of its place is right`() {
    let hits = ContinuityJudge(truth(setAt: 6), analysis).hits()
    #expect(hits[.challenges]?.right == 1)
    #expect(hits[.followUps] == Hits(truth: 1, found: 1, right: 1))
    #expect(hits[.backLinks]?.right == 1)
    #expect(hits[.connectBack] == Hits(truth: 1, found: 1, right: 1))
  }

  @Test func `a follow-up of another turn is wrong`() {
    let hits = ContinuityJudge(truth(setAt: 1), analysis).hits()
    #expect(hits[.challenges]?.right == 0)
    #expect(hits[.followUps] == Hits(truth: 1, found: 1, right: 0))
  }
}
