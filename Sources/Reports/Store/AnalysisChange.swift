import GRDB

/// What changed when a run analysed stored sessions with other versions than before.
///
/// Only labels of turns that are cut as before are compared, in the transaction that replaces
/// them; what people corrected stays as it is. Counts alone are kept.
public struct AnalysisChange: Sendable, Hashable {
  /// A share that moves by more than this is told as moved.
  public static let leastMove = 0.01

  /// When the run took place, as an ISO 8601 UTC time.
  public var moment: String
  /// The versions before; the context is empty.
  public var from: AnalysisVersions
  /// The versions after; the context is empty.
  public var to: AnalysisVersions
  /// The number of sessions that were analysed anew.
  public var sessions = 0
  /// The number of their turns that are cut as before.
  public var turns = 0
  /// The number of turns that could not be compared, since they begin or end elsewhere.
  public var turnsCutAnew = 0
  /// Of the compared turns: those with another mode than before.
  public var modeLabels = 0
  /// Of the compared turns: those with another zoom than before.
  public var zoomLabels = 0
  /// The number of sessions of which a share moved by more than a point.
  public var movedSessions = 0
  /// The number of labels in these sessions that people corrected: they stay.
  public var correctedLabels = 0

  /// The number of labels that differ, modes and zooms together.
  public var labels: Int { modeLabels + zoomLabels }
}

extension AnalysisChange {
  /// Adds to what the same run found of other sessions with the same versions.
  func add(in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO analysis_changes (made_at, analyzer_from, analyzer_to, model_from, model_to,
          rules_from, rules_to, sessions, turns, turns_cut_anew, mode_labels, zoom_labels,
          moved_sessions, corrected_labels)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions,
          turns = turns + excluded.turns,
          turns_cut_anew = turns_cut_anew + excluded.turns_cut_anew,
          mode_labels = mode_labels + excluded.mode_labels,
          zoom_labels = zoom_labels + excluded.zoom_labels,
          moved_sessions = moved_sessions + excluded.moved_sessions,
          corrected_labels = corrected_labels + excluded.corrected_labels
        """,
      arguments: [
        moment, from.analyzer, to.analyzer, from.model, to.model, from.rules, to.rules, sessions,
        turns, turnsCutAnew, modeLabels, zoomLabels, movedSessions, correctedLabels,
      ])
  }

  /// Reads the columns of `analysis_changes`.
  init(_ row: Row) {
    self.init(
      moment: row["made_at"],
      from: AnalysisVersions(
        analyzer: row["analyzer_from"], model: row["model_from"], rules: row["rules_from"]),
      to: AnalysisVersions(
        analyzer: row["analyzer_to"], model: row["model_to"], rules: row["rules_to"]),
      sessions: row["sessions"], turns: row["turns"], turnsCutAnew: row["turns_cut_anew"],
      modeLabels: row["mode_labels"], zoomLabels: row["zoom_labels"],
      movedSessions: row["moved_sessions"], correctedLabels: row["corrected_labels"])
  }

  static func fetchAll(_ db: Database) throws -> [AnalysisChange] {
    try Row.fetchAll(db, sql: "SELECT * FROM analysis_changes ORDER BY made_at, id")
      .map(AnalysisChange.init)
  }
}

extension Store {
  /// What changed in runs that analysed stored sessions with other versions, the earliest first.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func analysisChanges() throws(StoreError) -> [AnalysisChange] {
    try read { db in try AnalysisChange.fetchAll(db) }
  }
}
