public import Foundation
import GRDB

/// For how long sessions are kept, and the erasing of those that are older.
extension Store {
  private static let retentionSetting = "retention_months"
  private static let leadNamesSetting = "lead_names"

  /// For how many months sessions are kept; nil: without an end.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func retentionMonths() throws(StoreError) -> Int? {
    try setting(Self.retentionSetting).flatMap(Int.init)
  }

  /// Sets for how many months sessions are kept; nil: without an end.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func setRetention(months: Int?) throws(StoreError) {
    try set(Self.retentionSetting, to: months.map(String.init))
  }

  /// How people are named for leads; by their initials where nothing else was set.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func namesForLeads() throws(StoreError) -> NamePolicy.Style {
    let text = try setting(Self.leadNamesSetting)
    let name = text.flatMap { try? JSONDecoder().decode(String.self, from: Data($0.utf8)) }
    return name.flatMap(NamePolicy.Style.init) ?? .initials
  }

  /// Sets how people are named for leads.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func setNamesForLeads(_ style: NamePolicy.Style) throws(StoreError) {
    try set(Self.leadNamesSetting, to: JSON.string(style.rawValue).text)
  }

  /// The contents of the sessions that are older than they are kept.
  ///
  /// A session without a date is as old as its upload, or else as its analysis.
  ///
  /// - Parameters:
  ///   - months: For how long sessions are kept; nil: as it is set.
  ///   - moment: Now.
  /// - Returns: Their hashes; none where sessions are kept without an end.
  /// - Throws: `StoreError` where the database cannot be read.
  public func expiredSessions(
    months: Int? = nil, at moment: Date
  ) throws(StoreError) -> [String] {
    let set = try retentionMonths()
    guard let months = months ?? set else { return [] }
    return try ask { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT s.content_hash FROM sessions s
          LEFT JOIN uploads u ON u.content_hash = s.content_hash
          WHERE coalesce(s.date, date(u.uploaded_at, 'unixepoch'), substr(s.analyzed_at, 1, 10))
            < date(?, 'unixepoch', ?)
          ORDER BY s.content_hash
          """,
        arguments: [moment.seconds, "-\(months) months"])
    }
  }

  /// Erases the sessions that are older than they are kept, and whatever else has ended, and rebuilds
  /// the file where something was erased since the last time.
  ///
  /// - Returns: How many sessions went.
  /// - Throws: `StoreError`.
  @discardableResult
  public func purge(at moment: Date) throws(StoreError) -> Int {
    let expired = try expiredSessions(at: moment)
    try erase(expired, by: "retention", at: moment)
    try writeEntries { db in
      for table in ["entries", "invitations"] {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE expires_at <= ?", arguments: [moment.seconds])
      }
      try db.execute(
        sql: "DELETE FROM request_log WHERE answered_at < ?", arguments: [moment.seconds - 86_400])
    }
    try clean(rebuild: true)
    if !expired.isEmpty {
      try log("session.purge", "\(expired.count) sessions", by: nil, at: moment)
    }
    return expired.count
  }

  private func setting(_ name: String) throws(StoreError) -> String? {
    try ask { db in
      try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = ?", arguments: [name])
    }
  }

  private func set(_ name: String, to value: String?) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM settings WHERE name = ?", arguments: [name])
      guard let value else { return }
      try db.execute(
        sql: "INSERT INTO settings (name, value) VALUES (?, ?)", arguments: [name, value])
    }
  }
}
