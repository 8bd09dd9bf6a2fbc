import GRDB
import TranscriptModel

extension Naming {
  /// Reads the people of a database for a policy; nobody where names are shown as they are.
  ///
  /// Whoever has no code yet gets one, which is kept. A database that cannot be written gives the
  /// same codes for as long as it stays as it is.
  init(_ policy: NamePolicy, in store: Store) throws(StoreError) {
    guard !policy.showsNames else {
      self.init(policy, people: [])
      return
    }
    let people = try store.read { db in try PeopleReader(db: db).people() }
    try PeopleReader.keep(people, in: store)
    self.init(policy, people: people.map(\.person))
  }

  /// Reads who is known besides since a former state of the database.
  ///
  /// - Parameters:
  ///   - traces: The traces of the state of now.
  ///   - former: The traces of the state of which this is.
  ///   - store: The database.
  /// - Returns: The same naming of more people; nil where all has to be read anew.
  /// - Throws: `StoreError` where the database cannot be read.
  func adding(
    _ traces: NameTraces, since former: NameTraces, in store: Store
  ) throws(StoreError) -> Naming? {
    guard let people = traces.people(since: former, of: people) else { return nil }
    let new = try store.read { db in
      try PeopleReader(db: db).numbered(people[self.people.count...])
    }
    try PeopleReader.keep(new, in: store)
    return adding(people[..<self.people.count] + new.map(\.person))
  }
}

/// Collects the people of a database: who coaches, who is coached, who else speaks.
struct PeopleReader {
  /// A person, and whether the number is not kept yet.
  struct Found {
    var person: KnownPerson
    var isNew: Bool
  }

  let db: Database

  /// Everybody, in order of their codes.
  ///
  /// New codes are given in the order of the contents in which people first appear: it says nothing
  /// about their names, and is the same in whatever order the sessions came in.
  func people() throws -> [Found] {
    var book = PeopleBook()
    try readPairs(into: &book)
    try readVoices(into: &book)
    try readAuthors(into: &book)
    return try numbered(book.people).sorted { $0.person.isBefore($1.person) }
  }

  /// Those people with the numbers that they have; new ones get the next.
  func numbered(_ people: some Sequence<KnownPerson>) throws -> [Found] {
    let kept = try keptCodes()
    var last = try lastNumbers()
    return people.map { person in
      var person = person
      if let code = kept[person.key] {
        (person.kind, person.number) = (code.kind, code.number)
        return Found(person: person, isNew: false)
      }
      last[person.kind, default: 0] += 1
      person.number = last[person.kind, default: 1]
      return Found(person: person, isNew: true)
    }
  }

  /// Keeps new numbers, where the database can be written; one that another process gave in the
  /// meantime stays as it is.
  static func keep(_ people: [Found], in store: Store) throws(StoreError) {
    let missing = people.filter(\.isNew).map(\.person)
    guard !missing.isEmpty else { return }
    do throws(StoreError) {
      try store.write { db in
        for person in missing {
          try db.execute(
            sql: "INSERT OR IGNORE INTO people (kind, number, name) VALUES (?, ?, ?)",
            arguments: [person.kind.rawValue, person.number, person.key])
        }
      }
    } catch {
      guard error.code == .readOnly else { throw error }
    }
  }

  private func readPairs(into book: inout PeopleBook) throws {
    // Whom a pair brings in is told by the first of its sessions.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT coach, client FROM sessions GROUP BY coach, client ORDER BY min(content_hash)
        """)
    while let row = try rows.next() { book.add(coach: row["coach"], client: row["client"]) }
    let sums = try String.fetchAll(
      db, sql: "SELECT coach FROM forgotten_sessions WHERE coach IS NOT NULL ORDER BY digest")
    for coach in sums { book.add(coach, .coach) }
  }

  /// Voices that are alike in everything are read at the first and at the last of their sessions:
  /// what one between them says is said again by the last, since whoever is known stays so.
  private func readVoices(into book: inout PeopleBook) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT p.name, p.labels, p.role, s.coach, s.client,
          min(s.content_hash || printf('%08d', p.speaker)) AS first,
          max(s.content_hash || printf('%08d', p.speaker)) AS last
        FROM speakers p JOIN sessions s ON s.id = p.session_id
        WHERE p.kind <> 'event' GROUP BY p.name, p.labels, p.role, s.coach, s.client
        """)
    let places = rows.flatMap { row -> [(place: String, row: Row)] in
      let (first, last): (String, String) = (row["first"], row["last"])
      return first == last ? [(first, row)] : [(first, row), (last, row)]
    }
    for (_, row) in places.sorted(by: { $0.place < $1.place }) {
      book.add(Voice(row))
    }
  }

  /// Those who made corrections, in the order of the first one of each.
  private func readAuthors(into book: inout PeopleBook) throws {
    let names = try String.fetchAll(
      db, sql: "SELECT made_by FROM corrections GROUP BY made_by ORDER BY min(id)")
    for name in names { book.add(named: name) }
    let given = try String.fetchAll(
      db, sql: "SELECT value FROM corrections WHERE what = 'name' ORDER BY id")
    for name in given { book.add(named: name) }
  }

  private func keptCodes() throws -> [String: (kind: KnownPerson.Kind, number: Int)] {
    var codes: [String: (kind: KnownPerson.Kind, number: Int)] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM people WHERE name IS NOT NULL") {
      guard let kind: KnownPerson.Kind = row.label("kind") else { continue }
      codes[row["name"]] = (kind, row["number"])
    }
    return codes
  }

  private func lastNumbers() throws -> [KnownPerson.Kind: Int] {
    var last: [KnownPerson.Kind: Int] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT kind, max(number) AS last FROM people GROUP BY kind")
    {
      guard let kind: KnownPerson.Kind = row.label("kind") else { continue }
      last[kind] = row["last"]
    }
    return last
  }
}
