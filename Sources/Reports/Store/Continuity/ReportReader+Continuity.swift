import Coaching
import GRDB
public import TranscriptModel

extension ReportReader {
  /// What carries over between the sessions of a pair; nil where the pair has no session.
  ///
  /// - Parameter engagement: The pair, as `pairs(named:)` gives it.
  /// - Throws: `StoreError` where the database cannot be read.
  public func continuity(_ engagement: Engagement) throws(StoreError) -> PairThreads? {
    let rules = try store.rules()
    return try store.read { db in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM engagements WHERE program IS ? AND coach = ? AND client = ?",
        arguments: [engagement.program, engagement.coach, engagement.client])
      guard let id else { return nil }
      return try ContinuityRows(engagement: id, db: db).pair(engagement, rules: rules)
    }
  }

  /// The names of the pairs most like `name`, the most alike first.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func pairs(like name: String) throws(StoreError) -> [String] {
    let names = try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT iif(program IS NULL, '', program || '/') || coach || '/' || client
          FROM engagements ORDER BY coach, client, program
          """)
    }
    return SimilarNames(names).closest(to: name, atMost: 3)
  }
}

/// Reads what is stored about one pair.
private struct ContinuityRows {
  private let engagement: Int64
  private let db: Database
  private let sessions: [Row]
  private let positions: [Int64: Int]

  init(engagement: Int64, db: Database) throws {
    self.engagement = engagement
    self.db = db
    sessions = try Row.fetchAll(
      db,
      sql: """
        SELECT s.id, s.content_hash, s.date, f.burning, f.zoom_out_counts, f.dimensions
        FROM session_facts f JOIN sessions s ON s.id = f.session_id
        WHERE f.engagement_id = ? ORDER BY f.number
        """,
      arguments: [engagement])
    positions = Dictionary(
      uniqueKeysWithValues: sessions.enumerated().map { ($1["id"], $0) })
  }

  func pair(_ names: Engagement, rules: ContinuityRules) throws -> PairThreads {
    PairThreads(
      engagement: names, sessions: sessions.map(Self.session), items: try items(),
      links: try links(), progress: try progress(), flags: try flags(), rules: rules)
  }

  private static func session(_ row: Row) -> PairThreads.Session {
    PairThreads.Session(
      id: sessionID(ofContent: row["content_hash"]), date: row["date"], isBurning: row["burning"],
      zoomOutCounts: row["zoom_out_counts"], dimensions: StoredJSON.strings(row["dimensions"]))
  }

  private func items() throws -> [PairThreads.Item] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT x.*, \(Self.words("t", "quote_start", "quote_end", "quote")),
          \(Self.words("d", "due_start", "due_end", "due")), \(Self.start("t", "s", "start"))
        FROM items x
        JOIN sessions s ON s.id = x.session_id
        JOIN turns t ON t.session_id = x.session_id AND t.turn = x.turn
        LEFT JOIN turns d ON d.session_id = x.due_session_id AND d.turn = x.due_turn
        WHERE x.engagement_id = ? ORDER BY x.position
        """,
      arguments: [engagement]
    ).compactMap { row in
      guard let kind: CarriedItem.Kind = row.label("kind"), let owner: Side = row.label("owner"),
        let status: CarriedItem.Status = row.label("status")
      else { return nil }
      var words = words(row, session: "session_id", turn: "turn", text: "quote")
      if let wording: String = row["wording"] { words.text = Self.line(wording) }
      let due: String? = row["due"]
      return PairThreads.Item(
        id: row["item"], kind: kind, owner: owner, horizon: row.label("horizon"), words: words,
        due: due.map(Self.line), status: status, confidence: row["confidence"],
        confirmed: row["confirmed"], isAcknowledged: row["acknowledged_turn"] as Int? != nil,
        follows: row["follows"])
    }
  }

  private func links() throws -> [PairThreads.Link] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT x.*, \(Self.words("t", "quote_start", "quote_end", "quote")),
          \(Self.start("t", "s", "start"))
        FROM links x
        JOIN sessions s ON s.id = x.from_session_id
        JOIN turns t ON t.session_id = x.from_session_id AND t.turn = x.from_turn
        WHERE x.engagement_id = ? ORDER BY x.position
        """,
      arguments: [engagement]
    ).compactMap { row in
      guard let kind: SessionLink.Kind = row.label("kind"), let by: Side = row.label("by") else {
        return nil
      }
      return PairThreads.Link(
        kind: kind,
        words: words(row, session: "from_session_id", turn: "from_turn", text: "quote"), by: by,
        item: row["item"], outcome: row.label("outcome"), confidence: row["confidence"])
    }
  }

  private func progress() throws -> [PairThreads.Progress] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT x.*, \(Self.words("t", "earlier_start", "earlier_end", "earlier_quote")),
          \(Self.words("n", "later_start", "later_end", "later_quote")),
          \(Self.start("t", "s", "earlier_ms")), \(Self.start("n", "l", "later_ms"))
        FROM progress x
        JOIN sessions s ON s.id = x.earlier_session_id
        JOIN turns t ON t.session_id = x.earlier_session_id AND t.turn = x.earlier_turn
        JOIN sessions l ON l.id = x.later_session_id
        JOIN turns n ON n.session_id = x.later_session_id AND n.turn = x.later_turn
        WHERE x.engagement_id = ? ORDER BY x.position
        """,
      arguments: [engagement]
    ).map { row in
      PairThreads.Progress(
        earlier: words(
          row, session: "earlier_session_id", turn: "earlier_turn", text: "earlier_quote",
          start: "earlier_ms"),
        later: words(
          row, session: "later_session_id", turn: "later_turn", text: "later_quote",
          start: "later_ms"), confidence: row["confidence"])
    }
  }

  private func flags() throws -> [PairThreads.Flag] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM flags WHERE engagement_id = ? ORDER BY position",
      arguments: [engagement]
    ).map { row in
      PairThreads.Flag(
        rule: row["rule"], state: row["state"], item: row["item"],
        explanation: row["explanation"])
    }
  }

  // MARK: Words

  /// The words of a turn between two offsets in bytes, under a name.
  private static func words(
    _ turn: String, _ start: String, _ end: String, _ name: String
  ) -> String {
    "CAST(substr(CAST(\(turn).text AS BLOB), x.\(start) + 1, x.\(end) - x.\(start)) AS TEXT)"
      + " AS \(name)"
  }

  /// When a turn begins, where the file says so, under a name.
  private static func start(_ turn: String, _ session: String, _ name: String) -> String {
    "iif(\(session).time_origin = 'file', \(turn).start_ms, NULL) AS \(name)"
  }

  private func words(
    _ row: Row, session: String, turn: String, text: String, start: String = "start"
  ) -> PairThreads.Words {
    let key: Int64 = row[session]
    return PairThreads.Words(
      session: positions[key] ?? 0, turn: row[turn], start: row[start],
      text: Self.line(row[text]))
  }

  /// The text on one line.
  private static func line(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
