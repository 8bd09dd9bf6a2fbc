import GRDB
public import TranscriptModel

/// What the database knows of a session besides its content.
public struct KnownSession: Sendable, Hashable {
  /// Who met whom, and when; without the aliases, which are not stored.
  public var identity: SessionIdentity
  /// What its analysis depended on.
  public var versions: AnalysisVersions
}

extension Store {
  /// What is known of the session with this content; nil where it is not stored.
  ///
  /// A run that states less than an earlier one asks here, so that it takes nothing away.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func known(contentHash: String) throws(StoreError) -> KnownSession? {
    try read { db in try Self.known(contentHash, in: db) }
  }

  static func known(_ contentHash: String, in db: Database) throws -> KnownSession? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT program_given AS program, coach_given AS coach, client_given AS client, date,
          session_type, analyzer, model, rules, context
        FROM sessions WHERE content_hash = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [contentHash]) else { return nil }
    return KnownSession(row)
  }
}

extension KnownSession {
  /// Reads the columns of `sessions`, the names as the session itself spells them.
  init(_ row: Row) {
    self.init(
      identity: SessionIdentity(
        program: row["program"], coach: row["coach"], client: row["client"], date: row["date"],
        type: row["session_type"]),
      versions: AnalysisVersions(
        analyzer: row["analyzer"], model: row["model"], rules: row["rules"],
        context: row["context"]))
  }
}
