public import Foundation
import GRDB

/// What a coach shares with a lead: one session, or the dashboard.
public struct Grant: Sendable, Hashable {
  /// The number of the grant.
  public var id: Int64
  /// Who shares.
  public var person: Int64
  /// With whom.
  public var lead: Int64
  /// The content of the session; nil: the dashboard, which holds no spoken word.
  public var contentHash: String?
  /// Since when.
  public var grantedAt: Date
}

extension Store {
  /// Shares a session, or the dashboard, with a lead.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func share(
    _ contentHash: String?, of person: Int64, with lead: Int64, at moment: Date
  ) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO grants (person, lead, content_hash, granted_at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """,
        arguments: [person, lead, contentHash, moment.seconds])
    }
  }

  /// Takes a grant back.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func revoke(_ grant: Int64, of person: Int64, at moment: Date) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE grants SET revoked_at = ? WHERE id = ? AND person = ? AND revoked_at IS NULL
          """,
        arguments: [moment.seconds, grant, person])
    }
  }

  /// What a coach shares now, the newest first.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func grants(of person: Int64) throws(StoreError) -> [Grant] {
    try ask { db in
      try Self.grants("g.person = ?", [person], in: db)
    }
  }

  /// What is shared with a lead now by coaches who may sign in, the newest first.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func grants(to lead: Int64) throws(StoreError) -> [Grant] {
    try ask { db in try Self.grants("g.lead = ?", [lead], in: db) }
  }

  private static func grants(
    _ condition: String, _ arguments: StatementArguments, in db: Database
  ) throws -> [Grant] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT g.* FROM grants g JOIN accounts p ON p.id = g.person JOIN accounts l ON l.id = g.lead
        WHERE \(condition) AND g.revoked_at IS NULL AND p.is_active AND l.is_active
          AND p.role = 'coach' AND l.role = 'lead'
        ORDER BY g.id DESC
        """,
      arguments: arguments
    ).map {
      Grant(
        id: $0["id"], person: $0["person"], lead: $0["lead"], contentHash: $0["content_hash"],
        grantedAt: Date(seconds: $0["granted_at"]))
    }
  }
}
