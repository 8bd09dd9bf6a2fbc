import GRDB

/// Reads report values from the database.
public struct ReportReader: Sendable {
  let store: Store
  /// How people are named, and whether their words are shown.
  let naming: Naming

  /// Makes a reader of a database, with names and words as they are.
  public init(_ store: Store) {
    self.store = store
    naming = .full
  }

  /// Makes a reader of a database whose values follow a policy of names.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public init(_ store: Store, names policy: NamePolicy) throws(StoreError) {
    self.store = store
    naming = try Naming(policy, in: store)
  }

  /// The identifiers of the sessions that `name` may mean, in order of their dates.
  ///
  /// A name is an identifier, the beginning of one (two digits at least), a file's name, or the
  /// last part of its path. A whole name or identifier goes before a part of another one.
  ///
  /// - Returns: None where there is no such session, several where the name is not clear.
  /// - Throws: `StoreError` where the database cannot be read.
  public func sessions(named name: String) throws(StoreError) -> [String] {
    let isIdentifier =
      (2...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    let rows = try store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT substr(content_hash, 1, 16) AS id, file = ?1 OR (?2 AND length(?1) >= 16) AS is_whole
          FROM sessions
          WHERE file = ?1 OR substr(file, -length(?1) - 1) = '/' || ?1
            OR (?2 AND substr(content_hash, 1, length(?1)) = ?1)
          ORDER BY date, file, content_hash
          """,
        arguments: [name, isIdentifier]
      ).map { row -> (id: String, isWhole: Bool) in (row["id"], row["is_whole"]) }
    }
    let whole = rows.filter(\.isWhole)
    return (whole.isEmpty ? rows : whole).map(\.id)
  }

  /// The report of the session of that identifier; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func session(_ id: String) throws(StoreError) -> SessionReport? {
    try store.read { db in
      let stored = try StoredSession.fetch(id, in: db)
      var report = stored.map { SessionReport($0.shown(by: naming)) }
      report?.flags = try StoredContinuity.flags(ofSession: id, in: db)
      return report
    }
  }
}
