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
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT program, coach, client, date, session_type, analyzer, model, rules, context
          FROM sessions WHERE content_hash = ?
          """,
        arguments: [contentHash])
      guard let row else { return nil }
      return KnownSession(
        identity: SessionIdentity(
          program: row["program"], coach: row["coach"], client: row["client"], date: row["date"],
          type: row["session_type"]),
        versions: AnalysisVersions(
          analyzer: row["analyzer"], model: row["model"], rules: row["rules"],
          context: row["context"]))
    }
  }
}
