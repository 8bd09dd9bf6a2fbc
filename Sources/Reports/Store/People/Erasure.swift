import GRDB

/// What an erasure takes away: shown before it, and told after it.
public struct ErasureSummary: Sendable, Hashable {
  /// One session that goes.
  public struct Session: Sendable, Hashable {
    /// The public identifier.
    public var id: String
    /// The day; nil where unknown.
    public var date: String?
    /// What the person is in it: `coach`, `client` or `voice`.
    public var part: String
  }

  /// The sessions, in order of their days.
  public var sessions: [Session] = []
  /// The number of turns that go with them.
  public var turns = 0
  /// The number of items, links, bridges and moments then and now that go with them.
  public var findings = 0
  /// The number of corrections of those sessions.
  public var corrections = 0
  /// The number of refused inputs of those sessions, or whose paths name the person.
  public var refusals = 0
  /// The files that the sessions were read from, in order; they are not touched.
  public var files: [String] = []
  /// How often other sessions name the person: those letters become stars.
  public var mentions = 0
  /// In how many other places the name stands alone, such as the author of a correction.
  public var names = 0

  /// Whether the database holds nothing of the person.
  public var isEmpty: Bool {
    sessions.isEmpty && refusals == 0 && mentions == 0 && names == 0
  }
}

/// Erases a person from a database.
///
/// A session in which the person is coach or client or speaks goes as a whole, with everything that
/// was found in it and said of it. What stays is a tombstone, by which the same content is told
/// when it comes again, with figures for the sums of the program and of the other of the two. In the
/// words of other sessions, letters of the name become stars.
public struct Erasure: Sendable {
  private let store: Store
  private let person: MeantPerson

  /// Prepares the erasure of a person.
  ///
  /// - Parameters:
  ///   - name: The person's name; case and spaces don't matter.
  ///   - aliases: Other names of the same person.
  ///   - key: The key of a database of pseudonyms; nil where it holds names.
  ///   - store: The database.
  public init(
    of name: String, aliases: [String] = [], pseudonymsBy key: PseudonymKey? = nil, in store: Store
  ) {
    self.store = store
    person = MeantPerson(name: name, aliases: aliases, pseudonymsBy: key)
  }

  /// What would go.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func plan() throws(StoreError) -> ErasureSummary {
    try store.read { db in try Eraser(person, db: db).plan() }
  }

  /// Erases the person in one transaction, and then what is left of it in the file.
  ///
  /// - Parameters:
  ///   - author: Who does it; kept without the person's name.
  ///   - moment: When, as an ISO 8601 UTC time.
  /// - Returns: What went.
  /// - Throws: `StoreError`. Where the code is `database-locked` after the erasure itself, the
  ///   next erasure cleans the file.
  @discardableResult
  public func run(by author: String, at moment: String) throws(StoreError) -> ErasureSummary {
    let summary = try store.write { db -> ErasureSummary in
      let eraser = try Eraser(person, db: db)
      let summary = try eraser.erase()
      if !summary.isEmpty {
        let isSelf = person.isMeant(by: author)
        try db.execute(
          sql: """
            INSERT INTO erasures (what, sessions, mentions, made_by, made_at)
            VALUES ('forget', ?, ?, ?, ?)
            """,
          arguments: [
            summary.sessions.count, summary.mentions, isSelf ? MeantPerson.placeholder : author,
            moment,
          ])
        try Store.markUnclean(in: db)
      }
      return summary
    }
    try store.cleanFile()
    return summary
  }

  /// The names in the database that are most like the person's, for whoever mistyped one.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func namesLike() throws(StoreError) -> [String] {
    let names = try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT coach AS name FROM sessions WHERE coach IS NOT NULL
          UNION SELECT client FROM sessions WHERE client IS NOT NULL
          UNION SELECT name FROM speakers WHERE kind = 'person' ORDER BY 1
          """)
    }
    return SimilarNames(names).closest(to: person.name, atMost: 3)
  }
}
