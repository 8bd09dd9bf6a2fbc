import Coaching
import GRDB
import TranscriptModel

extension SessionIntervals {
  /// Reads the turns of a pair's sessions, by the keys of the sessions.
  ///
  /// - Complexity: O(*n*) in the number of turns; no text is read.
  static func fetch(
    _ engagement: Engagement, in db: Database
  ) throws -> [Int64: SessionIntervals] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT t.session_id, t.words, t.role, t.mode, t.zoom
        FROM turns t JOIN sessions s ON s.id = t.session_id
        WHERE s.program IS ? AND s.coach = ? AND s.client = ?
        ORDER BY t.session_id, t.turn
        """,
      arguments: [engagement.program, engagement.coach, engagement.client])
    var turns: [Int64: [Turn]] = [:]
    while let row = try rows.next() {
      let isCoach = Role(rawValue: row[2]) == .coach
      let mode: Judged<Mode>? = row.judged("mode")
      let zoom: Judged<ZoomLevel> = row.judged("zoom") ?? .unclear
      turns[row[0], default: []].append(
        Turn(
          words: row[1], isCoach: isCoach, mode: isCoach ? mode : nil,
          zoom: mode == .label(.neither) ? .label(.none) : zoom))
    }
    return turns.mapValues(SessionIntervals.init)
  }
}
