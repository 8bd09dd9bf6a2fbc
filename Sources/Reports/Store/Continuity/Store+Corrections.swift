import GRDB
public import TranscriptModel

/// A correction with whether it still holds.
public struct ListedCorrection: Sendable, Hashable {
  /// What somebody said.
  public var correction: Correction
  /// Whether it was neither taken back nor followed by another one of the same thing.
  public var isInForce: Bool
}

/// An item that somebody means by the first digits of its identifier.
public struct FoundItem: Sendable, Hashable {
  /// The whole identifier.
  public var id: String
  /// The SHA-256 of the content that it comes from.
  public var contentHash: String
}

/// A turn as a correction meets it.
public struct FoundTurn: Sendable, Hashable {
  /// The SHA-256 of the session's content.
  public var contentHash: String
  /// The role of who speaks.
  public var role: Role
  /// The machine's mode; nil for turns without one.
  public var mode: String?
  /// The machine's rung.
  public var rung: Double
}

extension Store {
  /// Stores corrections in one transaction, all or none.
  ///
  /// - Returns: Their numbers.
  /// - Throws: `StoreError`; then nothing is stored.
  public func add(_ corrections: [Correction]) throws(StoreError) -> [Int] {
    try write { db in try corrections.map { try Self.insert($0, in: db) } }
  }

  /// Takes a correction back.
  ///
  /// - Parameters:
  ///   - number: The number of the correction; nil: the latest that holds.
  ///   - by: Who takes it back.
  ///   - why: Why; nil where nobody says.
  ///   - moment: When, as an ISO 8601 UTC time.
  /// - Returns: The correction that was taken back; nil where there is none that holds.
  /// - Throws: `StoreError`; then nothing is stored.
  public func undo(
    _ number: Int?, by: String, why: String?, at moment: String
  ) throws(StoreError) -> Correction? {
    try write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT * FROM corrections_in_force WHERE ?1 IS NULL OR id = ?1 ORDER BY id DESC LIMIT 1
          """,
        arguments: [number])
      guard let found = row.flatMap(Correction.init) else { return nil }
      let undo = Correction(
        what: .undo, contentHash: found.contentHash, value: "", undoes: found.number, by: by,
        why: why, moment: moment)
      _ = try Self.insert(undo, in: db)
      return found
    }
  }

  /// All corrections, oldest first; what took one back is left out.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func corrections() throws(StoreError) -> [ListedCorrection] {
    try read { db in
      let inForce = Set(try Int.fetchAll(db, sql: "SELECT id FROM corrections_in_force"))
      return try Row.fetchAll(
        db, sql: "SELECT * FROM corrections WHERE what <> 'undo' ORDER BY id"
      ).compactMap(Correction.init).map {
        ListedCorrection(correction: $0, isInForce: inForce.contains($0.number))
      }
    }
  }

  /// The items whose identifiers begin with some digits, also those that were rejected.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func items(startingWith digits: String) throws(StoreError) -> [FoundItem] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT i.item, s.content_hash FROM items i JOIN sessions s ON s.id = i.session_id
          WHERE substr(i.item, 1, length(?1)) = ?1
          UNION
          SELECT item, content_hash FROM corrections
          WHERE what = 'verdict' AND substr(item, 1, length(?1)) = ?1
          ORDER BY 1
          """,
        arguments: [digits]
      ).map { FoundItem(id: $0["item"], contentHash: $0["content_hash"]) }
    }
  }

  /// The content of the session of that public identifier; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func contentHash(ofSession id: String) throws(StoreError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT content_hash FROM sessions WHERE substr(content_hash, 1, 16) = ?",
        arguments: [id])
    }
  }

  /// A turn of the session of that public identifier; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func turn(_ turn: Int, ofSession id: String) throws(StoreError) -> FoundTurn? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT s.content_hash, t.role, t.mode, t.rung
          FROM sessions s JOIN turns t ON t.session_id = s.id
          WHERE substr(s.content_hash, 1, 16) = ? AND t.turn = ?
          """,
        arguments: [id, turn]
      ).map {
        FoundTurn(
          contentHash: $0["content_hash"], role: $0.label("role") ?? .unsure, mode: $0["mode"],
          rung: $0["rung"])
      }
    }
  }

  private static func insert(_ correction: Correction, in db: Database) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO corrections
          (what, content_hash, turn, item, label, value, undoes, made_by, why, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        correction.what.rawValue, correction.contentHash, correction.turn, correction.item,
        correction.label, correction.value, correction.undoes, correction.by, correction.why,
        correction.moment,
      ])
    return Int(db.lastInsertedRowID)
  }
}

extension Store {
  /// The turns that people relabelled, as a label file that `train` reads.
  ///
  /// A label that nobody gave stays empty. Tabs and line ends in speech become spaces.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func correctedLabels() throws(StoreError) -> String {
    let rows = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT substr(s.content_hash, 1, 16) AS session, t.turn, t.text, t.role,
            (SELECT p.text FROM turns p WHERE p.session_id = t.session_id AND p.turn = t.turn - 1)
              AS previous,
            max(CASE WHEN c.what = 'mode' THEN c.value END) AS mode,
            max(CASE WHEN c.what = 'rung' THEN c.value END) AS rung
          FROM corrections_in_force c
          JOIN sessions s ON s.content_hash = c.content_hash
          JOIN turns t ON t.session_id = s.id AND t.turn = c.turn
          WHERE c.what IN ('mode', 'rung')
          GROUP BY s.id, t.turn ORDER BY s.content_hash, t.turn
          """)
    }
    let header = "id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n"
    return rows.reduce(into: header) { text, row in
      let session: String = row["session"]
      let turn: Int = row["turn"]
      let role: String = row["role"]
      let mode: String? = row["mode"]
      let rung: String? = row["rung"]
      let previous: String? = row["previous"]
      let fields = [
        "\(session)-\(turn)", "correction", session, Self.field(previous ?? ""),
        Self.field(row["text"]), role == "unsure" ? "unknown" : role, mode ?? "-", rung ?? "",
      ]
      text += fields.joined(separator: "\t") + "\n"
    }
  }

  /// The text without what ends a field or a line.
  private static func field(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
