import GRDB

/// A refused input as the database holds it.
public struct QuarantinedInput: Sendable, Hashable {
  /// What was refused, and why.
  public var refusal: Refusal
  /// When it was refused last, as an ISO 8601 UTC time.
  public var moment: String
}

/// Paths that nobody may read, since consent was refused.
public struct PathsWithoutConsent: Sendable {
  private let paths: Set<String>
  /// Whether digests stand among them, of paths that named somebody who was forgotten.
  private let hasForgotten: Bool

  /// - Parameter paths: As quarantine holds them.
  public init(_ paths: [String] = []) {
    self.paths = Set(paths)
    hasForgotten = paths.contains(where: Refusal.isForgottenPath)
  }

  /// Whether consent was refused to the file at a path.
  public func contains(_ path: String) -> Bool {
    paths.contains(path) || hasForgotten && paths.contains(Refusal.forgottenPath(of: path))
  }
}

extension Store {
  /// Records that an input was refused, in place of an earlier refusal of the same path.
  ///
  /// Where the content is new, the path leads to no session any more, and a session to which no
  /// other path leads goes. Where it could not be read, or is that of the session and is only read
  /// otherwise now, what is stored stays, unless consent was refused: that stops everything, and the
  /// words go with the session.
  ///
  /// - Parameters:
  ///   - refusals: The refused inputs.
  ///   - moment: When they were refused, as an ISO 8601 UTC time.
  /// - Throws: `StoreError`; then nothing is recorded.
  public func quarantine(_ refusals: [Refusal], at moment: String) throws(StoreError) {
    try write { db in
      for refusal in refusals { try Self.record(refusal, at: moment, in: db) }
      try NameSpellings.settle(in: db)
    }
  }

  /// Takes back that some paths could not be searched: they were, and what was found has rows of its
  /// own.
  ///
  /// - Parameters:
  ///   - paths: The paths under which folders and links would be refused.
  ///   - isReachable: Whether something can be looked at, at a path that could not be before.
  /// - Throws: `StoreError`; then nothing is taken back.
  public func release(
    reached paths: [String], isReachable: (String) -> Bool
  ) throws(StoreError) {
    let refused = try ask { db in
      try Row.fetchAll(
        db, sql: "SELECT path, code FROM quarantine WHERE code IN (?, ?)",
        arguments: [Refusal.unreadableFolder, Refusal.unreachable]
      ).map { row -> (path: String, code: String) in (row["path"], row["code"]) }
    }
    guard !refused.isEmpty else { return }
    let reached = Set(paths)
    let found = refused.filter { path, code in
      reached.contains(path) || code == Refusal.unreachable && isReachable(path)
    }
    if !found.isEmpty { try release(found.map(\.path)) }
  }

  /// The paths of inputs whose people refused that they are analysed.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func pathsWithoutConsent() throws(StoreError) -> PathsWithoutConsent {
    try ask { db in
      try PathsWithoutConsent(
        String.fetchAll(
          db, sql: "SELECT path FROM quarantine WHERE code = ?",
          arguments: [Refusal.consentRefused]))
    }
  }

  /// The refused inputs, in order of their paths.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func refusals() throws(StoreError) -> [Refusal] {
    try quarantined().map(\.refusal)
  }

  /// The refused inputs with the time of their refusal, in order of their paths.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func quarantined() throws(StoreError) -> [QuarantinedInput] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT path, content_hash, stage, code, reason, file_path, root_path, refused_at
          FROM quarantine ORDER BY path
          """)
      return rows.map {
        let refusal = Refusal(
          path: $0["path"], contentHash: $0["content_hash"], stage: $0["stage"], code: $0["code"],
          reason: $0["reason"], name: $0["file_path"], root: $0["root_path"])
        return QuarantinedInput(refusal: refusal, moment: $0["refused_at"])
      }
    }
  }

  /// Takes paths out of quarantine that lead nowhere any more: they are no inputs.
  ///
  /// - Throws: `StoreError`; then nothing is changed.
  public func release(_ paths: [String]) throws(StoreError) {
    try write { db in
      for path in paths {
        try db.execute(sql: "DELETE FROM quarantine WHERE path = ?", arguments: [path])
      }
    }
  }

  /// Records a refusal; one of consent stays whatever else is found.
  ///
  /// Where its path is gone with a person who was forgotten, the path is not written down again.
  static func record(_ refusal: Refusal, at moment: String, in db: Database) throws {
    if try !isInQuarantine(Refusal.forgottenPath(of: refusal.path), in: db) {
      try write(refusal, at: moment, in: db)
    }
    guard refusal.contentHash != nil || refusal.code == Refusal.consentRefused else { return }
    let former = try String.fetchOne(
      db, sql: "SELECT content_hash FROM sources WHERE path = ?", arguments: [refusal.path])
    guard let former, former != refusal.contentHash else { return }
    try db.execute(sql: "DELETE FROM sources WHERE path = ?", arguments: [refusal.path])
    try dropIfOrphan(former, in: db)
  }

  private static func write(_ refusal: Refusal, at moment: String, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO quarantine
          (path, content_hash, stage, code, reason, file_path, root_path, refused_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET content_hash = excluded.content_hash,
          stage = excluded.stage, code = excluded.code, reason = excluded.reason,
          file_path = excluded.file_path, root_path = excluded.root_path,
          refused_at = excluded.refused_at
        WHERE quarantine.code <> 'consent-refused' OR excluded.code = 'consent-refused'
        """,
      arguments: [
        refusal.path, refusal.contentHash, refusal.stage, refusal.code, refusal.reason,
        refusal.name, refusal.root, moment,
      ])
  }

  /// Whether a row has this path, or this in the place of one that is gone.
  static func isInQuarantine(_ path: String, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM quarantine WHERE path = ?)")
    return try Bool.fetchOne(statement, arguments: [path]) ?? false
  }

  /// Takes the path of a file that is stored now out of quarantine, and, where a manifest says that
  /// consent was given, what is left of an earlier refusal.
  static func release(_ path: String, isConsented: Bool, in db: Database) throws {
    try db.run("DELETE FROM quarantine WHERE path = ?", [path])
    guard isConsented else { return }
    try db.run("DELETE FROM quarantine WHERE path = ?", [Refusal.forgottenPath(of: path)])
  }
}
