import GRDB
import TranscriptModel

/// Somebody whom a command means by a name: to be forgotten, or to be given what is theirs.
struct MeantPerson: Sendable {
  /// What stands for the name where a row must say who did something.
  static let placeholder = "[forgotten]"

  /// The name that was given.
  let name: String
  /// The name and the aliases that were given, and their pseudonyms.
  let names: [String]
  private let keys: Set<String>

  init(name: String, aliases: [String] = [], pseudonymsBy key: PseudonymKey? = nil) {
    self.name = name
    let given = [name] + aliases
    names = given + (key.map { given.map($0.pseudonym) } ?? [])
    keys = Set(names.map { PersonName($0).key }).subtracting([""])
  }

  /// Whether a name or a label is the person's.
  func isMeant(by name: String) -> Bool { keys.contains(PersonName(name).key) }
}

/// A session in which a person takes part.
struct PersonSession: Sendable {
  /// What the person is in a session.
  enum Part: String, Sendable {
    /// The coach, as the session states.
    case coach
    /// The client, as the session states.
    case client
    /// Somebody who speaks.
    case voice
  }

  /// The key of this database alone.
  var key: Int64
  /// The SHA-256 of the content.
  var contentHash: String
  /// The day; nil where unknown.
  var date: String?
  /// What the person is.
  var part: Part
  /// The pair; nil where it is not known.
  var engagement: Engagement?
  /// The positions of the person's own voices.
  var voices: [Int]
}

extension PersonSession {
  /// The sessions in which a person is coach or client or speaks, in order of their days.
  ///
  /// - Complexity: O(*n*) in the sessions and speakers of the database.
  static func all(of person: MeantPerson, in db: Database) throws -> [PersonSession] {
    let named = try voices(of: person, in: db)
    var sessions: [PersonSession] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, content_hash, date, program, coach, client FROM sessions
        ORDER BY date IS NULL, date, content_hash
        """)
    while let row = try rows.next() {
      let (coach, client): (String?, String?) = (row["coach"], row["client"])
      let key: Int64 = row["id"]
      let part: Part
      if coach.map(person.isMeant) == true {
        part = .coach
      } else if client.map(person.isMeant) == true {
        part = .client
      } else if named[key] != nil {
        part = .voice
      } else {
        continue
      }
      var engagement: Engagement?
      if let coach, let client {
        engagement = Engagement(program: row["program"], coach: coach, client: client)
      }
      let own = Set(named[key] ?? []).union(try voices(in: key, of: part, db))
      sessions.append(
        PersonSession(
          key: key, contentHash: row["content_hash"], date: row["date"], part: part,
          engagement: engagement, voices: own.sorted()))
    }
    return sessions
  }

  /// The voices that bear the person's name, by the keys of their sessions.
  ///
  /// A label of one word, such as `Omar`, is no name of a voice for whose role the session states a
  /// name: it is a short form of that one.
  private static func voices(of person: MeantPerson, in db: Database) throws -> [Int64: [Int]] {
    var found: [Int64: [Int]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.session_id, p.speaker, p.name, p.labels,
          CASE p.role WHEN 'coach' THEN s.coach WHEN 'client' THEN s.client END AS stated
        FROM speakers p JOIN sessions s ON s.id = p.session_id
        """)
    while let row = try rows.next() {
      let isStated = row["stated"] as String? != nil
      let name: String = row["name"]
      let labels = ([name] + StoredJSON.strings(row["labels"])).filter {
        !isStated || PersonName($0).words.count > 1
      }
      guard labels.contains(where: person.isMeant) else { continue }
      found[row["session_id"], default: []].append(row["speaker"])
    }
    return found
  }

  /// The voices in the role that the session states for the person, whatever they are called.
  private static func voices(in key: Int64, of part: Part, _ db: Database) throws -> [Int] {
    guard part != .voice else { return [] }
    let statement = try db.cachedStatement(
      sql: "SELECT speaker FROM speakers WHERE session_id = ? AND role = ?")
    return try Int.fetchAll(statement, arguments: [key, part.rawValue])
  }
}
