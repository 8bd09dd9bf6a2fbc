import GRDB

/// Every name that a database holds in the places where `PeopleReader` looks for people, with the
/// numbers that people have.
///
/// Two states of a database with the same traces know of the same people by the same names. To read
/// the traces takes a fraction of the time that it takes to find out who is meant.
struct NameTraces: Sendable, Hashable {
  /// What voices are called, as what, and between whom.
  private let voices: Set<[String?]>
  private let pairs: Set<[String?]>
  /// Coaches of forgotten sessions, people who corrected, and names that corrections give.
  private let others: Set<[String?]>
  private var codes: Set<[String?]>

  /// Reads the traces of a database.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  init(in store: Store) throws(StoreError) {
    (voices, pairs, others, codes) = try store.read { db in
      (
        try Self.rows(
          """
          SELECT DISTINCT p.name, p.labels, p.role, s.coach, s.client
          FROM speakers p JOIN sessions s ON s.id = p.session_id WHERE p.kind <> 'event'
          """, in: db),
        try Self.rows("SELECT DISTINCT program, coach, client FROM sessions", in: db),
        try Self.rows(
          """
          SELECT 'coach', coach FROM forgotten_sessions WHERE coach IS NOT NULL
          UNION SELECT 'author', made_by FROM corrections
          UNION SELECT 'name', value FROM corrections WHERE what = 'name'
          """, in: db),
        try Self.rows(Self.codes, in: db)
      )
    }
  }

  /// Takes the numbers that people were given since.
  mutating func readCodes(in store: Store) throws(StoreError) {
    codes = try store.read { db in try Self.rows(Self.codes, in: db) }
  }

  private static let codes = "SELECT kind, CAST(number AS TEXT), name FROM people"

  private static func rows(_ sql: String, in db: Database) throws -> Set<[String?]> {
    let cursor = try Row.fetchCursor(db, sql: sql)
    var rows: Set<[String?]> = []
    while let row = try cursor.next() {
      rows.insert((0..<row.count).map { row[$0] })
    }
    return rows
  }
}
