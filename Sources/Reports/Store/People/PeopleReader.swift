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
    let missing = people.filter { $0.isNew }.map(\.person)
    if !missing.isEmpty {
      do throws(StoreError) {
        try store.write { db in try PeopleReader.keep(missing, in: db) }
      } catch {
        guard error.code == .readOnly else { throw error }
      }
    }
    self.init(policy, people: people.map(\.person))
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
    var book = Book()
    try readPairs(into: &book)
    try readVoices(into: &book)
    try readAuthors(into: &book)
    let kept = try keptCodes()
    var last = try lastNumbers()
    let found = book.people.map { person -> Found in
      var person = person
      if let code = kept[person.key] {
        (person.kind, person.number) = (code.kind, code.number)
        return Found(person: person, isNew: false)
      }
      last[person.kind, default: 0] += 1
      person.number = last[person.kind, default: 1]
      return Found(person: person, isNew: true)
    }
    return found.sorted { a, b in
      (a.person.kind.rawValue, a.person.number) < (b.person.kind.rawValue, b.person.number)
    }
  }

  /// Keeps codes; one that another process gave in the meantime stays as it is.
  static func keep(_ people: [KnownPerson], in db: Database) throws {
    for person in people {
      try db.execute(
        sql: "INSERT OR IGNORE INTO people (kind, number, name) VALUES (?, ?, ?)",
        arguments: [person.kind.rawValue, person.number, person.key])
    }
  }

  /// The people who were met so far.
  private struct Book {
    var people: [KnownPerson] = []
    private var positions: [String: Int] = [:]

    func contains(_ name: String) -> Bool { positions[PersonName(name).key] != nil }

    /// Takes a name in, and other spellings of it; the first kind stays, but for who coaches.
    mutating func add(_ name: String, _ kind: KnownPerson.Kind, spellings: [String] = []) {
      let key = PersonName(name).key
      guard !key.isEmpty else { return }
      if positions[key] == nil {
        positions[key] = people.count
        people.append(KnownPerson(name: name, spellings: [], kind: kind, number: 0))
      }
      guard let position = positions[key] else { return }
      if kind == .coach { people[position].kind = .coach }
      for spelling in [name] + spellings where !people[position].spellings.contains(spelling) {
        people[position].spellings.append(spelling)
      }
    }
  }

  private func readPairs(into book: inout Book) throws {
    // Whom a pair brings in is told by the first of its sessions.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT coach, client FROM sessions GROUP BY coach, client ORDER BY min(content_hash)
        """)
    while let row = try rows.next() {
      if let coach: String = row["coach"] { book.add(coach, .coach) }
      if let client: String = row["client"] { book.add(client, .client) }
    }
    let sums = try String.fetchAll(
      db, sql: "SELECT coach FROM forgotten_sessions WHERE coach IS NOT NULL ORDER BY digest")
    for coach in sums { book.add(coach, .coach) }
  }

  /// A voice in the role of the coach is the session's coach, whatever the file calls it, unless
  /// its label is the name of somebody else.
  ///
  /// Voices that are alike in everything are read at the first and at the last of their sessions:
  /// what one between them says is said again by the last, since whoever is known stays so.
  private func readVoices(into book: inout Book) throws {
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
      let name: String = row["name"]
      let labels = ([name] + StoredJSON.strings(row["labels"])).filter {
        !PersonName($0).isGeneric
      }
      guard !labels.isEmpty else { continue }
      let role: Role = row.label("role") ?? .unsure
      let stated: String? = role == .coach ? row["coach"] : role == .client ? row["client"] : nil
      let kind: KnownPerson.Kind =
        role == .coach ? .coach : role == .client ? .client : .person
      if let stated, !book.contains(name) || PersonName(name) == PersonName(stated) {
        book.add(stated, kind, spellings: labels)
      } else {
        book.add(labels[0], kind, spellings: labels)
      }
    }
  }

  /// Those who made corrections, in the order of the first one of each.
  private func readAuthors(into book: inout Book) throws {
    let names = try String.fetchAll(
      db, sql: "SELECT made_by FROM corrections GROUP BY made_by ORDER BY min(id)")
    for name in names where !PersonName(name).isGeneric { book.add(name, .person) }
    let given = try String.fetchAll(
      db, sql: "SELECT value FROM corrections WHERE what = 'name' ORDER BY id")
    for name in given where !PersonName(name).isGeneric { book.add(name, .person) }
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
