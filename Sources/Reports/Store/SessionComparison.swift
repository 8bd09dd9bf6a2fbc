import Coaching
import GRDB

/// The labels and shares of a stored session, to be compared with those that replace them.
struct SessionComparison {
  /// What is compared of a turn.
  private struct Labels {
    var text: String
    var mode: String?
    var zoom: String
  }

  private let versions: AnalysisVersions
  private let turns: [Labels]
  private let balance: Balance
  private let coachShare: Double?

  /// Reads what is stored under a key; nil where it was analysed with the versions given.
  init?(session key: Int64, unless versions: AnalysisVersions, in db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT s.analyzer, s.model, s.rules, m.* FROM sessions s
        JOIN session_metrics m ON m.session_id = s.id WHERE s.id = ?
        """,
      arguments: [key])
    guard let row else { return nil }
    self.versions = AnalysisVersions(
      analyzer: row["analyzer"], model: row["model"], rules: row["rules"])
    guard !self.versions.areSame(as: versions) else { return nil }
    balance = Balance(row, unit: "words")
    coachShare = row["coach_share_words"]
    turns = try Row.fetchAll(
      db, sql: "SELECT text, mode, zoom FROM turns WHERE session_id = ? ORDER BY turn",
      arguments: [key]
    ).map { Labels(text: $0[0], mode: $0[1], zoom: $0[2]) }
  }

  /// What differs in the analysis of the same content that is stored now.
  func change(
    to key: Int64, _ versions: AnalysisVersions, at moment: String, in db: Database
  ) throws -> AnalysisChange {
    var change = AnalysisChange(moment: moment, from: self.versions, to: versions, sessions: 1)
    // Both sides come from the database, so that nothing differs by how it is stored.
    guard let now = try SessionComparison(session: key, unless: self.versions, in: db) else {
      return change
    }
    for (old, new) in zip(turns, now.turns) where old.text == new.text {
      change.turns += 1
      if old.mode != new.mode { change.modeLabels += 1 }
      if old.zoom != new.zoom { change.zoomLabels += 1 }
    }
    change.turnsCutAnew = max(turns.count, now.turns.count) - change.turns
    change.movedSessions = hasMoved(to: now) ? 1 : 0
    change.correctedLabels =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM corrections_in_force c
          JOIN sessions s ON s.content_hash = c.content_hash
          WHERE s.id = ? AND c.what IN ('mode', 'rung')
          """,
        arguments: [key]) ?? 0
    return change
  }

  /// Whether a share that trends are told by differs by more than a point, or came or went.
  private func hasMoved(to now: SessionComparison) -> Bool {
    let shares = [
      (balance.mentorshipShare, now.balance.mentorshipShare),
      (balance.zoomedOutShare, now.balance.zoomedOutShare), (coachShare, now.coachShare),
    ]
    return shares.contains { old, new in
      guard let old, let new else { return (old == nil) != (new == nil) }
      return abs(old - new) > AnalysisChange.leastMove
    }
  }
}

extension AnalysisVersions {
  /// Whether program, model and rules are the same, whatever options and manifest lines said.
  fileprivate func areSame(as other: AnalysisVersions) -> Bool {
    analyzer == other.analyzer && model == other.model && rules == other.rules
  }
}
