import GRDB
import TranscriptModel

/// The steps of an erasure, in one transaction.
struct Eraser {
  let person: MeantPerson
  let db: Database
  /// The sessions that go, in order of their days.
  let targets: [PersonSession]
  private let mentions: MentionMask

  init(_ person: MeantPerson, db: Database) throws {
    self.person = person
    self.db = db
    let targets = try PersonSession.all(of: person, in: db)
    self.targets = targets
    mentions = try MentionMask(of: person, erased: targets, in: db)
  }

  // MARK: What goes

  /// What would go.
  func plan() throws -> ErasureSummary {
    var summary = ErasureSummary()
    summary.sessions = targets.map {
      ErasureSummary.Session(
        id: sessionID(ofContent: $0.contentHash), date: $0.date, part: $0.part.rawValue)
    }
    for target in targets {
      summary.turns += try count("turns WHERE session_id = ?", target.key)
      summary.findings += try count("items WHERE session_id = ?", target.key)
      summary.findings += try count("links WHERE from_session_id = ?", target.key)
      summary.findings += try count("bridges WHERE session_id = ?", target.key)
      summary.findings += try count("progress WHERE later_session_id = ?", target.key)
      summary.corrections += try count("corrections WHERE content_hash = ?", target.contentHash)
    }
    summary.files = try targets.flatMap { target in
      try String.fetchAll(
        db, sql: "SELECT path FROM sources WHERE content_hash = ?", arguments: [target.contentHash])
    }.sorted()
    summary.refusals = try refusedPaths().count
    summary.mentions = mentions.count
    for (table, column) in Self.nameColumns { summary.names += try names(in: table, column).count }
    return summary
  }

  private func count(_ what: String, _ argument: any DatabaseValueConvertible) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT count(*) FROM \(what)")
    return try Int.fetchOne(statement, arguments: [argument]) ?? 0
  }

  /// The refused inputs of the same content, and those whose paths name the person.
  private func refusedPaths() throws -> [String] {
    let hashes = Set(targets.map(\.contentHash))
    let rows = try Row.fetchAll(
      db, sql: "SELECT path, content_hash, reason, file_path, root_path FROM quarantine")
    return rows.compactMap { row in
      let path: String = row["path"]
      let hash: String? = row["content_hash"]
      let texts: [String?] = [path, row["reason"], row["file_path"], row["root_path"]]
      let isNamed = texts.contains { $0.map(mentions.isNamed) ?? false }
      return isNamed || hash.map(hashes.contains) == true ? path : nil
    }
  }

  // MARK: Taking it away

  /// Takes everything away that `plan` tells.
  func erase() throws -> ErasureSummary {
    let summary = try plan()
    guard !summary.isEmpty else { return summary }
    let refused = try refusedPaths()
    // What must still be read of the sessions comes before they go.
    try keepFigures()
    try mentions.apply()
    for path in refused { try forget(refused: path) }
    for target in targets {
      let hash: StatementArguments = [target.contentHash]
      for table in ["corrections", "masks", "sources", "sessions", "uploads", "grants"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE content_hash = ?", arguments: hash)
      }
    }
    try forgetNames()
    // A spelling that only the erased sessions bore goes with them.
    try NameSpellings.settle(in: db)
    return summary
  }

  /// Takes a refused input away, but for the fact that consent was refused to what lies at its path.
  private func forget(refused path: String) throws {
    try db.execute(
      sql: """
        UPDATE OR REPLACE quarantine SET path = ?, content_hash = NULL, file_path = NULL,
          root_path = NULL, reason = ?
        WHERE path = ? AND code = ?
        """,
      arguments: [
        Refusal.forgottenPath(of: path), "refused before a person was forgotten", path,
        Refusal.consentRefused,
      ])
    try db.execute(sql: "DELETE FROM quarantine WHERE path = ?", arguments: [path])
  }

  /// Where the person's name stands beside sessions, in rows that stay.
  private static let nameColumns = [
    ("people", "name"), ("forgotten_sessions", "coach"), ("corrections", "made_by"),
    ("erasures", "made_by"),
  ]

  /// Where rows of the web app are about one person, and go with the name.
  private static let rowColumns = [
    ("accounts", "name"), ("account_names", "name"), ("consents", "coach"), ("consents", "client"),
  ]

  /// The person's name where no session holds it: pairs, codes, sums, and who corrected.
  private func forgetNames() throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, coach, client FROM engagements") {
      guard person.isMeant(by: row["coach"]) || person.isMeant(by: row["client"]) else { continue }
      let id: Int64 = row["id"]
      try db.execute(sql: "DELETE FROM engagements WHERE id = ?", arguments: [id])
    }
    for (table, column) in Self.nameColumns {
      let stays: String? = column == "made_by" ? MeantPerson.placeholder : nil
      for name in try names(in: table, column) {
        try db.execute(
          sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [stays, name])
      }
    }
    for (table, column) in Self.rowColumns {
      for name in try names(in: table, column) {
        try db.execute(sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [name])
      }
    }
    // Answers that are kept for repeated requests name clients and files.
    try db.execute(sql: "DELETE FROM request_log")
  }

  /// The spellings of the person's name in a column.
  private func names(in table: String, _ column: String) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL"
    ).filter(person.isMeant)
  }

  /// Keeps the tombstones, with the figures that sums over pairs need.
  ///
  /// Only sessions of the person's own pairs count on: one in which the person was merely heard
  /// belongs to a pair that stays, and would count as a pair of its own.
  private func keepFigures() throws {
    var pairs: [Engagement: Int] = [:]
    var last = try Int.fetchOne(db, sql: "SELECT max(pair) FROM forgotten_sessions") ?? 0
    for target in targets {
      var number: Int?
      if let pair = target.engagement, target.part != .voice {
        if pairs[pair] == nil {
          last += 1
          pairs[pair] = last
        }
        number = pairs[pair]
      }
      try keepFigures(of: target, pair: number)
    }
  }

  private func keepFigures(of target: PersonSession, pair: Int?) throws {
    let coach = target.part == .client && pair != nil ? target.engagement?.coach : nil
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO forgotten_sessions
        SELECT ?, ?, ?, ?, substr(s.date, 1, 7), n.phase, s.words, m.coach_share_words,
          m.coach_coaching_words, m.coach_mentorship_words, m.coach_neither_words,
          m.coach_unclear_words, m.zoomed_in_words, m.between_words, m.zoomed_out_words,
          m.no_zoom_words, z.counts
        FROM sessions s
        JOIN session_metrics m ON m.session_id = s.id
        JOIN session_zoom_outs z ON z.session_id = s.id
        LEFT JOIN session_numbers n ON n.session_id = s.id
        WHERE s.id = ?
        """,
      arguments: [
        Tombstone.digest(of: target.contentHash), pair == nil ? nil : target.engagement?.program,
        coach, pair, target.key,
      ])
  }
}
