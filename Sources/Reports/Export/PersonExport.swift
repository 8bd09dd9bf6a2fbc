import GRDB

/// Everything that a database holds of one person: for that person.
///
/// The records of all sessions in which the person takes part and of all pairs that the person
/// belongs to, and three kinds of their own: the person's words, the figures of the person's talk,
/// and what was corrected. The words of others are not among them, but for the quotes in findings.
public struct PersonExport: Sendable {
  private let exporter: Exporter
  private let person: MeantPerson

  /// Makes an export of a person.
  ///
  /// - Parameters:
  ///   - name: The person's name; case and spaces don't matter.
  ///   - aliases: Other names of the same person.
  ///   - key: The key of a database of pseudonyms; nil where it holds names.
  ///   - exporter: The exporter of the database.
  public init(
    of name: String, aliases: [String] = [], pseudonymsBy key: PseudonymKey? = nil,
    by exporter: Exporter
  ) {
    self.exporter = exporter
    person = MeantPerson(name: name, aliases: aliases, pseudonymsBy: key)
  }

  /// Writes the records into `folder`, which is made where it is missing.
  ///
  /// - Returns: The paths that were written, in order; none where there is no such person.
  /// - Throws: `StoreError` where the database cannot be read or a file cannot be written.
  public func write(_ format: ExportFormat, to folder: String) throws(StoreError) -> [String] {
    let isKnown = try exporter.store.read { db in
      try !PersonSession.all(of: person, in: db).isEmpty
    }
    guard isKnown else { return [] }
    try Exporter.makeFolder(folder)
    return try exporter.store.read { db in
      let sessions = try PersonSession.all(of: person, in: db)
      let shared = try ExportKind.allCases.map { kind in
        try Exporter.file(kind.rawValue, format, in: folder) { line in
          try records(of: kind, format, sessions, in: db, line)
        }
      }
      return try shared
        + PersonKind.allCases.map { kind in
          try Exporter.file(kind.rawValue, format, in: folder) { line in
            try records(of: kind, format, sessions, in: db, line)
          }
        }
    }
  }

  private func records(
    of kind: ExportKind, _ format: ExportFormat, _ sessions: [PersonSession], in db: Database,
    _ line: (String) throws -> Void
  ) throws {
    let (column, keys) = kind.isOfPair ? ("e.id", try pairs(in: db)) : ("s.id", sessions.map(\.key))
    let rows = try Row.fetchCursor(
      db,
      sql: kind.sql(
        hidesNames: !exporter.naming.policy.showsNames,
        where: "\(column) IN (SELECT value FROM json_each(?))"),
      arguments: [JSON.array(keys.map { .integer(Int($0)) })])
    try Exporter.lines(of: rows, format, kind.columns, line) {
      kind.record($0, exporter.naming)
    }
  }

  /// The pairs that the person belongs to.
  private func pairs(in db: Database) throws -> [Int64] {
    try Row.fetchAll(db, sql: "SELECT id, coach, client FROM engagements").filter { row in
      person.isMeant(by: row["coach"]) || person.isMeant(by: row["client"])
    }.map { $0["id"] }
  }

  private func records(
    of kind: PersonKind, _ format: ExportFormat, _ sessions: [PersonSession], in db: Database,
    _ line: (String) throws -> Void
  ) throws {
    let voices = sessions.flatMap { session in
      session.voices.map { JSON.list([.integer(Int(session.key)), .integer($0)]) }
    }
    let keys = sessions.map { JSON.list([.integer(Int($0.key)), .null]) }
    let rows = try Row.fetchCursor(
      db, sql: kind.sql, arguments: [JSON.array(kind == .corrections ? keys : voices)])
    try Exporter.lines(of: rows, format, kind.columns, line) {
      kind.record($0, exporter.naming)
    }
  }
}

/// The kinds of records that only a person's own export holds.
enum PersonKind: String, CaseIterable {
  /// One record a turn of the person, with its words.
  case words
  /// One record a session: the arithmetic of the person's talk.
  case figures
  /// One record a correction of the person's sessions.
  case corrections

  /// The rows; the argument is a list of sessions and voices.
  var sql: String {
    switch self {
    case .words: Self.wordRows
    case .figures: Self.figureRows
    case .corrections: Self.correctionRows
    }
  }

  var columns: [String] {
    switch self {
    case .words: ["session", "turn", "start_ms", "end_ms", "words", "text"]
    case .figures: Self.figureColumns
    case .corrections: ["session", "what", "turn", "item", "value", "by", "why", "at", "in_force"]
    }
  }

  func record(_ row: Row, _ naming: Naming) -> JSON {
    let session: (String, JSON) = ("session", .string(sessionID(ofContent: row["content_hash"])))
    switch self {
    case .words:
      return .object([
        session, ("turn", row.integer("turn")), ("start_ms", row.integer("start_ms")),
        ("end_ms", row.integer("end_ms")), ("words", row.integer("words")),
        ("text", .string(naming.words(row["text"], turn: row["turn"]))),
      ])
    case .figures:
      return .object(
        [session] + Self.figureColumns.dropFirst().map { ($0, row.number($0, digits: 4)) })
    case .corrections:
      let why: String? = row["why"]
      return .object([
        session, ("what", row.text("what")), ("turn", row.integer("turn")),
        ("item", row.text("item")), ("value", .string(naming.note(row["value"]))),
        ("by", row.person("made_by", naming)), ("why", .optional(why.map { naming.note($0) })),
        ("at", row.text("made_at")), ("in_force", row.bool("in_force")),
      ])
    }
  }

  private static let figureColumns = [
    "session", "words", "share_of_words", "speaking_ms", "share_of_speaking_time", "turns",
    "backchannels", "words_per_floor_turn", "longest_monologue_words", "longest_monologue_ms",
    "questions", "words_per_speaking_minute",
  ]

  /// The sessions and voices of the argument.
  private static let own = """
    WITH own AS (SELECT json_extract(value, '$[0]') AS session_id,
      json_extract(value, '$[1]') AS speaker FROM json_each(?))
    """

  private static let wordRows = """
    \(own)
    SELECT s.content_hash, t.* FROM own
    JOIN sessions s ON s.id = own.session_id
    JOIN turns t ON t.session_id = own.session_id AND t.speaker = own.speaker
    ORDER BY s.date IS NULL, s.date, s.content_hash, t.turn
    """

  private static let figureRows = """
    \(own)
    SELECT s.content_hash, m.* FROM own
    JOIN sessions s ON s.id = own.session_id
    JOIN speaker_metrics m ON m.session_id = own.session_id AND m.speaker = own.speaker
    ORDER BY s.date IS NULL, s.date, s.content_hash, m.position
    """

  private static let correctionRows = """
    \(own)
    SELECT c.*, f.id IS NOT NULL AS in_force FROM own
    JOIN sessions s ON s.id = own.session_id
    JOIN corrections c ON c.content_hash = s.content_hash
    LEFT JOIN corrections_in_force f ON f.id = c.id
    ORDER BY c.id
    """
}
