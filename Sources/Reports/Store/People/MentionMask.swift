import GRDB
import TranscriptModel

/// Puts stars in the place of a person's name where other people's sessions mention it.
///
/// Stars take the bytes of the letters, so that every place in a text stays where it is. Whole names
/// are found in every session; a first or last name alone is found in the sessions of people who met
/// the person, unless somebody of the session bears it too.
struct MentionMask {
  /// A place in a turn.
  private struct Place {
    var session: Int64
    var contentHash: String
    var turn: Int
    var range: Range<Int>
  }

  private let person: MeantPerson
  private let db: Database
  private let whole: NameFinder
  private let parts: NameFinder
  private let erased: Set<Int64>
  /// Those who met the person.
  private let acquainted: Set<String>
  private var places: [Place] = []

  init(of person: MeantPerson, erased: [PersonSession], in db: Database) throws {
    self.person = person
    self.db = db
    self.erased = Set(erased.map(\.key))
    let spellings = try Self.spellings(of: person, in: erased, db)
    // A name of one word may be anybody's, so it is no more than a first name.
    whole = NameFinder([spellings.filter { NameFinder.words(of: $0).count > 1 }], parts: false)
    parts = NameFinder([spellings])
    acquainted = Set(
      erased.compactMap(\.engagement).flatMap { [$0.coach, $0.client] }.map { PersonName($0).key })
    places = try found()
  }

  /// The names that were given, and the labels under which the sessions know the person.
  private static func spellings(
    of person: MeantPerson, in erased: [PersonSession], _ db: Database
  ) throws -> [String] {
    var spellings = person.names
    for target in erased where target.part != .voice {
      let rows = try Row.fetchAll(
        db, sql: "SELECT name, labels FROM speakers WHERE session_id = ? AND role = ?",
        arguments: [target.key, target.part.rawValue])
      spellings += rows.flatMap { [$0["name"]] + StoredJSON.strings($0["labels"]) }
    }
    return Set(spellings.filter { !PersonName($0).isGeneric }).sorted()
  }

  /// Whether a path or another text holds the person's whole name.
  func isNamed(in text: String) -> Bool { !whole.matches(in: text).isEmpty }

  /// How many mentions there are.
  var count: Int { places.count }

  /// Masks every mention, and keeps its place, so that it is masked again when the same content
  /// is analysed anew.
  func apply() throws {
    var masked: Set<Int64> = []
    for place in places {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO masks (content_hash, turn, mask_start, mask_end)
          VALUES (?, ?, ?, ?)
          """,
        arguments: [
          place.contentHash, place.turn, place.range.lowerBound, place.range.upperBound,
        ])
      masked.insert(place.session)
    }
    for session in masked.sorted() { try Masks(session: session, db: db).apply() }
    try maskTexts()
  }

  // MARK: Turns

  private func found() throws -> [Place] {
    var places: [Place] = []
    for row in try Row.fetchAll(
      db, sql: "SELECT id, content_hash, coach, client FROM sessions ORDER BY id")
    {
      let key: Int64 = row["id"]
      guard !erased.contains(key) else { continue }
      let near = try names(in: key, coach: row["coach"], client: row["client"])
      let isNear = near.contains { acquainted.contains(PersonName($0).key) }
      let taken = Set(near.flatMap(NameFinder.words))
      let finder = isNear ? parts : whole
      let turns = try Row.fetchCursor(
        db, sql: "SELECT turn, text FROM turns WHERE session_id = ?", arguments: [key])
      while let turn = try turns.next() {
        let text: String = turn["text"]
        for match in finder.matches(in: text)
        where !isTaken(match, in: text, by: taken) {
          places.append(
            Place(
              session: key, contentHash: row["content_hash"], turn: turn["turn"],
              range: match.range))
        }
      }
    }
    return places
  }

  /// Whether a single word is the name of somebody of the session.
  private func isTaken(_ match: NameFinder.Match, in text: String, by taken: Set<String>) -> Bool {
    let bytes = Array(text.utf8)[match.range]
    let words = NameFinder.words(of: String(decoding: bytes, as: UTF8.self))
    return words.count == 1 && words.allSatisfy(taken.contains)
  }

  private func names(in key: Int64, coach: String?, client: String?) throws -> [String] {
    let voices = try String.fetchAll(
      db, sql: "SELECT name FROM speakers WHERE session_id = ?", arguments: [key])
    return [coach, client].compactMap(\.self) + voices
  }

  // MARK: Other texts

  /// The texts beside the turns in which a name may stand.
  private func maskTexts() throws {
    let columns = [
      ("sessions", ["title", "file_path", "source_path", "program"]), ("sources", ["path"]),
      ("speakers", ["name", "labels"]), ("corrections", ["label", "value", "why"]),
      ("items", ["wording"]), ("flags", ["explanation"]), ("engagements", ["program"]),
    ]
    for (table, names) in columns {
      for column in names { try mask(table, column) }
    }
  }

  private func mask(_ table: String, _ column: String) throws {
    let texts = try String.fetchAll(
      db, sql: "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL")
    for text in texts {
      let found = whole.matches(in: text)
      guard !found.isEmpty else { continue }
      let masked = Masks.masked(text, found.map(\.range))
      try db.execute(
        sql: "UPDATE OR REPLACE \(table) SET \(column) = ? WHERE \(column) = ?",
        arguments: [masked, text])
    }
  }
}

/// The masks of one session.
struct Masks {
  let session: Int64
  let db: Database

  /// Masks the stored turns, and marks the pair, whose findings may rest on those words.
  func apply() throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT k.turn, k.mask_start, k.mask_end, t.text
        FROM sessions s JOIN masks k ON k.content_hash = s.content_hash
        JOIN turns t ON t.session_id = s.id AND t.turn = k.turn WHERE s.id = ?
        """)
    let rows = try Row.fetchAll(statement, arguments: [session])
    guard !rows.isEmpty else { return }
    var ranges: [Int: [Range<Int>]] = [:]
    var texts: [Int: String] = [:]
    for row in rows {
      let (start, end): (Int, Int) = (row["mask_start"], row["mask_end"])
      ranges[row["turn"], default: []].append(start..<end)
      texts[row["turn"]] = row["text"]
    }
    for (turn, text) in texts {
      try db.execute(
        sql: "UPDATE turns SET text = ? WHERE session_id = ? AND turn = ?",
        arguments: [Self.masked(text, ranges[turn] ?? []), session, turn])
    }
    try db.execute(
      sql: """
        UPDATE engagements SET revision = revision + 1 WHERE id IN (
          SELECT e.id FROM sessions s JOIN engagements e
            ON e.coach = s.coach AND e.client = s.client AND e.program IS s.program
          WHERE s.id = ?)
        """,
      arguments: [session])
  }

  /// The text with a star for every byte of some ranges; spaces stay.
  static func masked(_ text: String, _ ranges: [Range<Int>]) -> String {
    var bytes = Array(text.utf8)
    for range in ranges where range.upperBound <= bytes.count {
      for index in range where bytes[index] != UInt8(ascii: " ") {
        bytes[index] = UInt8(ascii: "*")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
