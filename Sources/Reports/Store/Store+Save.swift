import Coaching
import GRDB

extension Store {
  /// What became of one file of a batch.
  public enum Outcome: String, Sendable, Hashable {
    /// The session is new, or replaced the one that was stored for the path or the content.
    case stored
    /// The content was there already, with the same versions.
    case unchanged
    /// A person of the session was forgotten; nothing was stored.
    case forgotten
    /// Its people refused that it is analysed, and nothing says that they agreed since; nothing was
    /// stored.
    case withoutConsent
    /// The session that is stored for the content stays: a newer version made it, or a person
    /// corrected its speakers.
    case kept
  }

  /// Stores analysed files in one transaction: all of them or, where one fails, none.
  ///
  /// A session is its content: the same bytes under two paths are one session, named and dated by
  /// the path that sorts first. A path whose content has changed replaces its session; the old
  /// session goes when no path leads to it any more.
  ///
  /// - Parameters:
  ///   - files: The files. Pass one for the least work lost in a crash, up to fifty for speed.
  ///   - moment: When the files were analysed, as an ISO 8601 UTC time.
  /// - Returns: What became of each file, in order.
  /// - Throws: `StoreError`; then nothing of the batch is stored.
  @discardableResult
  public func save(_ files: [AnalyzedFile], at moment: String) throws(StoreError) -> [Outcome] {
    try write { db in
      try refuseNames(files, in: db)
      var rows = SessionRows(in: db)
      let outcomes = try files.map { try Self.save($0, at: moment, through: &rows, in: db) }
      if outcomes.contains(.stored) { try NameSpellings.settle(in: db) }
      return outcomes
    }
  }

  /// Whether the content of `path` is stored with the same versions, so that it can be skipped.
  ///
  /// False also where the session should be named after this path, but is not yet, and where the
  /// path was refused last time.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func isCurrent(
    path: String, contentHash: String, versions: AnalysisVersions
  ) throws(StoreError) -> Bool {
    try ask { db in try Self.isCurrent(contentHash, from: path, versions, in: db) }
  }

  static func save(
    _ file: AnalyzedFile, at moment: String, through rows: inout SessionRows, in db: Database
  ) throws -> Outcome {
    // Asked within the transaction: another process may have forgotten since the file was read.
    guard try !isForgotten(file.contentHash, in: db) else { return .forgotten }
    guard try file.isConsented || !isWithoutConsent(file.path, in: db) else {
      return .withoutConsent
    }
    try release(file.path, isConsented: file.isConsented, in: db)
    let former = try replaceSource(file.path, with: file.contentHash, in: db)
    try dropSources(file.vanished, of: file.contentHash, in: db)
    let isCurrent = try isCurrent(file.contentHash, from: file.path, file.versions, in: db)
    if !isCurrent {
      try SessionWriter(file: file, moment: moment, db: db).write(through: &rows)
    }
    if let former, former != file.contentHash { try dropIfOrphan(former, in: db) }
    return isCurrent ? .unchanged : .stored
  }

  /// Whether `path` leads to the content and was not refused since, and the content is stored with
  /// the same versions, under this path or one that sorts before it and still leads there.
  private static func isCurrent(
    _ contentHash: String, from path: String, _ versions: AnalysisVersions, in db: Database
  ) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM sources p
          JOIN sessions s ON s.content_hash = p.content_hash
          JOIN sources o ON o.path = s.source_path AND o.content_hash = s.content_hash
          WHERE p.path = ?1 AND p.content_hash = ?2 AND s.source_path <= ?1
            AND s.analyzer = ?3 AND s.model = ?4 AND s.rules = ?5
            AND (s.context = ?6 OR s.source_path < ?1)
            AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.path = ?1))
        """)
    let found = try Bool.fetchOne(
      statement,
      arguments: [
        path, contentHash, versions.analyzer, versions.model, versions.rules, versions.context,
      ])
    return found ?? false
  }

  /// Lets the path lead to the content, and gives the content that it led to before.
  static func replaceSource(
    _ path: String, with contentHash: String, in db: Database
  ) throws -> String? {
    let former = try String.fetchOne(
      db.cachedStatement(sql: "SELECT content_hash FROM sources WHERE path = ?"),
      arguments: [path])
    try db.run(
      """
      INSERT INTO sources (path, content_hash) VALUES (?, ?)
      ON CONFLICT (path) DO UPDATE SET content_hash = excluded.content_hash
      """, [path, contentHash])
    return former
  }

  static func dropIfOrphan(_ contentHash: String, in db: Database) throws {
    try db.run(
      """
      DELETE FROM sessions WHERE content_hash = ?1
        AND NOT EXISTS (SELECT 1 FROM sources WHERE content_hash = ?1)
      """, [contentHash])
  }
}
