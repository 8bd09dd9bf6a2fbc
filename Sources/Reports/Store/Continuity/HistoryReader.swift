import Coaching
import GRDB
import TranscriptModel

/// Reads the sessions of one pair, the earliest first, with what people said of them.
///
/// Sessions without a date stand last, in order of their files' names.
struct HistoryReader {
  let db: Database

  /// The order in which the sessions of a pair were held.
  static let order = "date IS NULL, date, file, content_hash"

  /// The history of a pair; without sessions where there are none.
  ///
  /// The moves and the words that the labels of turns rest on are left out: they say nothing about
  /// other sessions. The pair has no name in the history, so that what people said of an item stays
  /// with it when somebody spells a name otherwise.
  func history(of engagement: Engagement) throws -> EngagementHistory {
    var sessions: [EngagementHistory.Session] = []
    var names = Set([engagement.coach, engagement.client])
    var overlays = ContinuityOverlays()
    for row in try rows(of: engagement) {
      let key: Int64 = row["id"]
      let hash: String = row["content_hash"]
      let corrections = try Correction.inForce(of: hash, in: db)
      let id = sessionID(ofContent: hash)
      for correction in corrections { overlays.add(correction, session: id) }
      names.formUnion(try self.names(in: key))
      sessions.append(
        EngagementHistory.Session(
          id: id, date: row["date"], type: row["session_type"],
          isTimed: row["time_origin"] == "file",
          turns: try turns(of: key, corrected: TurnCorrections(corrections))))
    }
    return EngagementHistory(
      pair: "", names: names.sorted(), sessions: sessions, overlays: overlays)
  }

  private func rows(of engagement: Engagement) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, content_hash, date, session_type, time_origin FROM sessions
        WHERE program IS ? AND coach = ? AND client = ? ORDER BY \(Self.order)
        """,
      arguments: [engagement.program, engagement.coach, engagement.client])
  }

  /// The names and labels of coach and client in a session.
  private func names(in key: Int64) throws -> [String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT name, labels FROM speakers
        WHERE session_id = ? AND kind = 'person' AND role IN ('coach', 'client')
        """)
    return try Row.fetchAll(statement, arguments: [key]).flatMap { row -> [String] in
      [row["name"]] + StoredJSON.strings(row["labels"])
    }
  }

  /// Columns are read by their position: a pair of a year has tens of thousands of turns.
  private func turns(
    of key: Int64, corrected: TurnCorrections
  ) throws -> [EngagementHistory.SpokenTurn] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT text, words, role, start_ms, end_ms, mode, best_mode, coaching_probability,
          mentorship_probability, neither_probability, rung, zoom, best_zoom, in_probability,
          between_probability, out_probability, none_probability
        FROM turns WHERE session_id = ? ORDER BY turn
        """)
    var turns: [EngagementHistory.SpokenTurn] = []
    let rows = try Row.fetchCursor(statement, arguments: [key])
    while let row = try rows.next() {
      let annotation = corrected.annotation(Self.annotation(row), ofTurn: turns.count)
      turns.append(
        EngagementHistory.SpokenTurn(
          text: row[0], words: row[1], role: Role(rawValue: row[2]) ?? .unsure, start: row[3],
          end: row[4], annotation: annotation))
    }
    return turns
  }

  private static func annotation(_ row: Row) -> Annotation {
    let mode: String? = row[5]
    let bestMode: String? = row[6]
    let modes: [Double] = mode == nil ? [] : (7...9).compactMap { row[$0] }
    return Annotation(
      mode: mode.map { Mode(rawValue: $0).map(Judged.label) ?? .unclear },
      modeProbabilities: modes, bestMode: bestMode.flatMap(Mode.init(rawValue:)), rung: row[10],
      zoom: ZoomLevel(rawValue: row[11]).map(Judged.label) ?? .unclear,
      zoomProbabilities: (13...16).compactMap { row[$0] },
      bestZoom: ZoomLevel(rawValue: row[12]) ?? .none)
  }
}
