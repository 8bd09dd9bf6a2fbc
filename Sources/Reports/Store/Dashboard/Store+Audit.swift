public import Foundation
import GRDB

/// One thing that somebody did or tried to do: never with words of a transcript.
public struct AuditRecord: Sendable, Hashable {
  /// How it ended.
  public enum Outcome: String, Sendable, Hashable {
    /// It was done.
    case done
    /// It was refused.
    case refused
  }

  /// Its number.
  public var id: Int64
  /// When.
  public var moment: Date
  /// The number of who did it; nil where nobody was signed in.
  public var person: Int64?
  /// What was done, such as `session.read`.
  public var action: String
  /// To what, by its identifier.
  public var object: String?
  /// How it ended.
  public var outcome: Outcome
}

extension Store {
  /// Adds to the audit log.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func log(
    _ action: String, _ object: String?, by person: Int64?, outcome: AuditRecord.Outcome = .done,
    at moment: Date
  ) throws(StoreError) {
    try writeAside { db in
      try db.execute(
        sql: """
          INSERT INTO audit_log (made_at, person, action, object, outcome) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [moment.seconds, person, action, object, outcome.rawValue])
    }
  }

  /// The newest records before a number.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func auditRecords(before id: Int64, limit: Int) throws(StoreError) -> [AuditRecord] {
    try ask { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM audit_log WHERE id < ? ORDER BY id DESC LIMIT ?",
        arguments: [id, limit]
      ).compactMap(AuditRecord.init)
    }
  }

  /// Who but the owner looked at something, the newest first.
  ///
  /// - Parameters:
  ///   - objects: The identifiers of what belongs to the owner.
  ///   - owner: Whose looks are left out.
  ///   - limit: The most records.
  /// - Returns: The looks.
  /// - Throws: `StoreError` where the database cannot be read.
  public func looks(
    at objects: [String], except owner: Int64, limit: Int
  ) throws(StoreError) -> [AuditRecord] {
    try ask { db in
      let list = String(decoding: try JSONEncoder().encode(objects), as: UTF8.self)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM audit_log
          WHERE object IN (SELECT value FROM json_each(?)) AND person IS NOT ? AND action LIKE '%.read'
            AND outcome = 'done'
          ORDER BY id DESC LIMIT ?
          """,
        arguments: [list, owner, limit]
      ).compactMap(AuditRecord.init)
    }
  }
}

extension AuditRecord {
  init?(_ row: Row) {
    guard let outcome = Outcome(rawValue: row["outcome"]) else { return nil }
    self.init(
      id: row["id"], moment: Date(seconds: row["made_at"]), person: row["person"],
      action: row["action"], object: row["object"], outcome: outcome)
  }
}
