import GRDB

/// Every name that a database holds in the places where `PeopleReader` looks for people, with the
/// numbers that people have.
///
/// Two states of a database with the same traces know of the same people by the same names. To read
/// the traces takes a fraction of the time that it takes to find out who is meant.
struct NameTraces: Sendable, Hashable {
  /// What voices are called, as what, and between whom.
  private let voices: Set<Voice>
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
        try Self.voices(in: db),
        try Self.rows("SELECT DISTINCT coach, client FROM sessions", in: db),
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

  /// The people of a database in a former state, and those whom it knows besides now.
  ///
  /// New people get numbers in the order of the contents in which they appear, and whose voice it is
  /// may be told by who was met before it. So this tells only what at most one new pair and one
  /// new voice besides bring, and is for as long as `PeopleReader` has not read everything anew.
  ///
  /// - Parameters:
  ///   - former: The traces of the former state.
  ///   - people: The people of the former state.
  /// - Returns: The former people, with other spellings of their names, then new ones without a
  ///   number; nil where all has to be read, such as where somebody has gone.
  func people(since former: NameTraces, of people: [KnownPerson]) -> [KnownPerson]? {
    guard codes == former.codes, others == former.others else { return nil }
    let (newPairs, newVoices) = (pairs.subtracting(former.pairs), voices.subtracting(former.voices))
    let gone = Self.names(
      former.pairs.subtracting(pairs), former.voices.subtracting(voices))
    guard gone.isSubset(of: Self.names(newPairs, newVoices)), newPairs.count <= 1 else {
      return nil
    }
    var book = PeopleBook(people)
    for pair in newPairs { book.add(coach: pair[0], client: pair[1]) }
    let known = book.people.count
    for voice in newVoices.sorted(by: { $0.name < $1.name }) { book.add(voice) }
    return book.people.count <= known + 1 ? book.people : nil
  }

  private static func names(_ pairs: Set<[String?]>, _ voices: Set<Voice>) -> Set<String> {
    let spoken: [String?] = voices.flatMap {
      [$0.name, $0.labels, $0.coach, $0.client] as [String?]
    }
    return Set((pairs.flatMap(\.self) + spoken).compactMap(\.self))
  }

  private static let codes = "SELECT kind, CAST(number AS TEXT), name FROM people"

  private static func voices(in db: Database) throws -> Set<Voice> {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT DISTINCT p.name, p.labels, p.role, s.coach, s.client
        FROM speakers p JOIN sessions s ON s.id = p.session_id WHERE p.kind <> 'event'
        """)
    var voices: Set<Voice> = []
    while let row = try rows.next() { voices.insert(Voice(row)) }
    return voices
  }

  private static func rows(_ sql: String, in db: Database) throws -> Set<[String?]> {
    let cursor = try Row.fetchCursor(db, sql: sql)
    var rows: Set<[String?]> = []
    while let row = try cursor.next() {
      rows.insert((0..<row.count).map { row[$0] })
    }
    return rows
  }
}

extension Voice {
  /// Reads a voice from the first five columns of a row: name, labels, role, coach, client.
  init(_ row: Row) {
    self.init(name: row[0], labels: row[1], role: row[2], coach: row[3], client: row[4])
  }
}
