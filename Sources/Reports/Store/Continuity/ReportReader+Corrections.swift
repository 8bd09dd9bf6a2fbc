import GRDB
import TranscriptModel

extension ReportReader {
  /// All corrections in the order in which they were made, as the policy of names shows them.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func corrections() throws(StoreError) -> [ListedCorrection] {
    try store.corrections().map { listed in
      var listed = listed
      let told = ReportedCorrection(correction: listed.correction, value: listed.correction.value)
      listed.correction = told.shown(by: naming).correction
      return listed
    }
  }

  /// What people said of the turns, speakers and marks of a pair's sessions, by the public
  /// identifiers of the sessions; only sessions of which somebody said something are read.
  static func corrections(
    of engagement: Engagement, in db: Database
  ) throws -> [String: [ReportedCorrection]] {
    let hashes = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT s.content_hash FROM sessions s
        JOIN corrections_in_force c ON c.content_hash = s.content_hash
        WHERE s.program IS ? AND s.coach = ? AND s.client = ? AND c.item IS NULL
        """,
      arguments: [engagement.program, engagement.coach, engagement.client])
    var said: [String: [ReportedCorrection]] = [:]
    for hash in hashes {
      let id = sessionID(ofContent: hash)
      guard let session = try StoredSession.fetch(id, in: db) else { continue }
      let reader = CorrectionReader(
        session: session, burningShare: try burningShare(ofSession: id, in: db))
      said[id] = reader.reported(try Correction.inForce(of: hash, in: db))
    }
    return said
  }
}
