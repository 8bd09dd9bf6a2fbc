import GRDB

/// What is left of a session that was forgotten: enough to tell its content when it comes again.
enum Tombstone {
  /// The SHA-256 of a content's hash.
  ///
  /// The hash itself would be a trace by which a list of files shows who was there.
  static func digest(of contentHash: String) -> String { Digest.sha256(contentHash) }
}

extension Store {
  /// Whether a person of a session with this content was forgotten.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func isForgotten(contentHash: String) throws(StoreError) -> Bool {
    try ask { db in try Self.isForgotten(contentHash, in: db) }
  }

  static func isForgotten(_ contentHash: String, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM forgotten_sessions WHERE digest = ?)")
    return try Bool.fetchOne(statement, arguments: [Tombstone.digest(of: contentHash)]) ?? false
  }

  /// Takes the tombstone of a content away, so that it may be stored again.
  ///
  /// Its figures go too: the session is to count by itself.
  ///
  /// - Parameters:
  ///   - contentHash: The content.
  ///   - author: Who does it.
  ///   - moment: When, as an ISO 8601 UTC time.
  /// - Returns: Whether there was one.
  /// - Throws: `StoreError`; then nothing changes.
  @discardableResult
  public func readmit(
    contentHash: String, by author: String, at moment: String
  ) throws(StoreError) -> Bool {
    try write { db in
      guard try Self.isForgotten(contentHash, in: db) else { return false }
      let digest = Tombstone.digest(of: contentHash)
      try db.execute(
        sql: "DELETE FROM forgotten_sessions WHERE digest = ?", arguments: [digest])
      try db.execute(
        sql: "DELETE FROM quarantine WHERE path = ?",
        arguments: [Refusal.forgottenPath(contentHash: contentHash)])
      try db.execute(
        sql: """
          INSERT INTO erasures (what, sessions, mentions, made_by, made_at)
          VALUES ('readmit', 1, 0, ?, ?)
          """,
        arguments: [author, moment])
      return true
    }
  }

  // MARK: The file

  private static let uncleanSetting = "unclean"

  /// Notes that the file still holds what was erased, until `cleanFile` has run.
  static func markUnclean(in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO settings (name, value) VALUES (?, 'true')",
      arguments: [uncleanSetting])
  }

  /// Whether the file may still hold bytes of what was erased.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func isUnclean() throws(StoreError) -> Bool {
    try ask { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM settings WHERE name = ?)",
        arguments: [Self.uncleanSetting]) ?? false
    }
  }

  /// Rebuilds the file and empties its log, so that no page holds what was erased.
  ///
  /// Deleted rows are overwritten already; free room inside pages and the log are not. Nothing is
  /// done where nothing was erased since.
  ///
  /// - Throws: `StoreError`, `database-locked` where another process uses the file; then the next
  ///   call tries again.
  func cleanFile() throws(StoreError) {
    guard try isUnclean(), path != ":memory:" else { return }
    try alone { db in
      try db.execute(sql: "VACUUM")
      try db.checkpoint(.truncate)
      try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [Self.uncleanSetting])
      try db.checkpoint(.truncate)
    }
  }
}

extension Refusal {
  /// The code of an input whose person was forgotten.
  public static let forgotten = "forgotten"

  private static let forgottenFolder = "forgotten/"

  /// What stands for the path of such an input: the path itself may name the person.
  static func forgottenPath(contentHash: String) -> String {
    forgottenFolder + Tombstone.digest(of: contentHash).prefix(16)
  }

  /// What is left of a path to which consent was refused, once a person whom it named is forgotten.
  static func forgottenPath(of path: String) -> String {
    forgottenFolder + Digest.sha256(path).prefix(16)
  }

  /// Whether consent was refused to a path that is gone with a person who was forgotten; what stands
  /// in its place is a digest.
  public var isErased: Bool { code == Self.consentRefused && Self.isForgottenPath(path) }

  /// Whether a path is what is left of one.
  static func isForgottenPath(_ path: String) -> Bool { path.hasPrefix(forgottenFolder) }

  /// The refusal of a content whose person was forgotten, without its path and its hash.
  public init(forgottenContent hash: String, stage: String, reason: String) {
    self.init(
      path: Self.forgottenPath(contentHash: hash), contentHash: nil, stage: stage,
      code: Self.forgotten, reason: reason)
  }
}
