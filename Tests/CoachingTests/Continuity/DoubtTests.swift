import Testing

@testable import Coaching

/// A rule that rests on what may be wrong says "perhaps", and nothing where it hardly can be right.
@Suite struct DoubtTests {
  private static let place = Place(session: "one", turn: 6)

  private static func item(
    _ kind: CarriedItem.Kind, _ confidence: Double, confirmed: Bool? = nil, follows: String? = nil
  ) -> CarriedItem {
    CarriedItem(
      id: "\(kind.rawValue) \(confidence)", kind: kind, owner: .client,
      quote: Quote(place: place, range: 0..<4), confidence: confidence, confirmed: confirmed,
      follows: follows)
  }

  /// What the rules say of the first session of the tests, had these items been found in it.
  private static func flags(
    _ items: [CarriedItem], rules: ContinuityRules = ContinuityRules()
  ) -> [RuleFlag] {
    let history = EngagementHistory(pair: "Dana and Omar", sessions: [Talk.first])
    var analysis = ContinuityAnalyzer().analyze(history)
    analysis.items = items
    analysis.links = []
    let reading = EngagementReading(history)
    let runs = reading.sessions.map(OutRuns.runs(of:))
    return FlagFinder(reading, analysis, runs: runs, rules: rules).flags()
  }

  @Test(
    arguments: [
      (0.6, nil, "passed_over"), (0.59, nil, "perhaps"), (0.25, nil, "perhaps"), (0.24, nil, nil),
      (0.1, true, "passed_over"),
    ] as [(Double, Bool?, String?)])
  func `a win that may be none is perhaps passed over`(
    confidence: Double, confirmed: Bool?, state: String?
  ) {
    let flags = Self.flags([Self.item(.win, confidence, confirmed: confirmed)])
    let flag = flags.first { $0.rule == .winPassedOver }
    #expect(flag?.state == state)
    #expect(flag?.explanation.hasPrefix("It may be no win;") == (state.map { $0 == "perhaps" }))
  }

  @Test(arguments: [
    ([0.9, 0.4, 0.1], "present", "1 next step of the client's, perhaps 1 more."),
    ([0.9, 0.7], "present", "2 next steps of the client's."),
    ([0.55, 0.3], "perhaps", "2 next steps of the client's, none of them certain."),
    ([0.3], "perhaps", "1 next step of the client's, not certain."),
    ([0.17], "missing", "No next step of the client's was found."),
    ([], "missing", "No next step of the client's was found."),
  ])
  func `steps that may be none are perhaps next steps`(
    confidences: [Double], state: String, explanation: String
  ) {
    let flag = Self.flags(confidences.map { Self.item(.challenge, $0) })
      .first { $0.rule == .nextStep }
    #expect(flag?.state == state)
    #expect(flag?.explanation == explanation)
  }

  @Test(
    arguments: [
      (0.8, 0.9, "present"), (0.8, 0.4, "perhaps"), (0.4, 0.9, "perhaps"), (0.1, 0.9, nil),
    ]
      as [(Double, Double, String?)])
  func `a goal that may be none perhaps takes up another`(
    former: Double, goal: Double, state: String?
  ) {
    let earlier = Self.item(.goal, former)
    let flags = Self.flags([earlier, Self.item(.goal, goal, follows: earlier.id)])
    #expect(flags.first { $0.rule == .goalReframed }?.state == state)
  }

  @Test func `a limit that a program has set holds here too`() {
    var rules = ContinuityRules()
    rules.shownConfidence = 0.3
    let flags = Self.flags([Self.item(.win, 0.4)], rules: rules)
    #expect(flags.first { $0.rule == .winPassedOver }?.state == "passed_over")
  }
}
