import GRDB

extension Store {
  private static let pseudonymSetting = "pseudonyms"

  /// Whether the database holds pseudonyms in the place of names.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func holdsPseudonyms() throws(StoreError) -> Bool {
    try ask { db in try Self.pseudonymCheck(in: db) != nil }
  }

  /// Decides at the start of a run whether the database holds names or pseudonyms, and refuses a run
  /// that would mix them or use another key.
  ///
  /// - Parameter key: The key of the run; nil: the run stores names.
  /// - Throws: `StoreError` with the code `database-other-names` where it does not fit.
  public func accept(_ key: PseudonymKey?) throws(StoreError) {
    try write { db in
      let check = try Self.pseudonymCheck(in: db)
      guard check != key?.check else { return }
      let isEmpty = try Bool.fetchOne(
        db,
        sql: "SELECT NOT EXISTS (SELECT 1 FROM sessions) AND NOT EXISTS (SELECT 1 FROM quarantine)")
      guard check == nil, isEmpty == true, let key else { throw otherNames(check, key) }
      try db.execute(
        sql: "INSERT INTO settings (name, value) VALUES (?, ?)",
        arguments: [Self.pseudonymSetting, JSON.string(key.check).text])
    }
  }

  /// Makes sure that a database of pseudonyms is asked with the key that made them: else it holds
  /// nothing of anybody, as it seems.
  ///
  /// - Throws: `StoreError` where it is not.
  public func requireKey(_ key: PseudonymKey?) throws(StoreError) {
    let check = try read { db in try Self.pseudonymCheck(in: db) }
    guard check == nil || check == key?.check else { throw otherNames(check, key) }
  }

  /// Refuses files that bear names where the database holds pseudonyms.
  ///
  /// `accept` refuses the whole run before; this holds for every way by which sessions come in.
  func refuseNames(_ files: [AnalyzedFile], in db: Database) throws {
    guard files.contains(where: { !PseudonymKey.isDigest(path: $0.path) }),
      let check = try Self.pseudonymCheck(in: db)
    else { return }
    throw otherNames(check, nil)
  }

  private static func pseudonymCheck(in db: Database) throws -> String? {
    let text = try String.fetchOne(
      db, sql: "SELECT json_extract(value, '$') FROM settings WHERE name = ?",
      arguments: [pseudonymSetting])
    return text
  }

  private func otherNames(_ check: String?, _ key: PseudonymKey?) -> StoreError {
    guard check != nil else {
      return StoreError(
        .otherNames, place: path, finding: "a database of names",
        expectation: "one of pseudonyms under this key, or an empty one",
        remedy: "choose a new file with --db")
    }
    return StoreError(
      .otherNames, place: path,
      finding: key == nil ? "a database of pseudonyms" : "pseudonyms under another key",
      expectation: key == nil ? "a database of names" : "pseudonyms under this key",
      remedy: "give --pseudonyms with the --key-file it was made with, or choose another --db")
  }
}
