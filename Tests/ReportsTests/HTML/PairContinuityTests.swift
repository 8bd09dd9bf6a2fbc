import Coaching
import Testing
import TranscriptTestSupport

@testable import Reports

/// What carries over between four sessions, made up: every state once at least.
enum MadeCarriedOver {
  static let texts: [Place: String] = [
    place(1, 4): "Could you write down which decisions never need you?",
    place(1, 9): "I want to be somebody whom people ask for direction, in a year.",
    place(2, 3): "And would you ask Priya to run the stand-up next week?",
    place(3, 5): "The deploy stood still since I was in a meeting.",
    place(4, 7): "This time I let them decide, and it went out at noon.",
  ]

  static func place(_ session: Int, _ turn: Int) -> Place {
    Place(session: "s\(session)", turn: turn)
  }

  static func quote(_ session: Int, _ turn: Int) -> Quote {
    let place = place(session, turn)
    return Quote(place: place, range: 0..<(texts[place]?.utf8.count ?? 0))
  }

  static var analysis: EngagementAnalysis {
    EngagementAnalysis(
      sessions: [
        facts(1, .exempt, nil), facts(2, .onTime, (2, 300_000, 0.1)),
        facts(3, .late, (40, nil, 0.7)), facts(4, .none, nil),
        facts(5, .exempt, nil, burning: true),
      ],
      items: [
        CarriedItem(
          id: "a", kind: .challenge, owner: .client, quote: quote(1, 4), status: .done,
          confidence: 0.9, confirmed: true),
        CarriedItem(
          id: "b", kind: .challenge, owner: .client, quote: quote(2, 3),
          due: Quote(place: place(2, 3), range: 44..<53), status: .open, confidence: 0.7),
        CarriedItem(
          id: "c", kind: .goal, owner: .client, horizon: .long, quote: quote(1, 9),
          confidence: 0.8),
        CarriedItem(
          id: "d", kind: .challenge, owner: .coach, quote: quote(3, 5), confidence: 0.2),
      ],
      links: [
        SessionLink(
          kind: .followUp, quote: quote(2, 2), milliseconds: 300_000, share: 0.1, by: .coach,
          target: place(1, 4), item: "a", isExplicit: true, answer: place(2, 3), outcome: .done,
          confidence: 0.9)
      ],
      bridges: Bridge.State.allCases.map {
        Bridge(
          state: $0, door: quote(3, 5), generalising: nil, rungFrom: 1, rungTo: 4, confidence: 0.8)
      },
      progress: [
        ProgressPair(earlier: quote(3, 5), later: quote(4, 7), days: 168, confidence: 0.7)
      ],
      flags: [
        RuleFlag(
          rule: .followUp, state: "asked", session: "s2", item: "a", explanation: "Asked."),
        RuleFlag(
          rule: .followUp, state: "never_asked", session: "s3", item: "b", explanation: "Not asked."
        ),
        RuleFlag(
          rule: .zoomOutDue, state: "due", evidence: [place(2, 1), place(3, 5)],
          explanation: "Four sessions without a zoom-out that counts."),
        RuleFlag(
          rule: .connectBack, state: "late", session: "s3", evidence: [place(3, 40)],
          explanation: "The first reference stands after 70 % of the words."),
      ],
      rules: "test-rules")
  }

  private static func facts(
    _ number: Int, _ band: SessionFacts.Band, _ first: (turn: Int, ms: Int?, share: Double)?,
    burning: Bool = false
  ) -> SessionFacts {
    SessionFacts(
      session: "s\(number)", number: number, phase: number == 1 ? .first : .early, kind: .talk,
      burning: SessionFacts.Burning(value: burning, share: burning ? 0.8 : 0),
      opening: nil, agendaCheckpoint: nil,
      firstConnectBack: first.map {
        SessionFacts.ConnectBack(turn: $0.turn, milliseconds: $0.ms, share: $0.share, by: .coach)
      },
      connectBackBand: band, zoomOut: SessionFacts.ZoomOut(counts: false, longestWordsShare: 0),
      sessionsWithoutZoomOut: number, dimensions: [])
  }

  /// The report of a pair to whose sessions this belongs.
  static func report() throws -> PairReport {
    let reader = try MadeArchive().reader
    let engagement = try #require(try reader.pairs(named: "Omar Haddad").first)
    var report = try #require(try reader.pair(engagement))
    report.continuity = PairContinuity(analysis, texts: texts)
    return report
  }
}

@Suite struct PairContinuityTests {
  private let continuity = PairContinuity(MadeCarriedOver.analysis, texts: MadeCarriedOver.texts)

