import Coaching
import GRDB

extension Store {
  /// Stores files that another process analysed, maybe long ago, in one transaction.
  ///
  /// As `save`, but what is stored stays where it is worth more than what comes: where a newer
  /// version made it, and where a person corrected its speakers, which only a run that reads the
  /// file itself can take into account. A refusal of consent holds against a session that does not
  /// state it, whichever of the two was made first.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - moment: When they are merged, as an ISO 8601 UTC time.
  /// - Returns: What became of each file, in order.
  /// - Throws: `StoreError`; then nothing of the batch is stored.
  public func merge(
    _ files: [AnalyzedFile], at moment: String
  ) throws(StoreError) -> [Outcome] {
    try write { db in
      var rows = SessionRows(in: db)
      let outcomes = try files.map { file in
        guard try Self.isOutranked(file, in: db),
          try file.isConsented || !Self.isWithoutConsent(file.path, in: db)
        else {
          return try Self.save(file, at: moment, through: &rows, in: db)
        }
        try Self.release(file.path, isConsented: file.isConsented, in: db)
        let former = try Self.replaceSource(file.path, with: file.contentHash, in: db)
        if let former, former != file.contentHash { try Self.dropIfOrphan(former, in: db) }
        return Outcome.kept
      }
      try NameSpellings.settle(in: db)
      return outcomes
    }
  }

  /// Records inputs that another process refused, in one transaction.
  ///
  /// As `quarantine`, but an input that could not be read there and is stored here by another try
  /// is not refused any more, in whatever order the two come.
  ///
  /// - Parameters:
  ///   - refusals: The refused inputs.
  ///   - moment: When they are merged, as an ISO 8601 UTC time.
  /// - Returns: How many were recorded.
  /// - Throws: `StoreError`; then nothing is recorded.
  public func merge(
    _ refusals: [Refusal], at moment: String
  ) throws(StoreError) -> Int {
    try write { db in
      let open = try refusals.filter { refusal in
        guard refusal.contentHash == nil, refusal.code != Refusal.consentRefused else {
          return true
        }
        return try !Self.leadsToSession(refusal.path, in: db)
      }
      for refusal in open { try Self.record(refusal, at: moment, in: db) }
      return open.count
    }
  }

  /// Which of these inputs are neither stored nor refused.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func missing(of paths: [String]) throws(StoreError) -> [String] {
    try read { db in
      try paths.filter { path in
        try !Self.leadsToSession(path, in: db) && !Self.isRefused(path, in: db)
      }
    }
  }

  /// Remembers that every input of a list is stored or refused.
  ///
  /// - Parameters:
  ///   - list: The SHA-256 of the list.
  ///   - inputs: How many inputs it names.
  ///   - moment: When that was found, as an ISO 8601 UTC time; an earlier one stays.
  /// - Throws: `StoreError`; then nothing is remembered.
  public func complete(list: String, inputs: Int, at moment: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO completed_inputs (list_hash, inputs, completed_at) VALUES (?, ?, ?)
          ON CONFLICT (list_hash) DO NOTHING
          """,
        arguments: [list, inputs, moment])
    }
  }

  private static func leadsToSession(_ path: String, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM sources WHERE path = ?)")
    return try Bool.fetchOne(statement, arguments: [path]) ?? false
  }

  private static func isRefused(_ path: String, in db: Database) throws -> Bool {
    try isInQuarantine(path, in: db) || isInQuarantine(Refusal.forgottenPath(of: path), in: db)
  }

  /// Whether somebody refused that the file at a path is analysed.
  static func isWithoutConsent(_ path: String, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM quarantine WHERE path IN (?, ?) AND code = ?)")
    return try Bool.fetchOne(
      statement, arguments: [path, Refusal.forgottenPath(of: path), Refusal.consentRefused])
      ?? false
  }

  private static func isOutranked(_ file: AnalyzedFile, in db: Database) throws -> Bool {
    guard let stored = try known(file.contentHash, in: db)?.versions else { return false }
    // What stands behind the plus sign tells of corrected speakers.
    return stored.isNewer(than: file.versions)
      || stored.context.hasPrefix(file.versions.context + "+")
  }
}
