import GRDB

/// Reads report values from the database.
public struct ReportReader: Sendable {
  let store: Store
  /// How people are named, and whether their words are shown.
  let naming: Naming
  /// The names that the database held when it was found out what stands for them; nil where nobody
  /// keeps the reader.
  private var traces: NameTraces?
  /// Whether what stands for names was taken over from a former reader that knew fewer of them.
  public private(set) var hasAddedNames = false

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

  /// Makes a reader to be kept, whose values follow a policy of names.
  ///
  /// What stands for each name is taken from a former reader where no name has changed since, or one
  /// session's people came to it: to find it out anew takes many times as long.
  ///
  /// - Parameters:
  ///   - store: The database.
  ///   - policy: How people are named.
  ///   - former: A reader of a former state of the database; nil where there is none.
  /// - Throws: `StoreError` where the database cannot be read.
  public init(
    _ store: Store, names policy: NamePolicy, after former: ReportReader?
  ) throws(StoreError) {
    self.store = store
    guard !policy.showsNames else {
      naming = .full
      return
    }
    // Read before the people: what changes meanwhile is found the next time.
    var traces = try NameTraces(in: store)
    if let former, former.naming.policy == policy, former.traces == traces {
      (naming, hasAddedNames) = (former.naming, former.hasAddedNames)
    } else if let more = try former?.naming(policy, adding: traces) {
      (naming, hasAddedNames) = (more, true)
      try traces.readCodes(in: store)
    } else {
      naming = try Naming(policy, in: store)
      try traces.readCodes(in: store)
    }
    self.traces = traces
  }

  /// The reader's naming with what the database knows besides; nil where all has to be read.
  private func naming(
    _ policy: NamePolicy, adding traces: NameTraces
  ) throws(StoreError) -> Naming? {
    guard let known = self.traces, naming.policy == policy else { return nil }
    return try naming.adding(traces, since: known, in: store)
  }

  /// What stands for a person's name under the reader's policy.
  public func shown(_ name: String) -> String { naming.person(name) }

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
    return try store.read { db in
      let isWhole = isIdentifier && name.utf8.count >= 16
      let whole = try Self.sessions(Self.wholeName, db, [name, isWhole])
      return whole.isEmpty ? try Self.sessions(Self.partOfName, db, [name, isIdentifier]) : whole
    }
  }

  private static func sessions(
    _ condition: String, _ db: Database, _ arguments: StatementArguments
  ) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT substr(content_hash, 1, 16) FROM sessions WHERE \(condition)
        ORDER BY date, file, content_hash
        """,
      arguments: arguments)
  }

  /// Both sides of the OR have an index.
  private static let wholeName = """
    file = ?1 OR (?2 AND substr(content_hash, 1, 16) = substr(?1, 1, 16)
      AND substr(content_hash, 1, length(?1)) = ?1)
    """

  /// The names of files are looked through in their index; no digit of a hash comes after `g`.
  private static let partOfName = """
    id IN (SELECT id FROM sessions WHERE substr(file, -length(?1) - 1) = '/' || ?1)
      OR (?2 AND content_hash >= ?1 AND content_hash < ?1 || 'g')
    """

  /// The report of the session of that identifier; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func session(_ id: String) throws(StoreError) -> SessionReport? {
    let rules = try store.rules()
    return try store.read { db in
      guard let session = try StoredSession.fetch(id, in: db) else { return nil }
      let corrections = try Correction.inForce(ofSession: id, in: db)
      let reader = CorrectionReader(
        session: session,
        burningShare: corrections.isEmpty ? nil : try Self.burningShare(ofSession: id, in: db))
      var report = SessionReport(
        session.shown(by: naming),
        corrections: reader.reported(corrections).map { $0.shown(by: naming) })
      report.correctedWords = session.words(corrected: corrections)
      report.flags = try StoredContinuity.flags(ofSession: id, in: db)
      // A session that was compared with none is judged by its length alone, which no rule sets.
      if report.zoomOutVerdict.found != nil { report.zoomOutVerdict.rules = rules }
      return report
    }
  }

  /// The share of the words that the urgent topic of a session has; nil where nobody looked.
  static func burningShare(ofSession id: String, in db: Database) throws -> Double? {
    try Double.fetchOne(
      db,
      sql: """
        SELECT f.burning_share FROM session_facts f JOIN sessions s ON s.id = f.session_id
        WHERE substr(s.content_hash, 1, 16) = ?
        """,
      arguments: [id])
  }
}
