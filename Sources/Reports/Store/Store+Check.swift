import GRDB

/// What a look at the whole database found.
public struct StoreCheck: Sendable, Hashable {
  /// The number of stored sessions.
  public var sessions: Int
  /// The number of refused inputs.
  public var refusals: Int
  /// What SQLite finds damaged; empty where the file is sound.
  public var damages: [String]
  /// The number of rows that point to a row that is not there.
  public var brokenReferences: Int
  /// The identifiers of sessions that hold fewer or more turns than they state.
  public var incomplete: [String]
  /// The identifiers of sessions that another version analysed.
  public var stale: [String]
  /// The number of pairs that changed since they were analysed, or that other rules analysed.
  public var stalePairs: Int

  /// Whether there is nothing to complain about; stale sessions are no damage.
  public var isSound: Bool { damages.isEmpty && brokenReferences == 0 && incomplete.isEmpty }
}

extension Store {
  /// Looks at every page and every reference of the database.
  ///
  /// - Parameters:
  ///   - analyzer: The version of the program that is current.
  ///   - model: The version of the model that is current.
  ///   - rules: The version of the rules that is current.
  /// - Returns: What was found.
  /// - Throws: `StoreError` where the database cannot be read at all.
  /// - Complexity: O(*n*) in the size of the database.
  public func check(
    analyzer: String, model: String, rules: String
  ) throws(StoreError) -> StoreCheck {
    let lost = try lostParts()
    guard lost.isEmpty else {
      return StoreCheck(
        sessions: try count("sessions", besides: lost),
        refusals: try count("quarantine", besides: lost),
        damages: lost.map { "\($0) is missing" }, brokenReferences: 0,
        incomplete: [], stale: [], stalePairs: 0)
    }
    let carried = try self.rules().version
    return try read { db in
      let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
      return StoreCheck(
        sessions: try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions") ?? 0,
        refusals: try Int.fetchOne(db, sql: "SELECT count(*) FROM quarantine") ?? 0,
        damages: found == ["ok"] ? [] : found,
        brokenReferences: try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count,
        incomplete: try String.fetchAll(
          db,
          sql: """
            SELECT substr(s.content_hash, 1, 16) FROM sessions s
            WHERE s.turns <> (SELECT count(*) FROM turns t WHERE t.session_id = s.id)
            ORDER BY 1
            """),
        stale: try String.fetchAll(
          db,
          sql: """
            SELECT substr(content_hash, 1, 16) FROM sessions
            WHERE analyzer <> ? OR model <> ? OR rules <> ? ORDER BY 1
            """,
          arguments: [analyzer, model, rules]),
        stalePairs: try Int.fetchOne(
          db, sql: "SELECT count(*) FROM engagements WHERE \(Self.isStale)",
          arguments: [carried]) ?? 0)
    }
  }

  /// The tables, views and indices that a database has and that are not in this one.
  private func lostParts() throws(StoreError) -> [String] {
    let own = try parts()
    return try Store().parts().filter { !own.contains($0) }
  }

  /// How many rows a table has; 0 where it is lost.
  private func count(_ table: String, besides lost: [String]) throws(StoreError) -> Int {
    guard !lost.contains("table \(table)") else { return 0 }
    return try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  private func parts() throws(StoreError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT type || ' ' || name FROM sqlite_schema
          WHERE name NOT LIKE 'sqlite_%' ORDER BY name
          """)
    }
  }
}
