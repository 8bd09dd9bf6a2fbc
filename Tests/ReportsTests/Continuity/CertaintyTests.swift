import Coaching
import GRDB
import Testing
import TranscriptTestSupport

@testable import Reports

/// The same challenges are counted and hedged wherever they stand.
@Suite struct CertaintyTests {
  /// A pair of which the confidences are drawn by lot.
  private func store(seed: Int, rules: ContinuityRules) throws -> Store {
    let store = try Store()
    try store.set(rules)
    try store.save([0, 2, 4].map { ContinuityRefreshTests.file($0) }, at: moment)
    try ContinuityRefresh(store, rules: rules.version, limits: rules) { history in
      var generator = SeededGenerator(seed: seed)
      var analysis = MadeContinuity.analyze(history)
      for index in analysis.items.indices {
        analysis.items[index].confidence = Double.random(in: 0...1, using: &generator)
        analysis.items[index].confirmed = Bool.random(using: &generator) ? true : nil
        analysis.items[index].wording =
          Bool.random(using: &generator) ? "Ask Priya to run the stand-up." : nil
      }
      analysis.links.removeAll { _ in Int.random(in: 0..<4, using: &generator) == 0 }
      for index in analysis.links.indices {
        analysis.links[index].confidence = Double.random(in: 0...1, using: &generator)
      }
      for index in analysis.flags.indices where Int.random(in: 0..<4, using: &generator) == 0 {
        analysis.flags[index].state = "not_due"
      }
      return analysis
    }.run()
    return store
  }

  @Test(arguments: 0..<40)
  func `report, ledger and the query of the page count the same`(seed: Int) throws {
    var rules = ContinuityRules()
    // A program may set another limit, which holds everywhere.
    if seed.isMultiple(of: 2) { rules.shownConfidence = 0.3 }
    let store = try store(seed: seed, rules: rules)
    let reader = ReportReader(store)
    let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
    let threads = try #require(try reader.threads(pair))
    let report = try #require(try reader.pair(pair)?.continuity)
    let count = threads.followUpCount
    #expect(report.followedUp == count)
    let example = try #require(
      try SchemaExamples.all().first { $0.contains("perhaps_asked_about") })
    let row = try store.read { try Row.fetchOne($0, sql: example) }
    let told: [Int] = try #require(
      row.map { [$0["challenges"], $0["asked_about"], $0["perhaps_asked_about"]] }
        ?? (count.due == 0 ? [0, 0, 0] : nil))
    #expect(told == [count.due, count.asked, count.perhaps])
    let shown = Set((report.challenges + report.goals).map(\.item.id))
    let ledger = LedgerReport(threads).brief.sections.flatMap(\.entries).compactMap(\.item)
    #expect(shown == Set(ledger))
    let stored = try store.read { db in
      try Row.fetchAll(db, sql: "SELECT item, certainty FROM items ORDER BY position")
    }
    let certainties: [String] = stored.map { $0["certainty"] }
    #expect(certainties == threads.items.map { threads.certainty(of: $0).rawValue })
  }

  @Test func `a goal that a later session perhaps comes back to is perhaps touched`() throws {
    var made = MadeThreads()
    let goal = made.add(.goal, 1, 2, "I want to lead the team.", status: .done, horizon: .long)
    made.link(goal, from: 3, 4, kind: .backLink)
    func facts() throws -> [String] {
      let sections = LedgerReport(made.threads).brief.sections
      return try #require(sections.first { $0.id == "goals" }?.entries.first?.facts)
    }
    #expect(try facts().dropFirst() == ["far", "done", "touched session 4"])
    made.threads.links[0].confidence = 0.4
    #expect(try facts().dropFirst() == ["far", "perhaps done", "perhaps touched"])
  }
}
