import Coaching
import GRDB
import Testing

@testable import Reports

@Suite struct StoreMergeTests {
  @Test func `what a newer version made stays, and gives way to a still newer one`() throws {
    let store = try Store()
    let newer = Made().file("a.vtt", content: 1, analyzer: "0.10.0")
    try store.save([newer], at: "2026-03-02T10:00:00Z")
    let older = Made().file("b.vtt", content: 1, analyzer: "0.9.1")
    #expect(try store.merge([older], at: "2026-03-03T10:00:00Z") == [.kept])
    #expect(try store.known(contentHash: Made.hash(1))?.versions.analyzer == "0.10.0")
    #expect(try store.missing(of: ["a.vtt", "b.vtt", "c.vtt"]) == ["c.vtt"])
    let newest = Made().file("a.vtt", content: 1, analyzer: "1.0.0")
    #expect(try store.merge([newest], at: "2026-03-04T10:00:00Z") == [.stored])
    #expect(try store.merge([newest], at: "2026-03-05T10:00:00Z") == [.unchanged])
  }

  @Test(arguments: [("0.9.1", "0.10.0"), ("2026-11-25.6", "2026-11-26.1"), ("1", "2"), ("", "1")])
  func `versions are compared by their numbers`(older: String, newer: String) {
    let versions = [older, newer].map { AnalysisVersions(analyzer: "1", model: $0, rules: "1") }
    #expect(versions[1].isNewer(than: versions[0]))
    #expect(!versions[0].isNewer(than: versions[1]))
    #expect(!versions[0].isNewer(than: versions[0]))
  }

  @Test func `an input that could not be read is not refused where another try stored it`() throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: "2026-03-02T10:00:00Z")
    let unread = ["a.vtt", "b.vtt"].map {
      Refusal(path: $0, contentHash: nil, stage: "read", code: "unreadable", reason: "no")
    }
    #expect(try store.merge(unread, at: "2026-03-02T11:00:00Z") == 1)
    #expect(try store.refusals().map(\.path) == ["b.vtt"])
    let refused = Refusal(
      path: "a.vtt", contentHash: nil, stage: "input", code: Refusal.consentRefused, reason: "no")
    #expect(try store.merge([refused], at: "2026-03-02T12:00:00Z") == 1)
    #expect(try store.missing(of: ["a.vtt", "b.vtt"]).isEmpty)
  }

  @Test func `a list of inputs is complete once`() throws {
    let store = try Store()
    for moment in ["2026-03-02T10:00:00Z", "2026-03-09T10:00:00Z"] {
      try store.complete(list: Made.hash(1), inputs: 3, at: moment)
    }
    let rows = try store.read {
      try Row.fetchAll($0, sql: "SELECT inputs, completed_at FROM completed_inputs")
    }
    #expect(rows.map { $0["completed_at"] as String } == ["2026-03-02T10:00:00Z"])
  }

  @Test func `a database that called the name of a file otherwise keeps it`() throws {
    let queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue, upTo: "2 what carries over between sessions")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO sessions (content_hash, source_path, file, format, encoding, coach, client,
            date, words, turns, length_unavailable, analyzer, model, rules, context, analyzed_at)
          VALUES ('0123456789abcdef', '/x/a.vtt', 'x/a.vtt', 'webvtt', 'utf-8', 'Dana Ruiz',
            'Omar Haddad', '2026-03-02', 0, 0, 'noTimes', '1', 'm', '1', '', 'then')
          """)
    }
    try Schema.migrator.migrate(queue)
    try queue.write { db in
      let names = try Row.fetchOne(db, sql: "SELECT file, file_path FROM sessions")
      #expect(names?["file"] == "x/a.vtt")
      #expect(names?["file_path"] == "x/a.vtt")
      #expect(try db.columns(in: "session_balance").map(\.name).prefix(2) == ["session", "file"])
      // The mark of the pair follows the new name.
      try db.execute(sql: "UPDATE sessions SET file_path = 'x/b.vtt'")
      #expect(try Int.fetchOne(db, sql: "SELECT revision FROM engagements") == 3)
    }
  }
}
