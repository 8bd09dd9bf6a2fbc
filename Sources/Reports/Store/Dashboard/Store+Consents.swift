public import Foundation
import GRDB

/// What a client agreed to, or not.
public struct Consent: Sendable, Hashable {
  /// What the client said.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Transcripts may be analysed.
    case given
    /// They may not.
    case refused
    /// They may not any more.
    case withdrawn
  }

  /// The coach's name.
  public var coach: String
  /// The client's name.
  public var client: String
  /// What the client said.
  public var state: State
  /// The version of the text that the client was shown.
  public var version: String
  /// What the client agreed to, in words.
  public var scope: String
  /// When it was recorded.
  public var recordedAt: Date

  /// Makes a record.
  public init(
    coach: String, client: String, state: State, version: String, scope: String, recordedAt: Date
  ) {
    self.coach = coach
    self.client = client
    self.state = state
    self.version = version
    self.scope = scope
    self.recordedAt = recordedAt
  }
}

extension Store {
  /// Records what a client said; earlier records stay.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func record(_ consent: Consent, by person: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO consents (coach, client, state, version, scope, recorded_by, recorded_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          consent.coach, consent.client, consent.state.rawValue, consent.version, consent.scope,
          person, consent.recordedAt.seconds,
        ])
    }
  }

  /// The records of some coaches' clients, or of all, the newest first.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func consents(ofCoaches coaches: [String]?) throws(StoreError) -> [Consent] {
    let keys = coaches.map { Set($0.map(NameSpellings.key)) }
    return try ask { db in
      try Row.fetchAll(db, sql: "SELECT * FROM consents ORDER BY id DESC").compactMap { row in
        guard let state = Consent.State(rawValue: row["state"]) else { return nil }
        let coach: String = row["coach"]
        guard keys?.contains(NameSpellings.key(of: coach)) ?? true else { return nil }
        return Consent(
          coach: coach, client: row["client"], state: state, version: row["version"],
          scope: row["scope"], recordedAt: Date(seconds: row["recorded_at"]))
      }
    }
  }

  /// What a client said last, however the names are spelt; nil where nothing is recorded.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func consent(of client: String, coach: String) throws(StoreError) -> Consent.State? {
    let key = NameSpellings.key(of: client)
    return try consents(ofCoaches: [coach]).first { NameSpellings.key(of: $0.client) == key }?.state
  }
}
