public import Foundation
import GRDB

/// What lets a person in without a password: a browser's cookie or a program's token.
public struct Entry: Sendable, Hashable {
  /// Who holds it.
  public enum Kind: String, Sendable, Hashable {
    /// A browser, after signing in.
    case browser
    /// A program that calls the API.
    case program
  }

  /// The SHA-256 of the secret.
  public var tokenHash: String
  /// Who holds it.
  public var kind: Kind
  /// What the person called it.
  public var label: String
  /// When it was made.
  public var createdAt: Date
  /// When it was last used.
  public var usedAt: Date
  /// When it ends.
  public var expiresAt: Date

  /// Makes an entry.
  public init(
    tokenHash: String, kind: Kind, label: String, createdAt: Date, usedAt: Date, expiresAt: Date
  ) {
    self.tokenHash = tokenHash
    self.kind = kind
    self.label = label
    self.createdAt = createdAt
    self.usedAt = usedAt
    self.expiresAt = expiresAt
  }
}

extension Store {
  /// Stores an entry of a person, and removes those of everybody that have ended.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func add(_ entry: Entry, of person: Int64) throws(StoreError) {
    try writeEntries { db in
      try db.execute(
        sql: "DELETE FROM entries WHERE expires_at <= ?", arguments: [entry.createdAt.seconds])
      try db.execute(
        sql: """
          INSERT INTO entries (token_hash, person, kind, label, created_at, used_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          entry.tokenHash, person, entry.kind.rawValue, entry.label, entry.createdAt.seconds,
          entry.usedAt.seconds, entry.expiresAt.seconds,
        ])
    }
  }

  /// Who holds the token of that hash, and what it is; nil where there is none, or where the
  /// person may not sign in.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func holder(ofToken hash: String) throws(StoreError) -> (person: Person, entry: Entry)? {
    try ask { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT e.*, p.is_active FROM entries e JOIN accounts p ON p.id = e.person
          WHERE e.token_hash = ? AND p.is_active
          """,
        arguments: [hash])
      guard let row, let person = try Self.person(row["person"], in: db),
        let entry = Entry(row)
      else { return nil }
      return (person, entry)
    }
  }

  /// Notes that an entry was used.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func touch(_ tokenHash: String, at moment: Date) throws(StoreError) {
    try writeAside { db in
      try db.execute(
        sql: "UPDATE entries SET used_at = ? WHERE token_hash = ?",
        arguments: [moment.seconds, tokenHash])
    }
  }

  /// The entries of a person of one kind, the newest first.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func entries(of person: Int64, kind: Entry.Kind) throws(StoreError) -> [Entry] {
    try ask { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM entries WHERE person = ? AND kind = ? ORDER BY created_at DESC, token_hash
          """,
        arguments: [person, kind.rawValue]
      ).compactMap(Entry.init)
    }
  }

  /// Ends an entry.
  ///
  /// - Parameters:
  ///   - tokenHash: The SHA-256 of its secret, or its first digits.
  ///   - person: Who holds it.
  /// - Throws: `StoreError`; then nothing is stored.
  public func endEntry(startingWith tokenHash: String, of person: Int64) throws(StoreError) {
    try writeEntries { db in
      try db.execute(
        sql: """
          DELETE FROM entries WHERE person = ?1 AND substr(token_hash, 1, length(?2)) = ?2
            AND length(?2) >= 12
          """,
        arguments: [person, tokenHash])
    }
  }

  /// Stores a one-time link, in place of those that the person or, without one, nobody had.
  ///
  /// - Parameters:
  ///   - tokenHash: The SHA-256 of its secret.
  ///   - person: Who sets a password by it; nil for the first account.
  ///   - end: When it ends.
  /// - Throws: `StoreError`; then nothing is stored.
  public func addInvitation(
    _ tokenHash: String, for person: Int64?, until end: Date
  ) throws(StoreError) {
    try writeAside { db in
      try db.execute(sql: "DELETE FROM invitations WHERE person IS ?", arguments: [person])
      try db.execute(
        sql: "INSERT INTO invitations (token_hash, person, expires_at) VALUES (?, ?, ?)",
        arguments: [tokenHash, person, end.seconds])
    }
  }

  /// Whether a one-time link holds, and for whom.
  ///
  /// - Returns: nil where it does not hold; a person, or nil inside for the first account.
  /// - Throws: `StoreError` where the database cannot be read.
  public func invitation(
    _ tokenHash: String, at moment: Date
  ) throws(StoreError) -> (person: Person?, isFirst: Bool)? {
    try ask { db in
      let row = try Row.fetchOne(
        db,
        sql: "SELECT person FROM invitations WHERE token_hash = ? AND expires_at > ?",
        arguments: [tokenHash, moment.seconds])
      guard let row else { return nil }
      guard let id: Int64 = row["person"] else { return (nil, true) }
      return try Self.person(id, in: db).map { ($0, false) }
    }
  }

  /// Uses a one-time link up.
  ///
  /// - Returns: Whether it was still there: of two who try at once, one gets true.
  /// - Throws: `StoreError`; then nothing is stored.
  public func useInvitation(_ tokenHash: String, at moment: Date) throws(StoreError) -> Bool {
    try writeAside { db in
      try db.execute(
        sql: "DELETE FROM invitations WHERE token_hash = ? AND expires_at > ?",
        arguments: [tokenHash, moment.seconds])
      return db.changesCount == 1
    }
  }
}

extension Entry {
  /// Reads a row of `entries`.
  init?(_ row: Row) {
    guard let kind = Kind(rawValue: row["kind"]) else { return nil }
    self.init(
      tokenHash: row["token_hash"], kind: kind, label: row["label"],
      createdAt: Date(seconds: row["created_at"]), usedAt: Date(seconds: row["used_at"]),
      expiresAt: Date(seconds: row["expires_at"]))
  }
}
