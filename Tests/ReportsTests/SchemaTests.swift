import Coaching
import Foundation
import GRDB
import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct SchemaTests {
  /// Tables and views with their columns, as `docs/schema.md` names them.
  private func documented() throws -> [String: [String]] {
    let page = Folders.project.appendingPathComponent("docs/schema.md")
    var found: [String: [String]] = [:]
    var name = ""
    for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "`", maxSplits: 2).map(String.init)
      if line.hasPrefix("### `") {
        name = parts[1]
        found[name] = []
      } else if line.hasPrefix("## ") {
        name = ""
      } else if line.hasPrefix("| `"), !name.isEmpty {
        let meaning = parts[2].split(separator: "|").last ?? ""
        #expect(meaning.count > 3, "\(name).\(parts[1]) has no meaning")
        found[name]?.append(parts[1])
      }
    }
    return found
  }

  @Test func `the rows of a session can be counted in every table that points to sessions`() throws
  {
    try Store().read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT t.name FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k
          WHERE t.type = 'table' AND k."table" = 'sessions'
          """)
      #expect(tables.contains("turns") && tables.contains("flags"))
      for table in tables {
        #expect(throws: Never.self, "\(table)") {
          try Int.fetchOne(db, sql: "SELECT count(rowid) FROM \(table)")
        }
      }
    }
  }

  @Test func `flags of an earlier version stay as they are`() throws {
    let queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue, upTo: "7 accounts of the web app")
    let before = try queue.write { db in
      try db.execute(
        sql: """
          DROP TABLE flags;
          CREATE TABLE flags (engagement_id, position, rule, state, session_id, item, evidence,
            explanation, rules, PRIMARY KEY (engagement_id, position)) WITHOUT ROWID;
          INSERT INTO engagements (program, coach, client) VALUES ('p', 'c', 'd');
          INSERT INTO flags VALUES
            (1, 1, 'drift', 'none', NULL, NULL, '[]', 'Nothing drifts.', '1'),
            (1, 0, 'follow_up', 'asked', NULL, 'abc', '[]', 'Asked.', '1');
          """)
      return try Row.fetchAll(db, sql: "SELECT * FROM flags ORDER BY position")
    }
    try Schema.migrator.migrate(queue)
    let after = try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM flags ORDER BY rowid") }
    #expect(before == after && after.count == 2)
  }

  @Test func `the page names every table, view and column, in their order`() throws {
    let schema = try Store().read { db in
      let names = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
            AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
          """)
      return try Dictionary(
        uniqueKeysWithValues: names.map { ($0, try db.columns(in: $0).map(\.name)) })
    }
    let page = try documented()
    #expect(Set(page.keys) == Set(schema.keys))
    for (name, columns) in schema { #expect(page[name] == columns, "\(name)") }
  }

  @Test(arguments: StoreError.Code.allCases)
  func `the page explains every error`(code: StoreError.Code) throws {
    let page = Folders.project.appendingPathComponent("docs/schema.md")
    #expect(try String(contentsOf: page, encoding: .utf8).contains("| `\(code.rawValue)` | "))
  }

  @Test func `every table of ours is strict`() throws {
    let loose = try Store().read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND strict = 0
            AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
          """)
    }
    #expect(loose.isEmpty)
  }

  @Test(arguments: [
    "UPDATE sessions SET length_ms = NULL, length_unavailable = NULL",
    "UPDATE sessions SET date = '2 March'", "UPDATE sessions SET words = 'many'",
    "UPDATE turns SET mode = 'nice'", "UPDATE turns SET rung = 6",
    "UPDATE turns SET speaker = 9", "UPDATE turns SET moves = 'none'",
    "UPDATE stretches SET last_turn = 99", "UPDATE speakers SET role = 'boss'",
    "UPDATE session_metrics SET coach_share_words = 1.5",
    "UPDATE session_metrics SET overlaps_unavailable = 'noEnds'",
    "DELETE FROM sessions", "INSERT INTO sources VALUES ('z.vtt', 'no such content')",
  ])
  func `the schema refuses what cannot be`(statement: String) throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    let error = #expect(throws: StoreError.self) {
      try store.write { db in try db.execute(sql: statement) }
    }
    #expect(error?.code == .rule)
  }

  @Test func `the views tell what the report tells`() throws {
    let store = try Store()
    try store.save(ExporterTests.files, at: moment)
    let reader = ReportReader(store)
    for row in try store.read({ try Row.fetchAll($0, sql: "SELECT * FROM session_balance") }) {
      let report = try #require(try reader.session(row["session"]))
      let told: [Int?] = [
        row["coach_coaching_words"], row["coach_mentorship_words"], row["zoomed_out_words"],
        row["number"], row["zoom_out_counts"],
      ]
      let shown: [Int?] = [
        report.words.coaching, report.words.mentorship, report.words.zoomedOut,
        report.header.number, report.zoomOutVerdict.counts ? 1 : 0,
      ]
      #expect(told == shown)
      #expect(report.grid.coachWords == report.words.coachTotal)
      let share: Double = row["mentorship_share_of_coaching_and_mentorship_words"]
      let difference = try abs(share - #require(report.words.mentorshipShare))
      #expect(difference < 0.0001)
    }
    let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
    let report = try #require(try reader.pair(pair))
    let trend = try store.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM pair_trend WHERE client = 'Omar Haddad' ORDER BY number")
    }
    let ids: [String] = trend.map { $0["session"] }
    let numbers: [Int] = trend.map { $0["number"] }
    #expect(ids == report.sessions.map(\.header.id))
    #expect(numbers == [1, 2, 3])
  }

  @Test(arguments: [(4, true), (5, false)])
  func `a program's view tells nothing of fewer than five pairs`(pairs: Int, isHidden: Bool) throws
  {
    let store = try Store()
    for number in 0..<pairs {
      var made = Made()
      made.client = "Client \(number)"
      try store.save([made.file("\(number).vtt", content: number)], at: moment)
    }
    let row = try store.read { try Row.fetchOne($0, sql: "SELECT * FROM program_trend") }
    let isMarked: Bool? = row?["too_few_pairs"]
    let share: Double? = row?["zoomed_out_share_words"]
    #expect(isMarked == isHidden)
    #expect((share == nil) == isHidden)
    let report = try #require(try ReportReader(store).program("Leadership"))
    #expect(report.distributions.isEmpty == isHidden)
    #expect(report.months.isEmpty == isHidden)
  }

  @Test(arguments: [
    (["2026-01-05"], ["first"]),
    (["2026-01-05", "2026-04-05", "2026-04-06"], ["first", "early", "middle"]),
    (
      (1...8).map { "2026-01-0\($0)" },
      ["first"] + Array(repeating: "early", count: 5) + ["middle", "middle"]
    ),
  ])
  func `the phase follows from number and date`(dates: [String], phases: [String]) throws {
    let store = try Store()
    for (number, date) in dates.enumerated().reversed() {
      var made = Made()
      made.date = date
      try store.save([made.file("\(number).vtt", content: number)], at: moment)
    }
    let found = try store.read {
      try String.fetchAll($0, sql: "SELECT phase FROM session_numbers ORDER BY number")
    }
    #expect(found == phases)
  }

  @Test func `a session has no number where coach, client or date is unknown`() throws {
    let store = try Store()
    for (number, clear) in [\Made.coach, \Made.client, \Made.date].enumerated() {
      var made = Made()
      made[keyPath: clear] = nil
      try store.save([made.file("\(number).vtt", content: number)], at: moment)
    }
    let count = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM session_numbers") }
    #expect(count == 0)
    #expect(try ReportReader(store).overview().sessionsWithoutPair == 2)
  }
}

/// The queries that the page shows as examples.
enum SchemaExamples {
  /// All of them, in their order.
  static func all() throws -> [String] {
    let page = Folders.project.appendingPathComponent("docs/schema.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.components(separatedBy: "\n\n").compactMap { block in
      let lines = block.split(separator: "\n")
      guard lines.allSatisfy({ $0.hasPrefix("    ") }), block.contains("SELECT") else { return nil }
      let query = lines.map { $0.dropFirst(4) }.joined(separator: "\n")
      return query.hasPrefix("sqlite3")
        ? query.split(separator: "\"").dropFirst().first.map(String.init) : query
    }
  }
}

@Suite struct SchemaExampleTests {
  @Test func `every example runs and finds something`() throws {
    let store = try Store()
    try store.save((0..<6).map { ContinuityRefreshTests.file($0) }, at: moment)
    try ContinuityRefresh(store, rules: "made") { history in
      var analysis = MadeContinuity.analyze(history)
      // The made quotes are cut in the middle; what somebody confirmed counts all the same.
      for index in analysis.items.indices { analysis.items[index].confirmed = true }
      return analysis
    }.run()
    let examples = try SchemaExamples.all()
    #expect(examples.count >= 3)
    for example in examples {
      let rows = try store.read { try Row.fetchAll($0, sql: example) }
      #expect(!rows.isEmpty, "\(example)")
    }
  }

  @Test func `the ledger has a row for each follow-up and for each challenge without one`() throws {
    let store = try Store()
    try store.save([0, 2, 4].map { ContinuityRefreshTests.file($0) }, at: moment)
    try ContinuityRefresh.made(store).run()
    let rows = try store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT set_date, follow_up, asked_date, quote, outcome FROM follow_up_ledger")
    }
    let told = rows.map { row -> String in
      let parts: [String?] = [row["set_date"], row["follow_up"], row["asked_date"], row["outcome"]]
      return parts.map { $0 ?? "-" }.joined(separator: " ")
    }
    #expect(
      Set(told) == [
        "2026-01-02 asked 2026-03-02 done", "2026-01-02 asked 2026-05-02 done",
        "2026-03-02 asked 2026-05-02 done", "2026-05-02 never_asked - -",
      ])
    let quote: String = try #require(rows.first)["quote"]
    #expect(Made.talk.contains { $0.contains(quote) })
  }
}
