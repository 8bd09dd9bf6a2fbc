import Coaching
import GRDB
import Testing

@testable import Reports

/// Every place that says whether a session counts as a zoom-out must say the same.
@Suite struct ZoomOutVerdictTests {
  /// A session of a pair whose comparison says what the test wants.
  private struct Compared {
    let store: Store
    let id: String

    /// The labels make a stretch that is long enough, or not; the comparison finds what it is told.
    init(isLong: Bool, found: SessionFacts.ZoomOut?, isBurning: Bool = false) throws {
      store = try Store()
      var made = Made()
      if !isLong { made.lines = Made.talk.filter { !$0.contains(" out ") } }
      try store.save([made.file("a.vtt", content: 1)], at: moment)
      id = sessionID(ofContent: Made.hash(1))
      guard let found else { return }
      try ContinuityRefresh(store, rules: "made") { history in
        var analysis = MadeContinuity.analyze(history)
        analysis.sessions[0].zoomOut = found
        analysis.sessions[0].burning.value = isBurning
        return analysis
      }.run()
    }

    func report() throws -> SessionReport {
      try #require(try ReportReader(store).session(id))
    }

    /// What each place says, by its name.
    func told() throws -> [String: Bool] {
      let reader = ReportReader(store)
      let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
      var told = ["session": try report().zoomOutVerdict.counts]
      told["pair"] = try reader.pair(pair)?.sessions.first?.zoomOutCounts
      told["brief"] = try reader.threads(pair)?.sessions.first?.zoomOutCounts
      told["program"] = try store.read { db in
        try Bool.fetchOne(db, sql: "SELECT zoom_out_counts FROM session_balance")
      }
      told["due"] = try store.read { db in
        try Bool.fetchOne(db, sql: "SELECT last_zoom_out_date IS NOT NULL FROM zoom_out_due")
      }
      let json = try report().json.text
      told["json"] = json.contains(#""longest_zoom_out":{"counts":true"#)
      return told
    }
  }

  private static let large = SessionFacts.ZoomOut(
    counts: true, longestWordsShare: 0.4, turns: 2...4)
  private static let small = SessionFacts.ZoomOut(
    counts: false, longestWordsShare: 0.078, turns: 3...4)

  @Test(
    arguments: [
      (true, large, false, nil), (true, large, true, .burning), (true, small, false, .leftOut),
      (false, small, false, .short), (false, small, true, .short), (false, large, false, nil),
      (false, large, true, .burning),
    ] as [(Bool, SessionFacts.ZoomOut, Bool, ZoomOutVerdict.Reason?)])
  func `all places give one answer`(
    isLong: Bool, found: SessionFacts.ZoomOut, isBurning: Bool, reason: ZoomOutVerdict.Reason?
  ) throws {
    let compared = try Compared(isLong: isLong, found: found, isBurning: isBurning)
    #expect(try compared.report().zoomOutVerdict.reason == reason)
    let told = try compared.told()
    #expect(told.count == 6)
    #expect(Set(told.values) == [reason == nil], "\(told)")
  }

  @Test(arguments: [(true, nil), (false, .short)] as [(Bool, ZoomOutVerdict.Reason?)])
  func `a session that was compared with none is judged by its length`(
    isLong: Bool, reason: ZoomOutVerdict.Reason?
  ) throws {
    let verdict = try Compared(isLong: isLong, found: nil).report().zoomOutVerdict
    #expect(verdict.reason == reason)
    #expect(verdict.found == nil)
  }

  @Test(
    arguments: [
      (
        small, false,
        "It is long enough, but does not count as a zoom-out: stories that the coach tells at length "
          + "of the own life are left out, and so are turns that waver and stretches in which the "
          + "client hardly speaks. What is left has 7.8 % of the words (turns 3–4); 8 % of the words "
          + "or 5 min would count."
      ),
      (
        .init(counts: false, longestWordsShare: 0), false,
        "in which the client hardly speaks. What is left is nothing; 8 % of the words or 5 min would "
          + "count."
      ),
      (
        large, true,
        "It does not count as a zoom-out, however long: one urgent topic filled the session."
      ),
      (large, false, "It counts as a zoom-out (8 % of the words or 5 min do)."),
      (
        .init(counts: true, longestWordsShare: 0.31, turns: 8...11), false,
        "Zoomed out but for short returns to details: turns 8–11, 31 % of the words. That counts as "
          + "a zoom-out (8 % of the words or 5 min do)."
      ),
    ] as [(SessionFacts.ZoomOut, Bool, String)])
  func `the session's report says why a long stretch does not count`(
    found: SessionFacts.ZoomOut, isBurning: Bool, sentence: String
  ) throws {
    let report = try Compared(isLong: true, found: found, isBurning: isBurning).report()
    let said = Wording.longestZoomOut(of: report)
    #expect(said.hasPrefix("Longest zoomed-out stretch: turns 2–4, "))
    #expect(said.hasSuffix(sentence), "\(said)")
  }

  @Test func `limits that a program has set are those that are named`() throws {
    let compared = try Compared(isLong: true, found: Self.small)
    var rules = ContinuityRules()
    rules.zoomOutWordsShare = 0.1
    rules.zoomOutSeconds = 450
    try compared.store.set(rules)
    let said = Wording.longestZoomOut(of: try compared.report())
    #expect(said.hasSuffix("10 % of the words or 7.5 min would count."), "\(said)")
    let reader = ReportReader(compared.store)
    let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
    var report = try #require(try reader.pair(pair))
    report.sessions[0].zoomOutCounts = true
    let shown = TerminalRenderer(width: 120).render(report)
    #expect(shown.contains("(10 % of the words or 7.5 min) is in session 1."))
  }

  @Test func `figures that stay of a forgotten client keep the answer`() throws {
    let compared = try Compared(isLong: true, found: Self.large, isBurning: true)
    try Erasure(of: "Omar Haddad", in: compared.store).run(by: "me", at: moment)
    let counts = try compared.store.read { db in
      try Bool.fetchOne(db, sql: "SELECT zoom_out_counts FROM forgotten_sessions")
    }
    #expect(counts == false)
  }
}