  @Test func `items show their words, and what became of them`() {
    #expect(continuity.challenges.map(\.item.id) == ["a", "b"])
    #expect(continuity.challenges[0].source.quote.hasSuffix("never need you?"))
    #expect(continuity.challenges[0].followUps.map(\.outcome) == [.done])
    #expect(continuity.challenges[1].due == "next week")
    #expect(continuity.challenges[1].state == "never_asked")
    #expect(continuity.challenges.map(\.age) == [4, 3])
    #expect(continuity.goals.map(\.item.horizon) == [.long])
  }

  @Test func `the ledger counts what came up again among what is due`() {
    #expect(continuity.followedUp == FollowUpCount(due: 2, asked: 1))
    #expect(
      Wording.followUps(continuity) == "1 of 2 challenges of earlier sessions was asked about.")
    #expect(Wording.bridges(continuity) == "1 taken, 1 offered, 1 passed by.")
  }

  @Test func `a proposal of little confidence is shown only where somebody confirmed it`() {
    var analysis = MadeCarriedOver.analysis
    #expect(!continuity.challenges.contains { $0.item.id == "d" })
    analysis.items[3].confirmed = true
    let shown = PairContinuity(analysis, texts: MadeCarriedOver.texts)
    #expect(shown.challenges.map(\.item.id) == ["a", "b", "d"])
    #expect(PairContinuity(analysis, texts: [:]).challenges.first?.source.quote == "")
  }

  @Test func `what may be wrong is a perhaps in the pair's report as in the ledger`() throws {
    var analysis = MadeCarriedOver.analysis
    analysis.links[0].confidence = 0.4
    analysis.items[1].due = nil
    let doubtful = PairContinuity(analysis, texts: MadeCarriedOver.texts)
    let facts = doubtful.challenges[0].facts
    #expect(
      facts == ["set in session 1, turn 4", "perhaps asked about", "perhaps done", "confirmed"])
    #expect(doubtful.challenges[1].certainty == .perhaps)
    #expect(
      Wording.followUps(doubtful)
        == "0 of 1 challenge of earlier sessions were asked about, perhaps 1 more.")
    var report = try MadeCarriedOver.report()
    report.continuity = doubtful
    let text = TerminalRenderer(width: 120).render(report)
    #expect(text.contains("· A challenge? “And would you ask Priya"))
    #expect(report.html.contains("perhaps asked about"))
    #expect(report.html.contains("perhaps a challenge"))
  }

  @Test func `a goal says which one it grew from`() {
    var analysis = MadeCarriedOver.analysis
    analysis.items.append(
      CarriedItem(
        id: "e", kind: .goal, owner: .client, quote: MadeCarriedOver.quote(4, 7), confidence: 0.9,
        confirmed: true,
        follows: "c"))
    let goals = PairContinuity(analysis, texts: MadeCarriedOver.texts).goals
    #expect(goals.map(\.former?.session) == [nil, 1])
    #expect(goals.last?.facts.contains("grew from the one of session 1, turn 9") == true)
  }

  @Test func `every quoted turn is asked for once`() {
    let places = PairContinuity.quotedPlaces(of: MadeCarriedOver.analysis)
    #expect(Set(places).count == places.count)
    #expect(Set(places) == Set(MadeCarriedOver.texts.keys))
  }

  @Test func `a session's first reference is told with its minute or its share`() {
    let sentences = continuity.connectBacks.map(Wording.sentence)
    #expect(
      sentences == [
        "Session 1: exempt, the first session.",
        "Session 2: at 5:00, by the coach, turn 2: in good time.",
        "Session 3: after 70 % of the words, by the coach, turn 40: late.",
        "Session 4: no reference to an earlier one.",
        "Session 5: exempt, a burning session.",
      ])
  }

  @Test func `a pair's page shows what carries over`() throws {
    let html = try MadeCarriedOver.report().html
    for id in ["connect-back", "ledger", "bridges", "progress", "rules"] {
      #expect(html.contains("<section id=\"\(id)\""), "\(id)")
    }
    try expectPage(html, "pair-continuity.html")
    var report = try MadeCarriedOver.report()
    report.continuity = PairContinuity(EngagementAnalysis(rules: "r"), texts: [:])
    #expect(report.html.contains("No challenge was found."))
    #expect(report.html.contains("No challenge of an earlier session is due yet."))
  }

  @Test func `a session's rules lead to its turns`() throws {
    let store = try Store()
    try store.save([Made().file("made.vtt", content: 1)], at: moment)
    let id = sessionID(ofContent: Made.hash(1))
    var report = try #require(try ReportReader(store).session(id))
    report.flags = [
      RuleFlag(
        rule: .unbackedAdvice, state: "present", session: id,
        evidence: [Place(session: id, turn: 6), Place(session: "other", turn: 2)],
        explanation: "Advice without experience.")
    ]
    #expect(report.html.contains("Advice that leans on what others do"))
    #expect(report.html.contains("<a href=\"#turn-6\">turn 6</a></td>"))
  }
}
