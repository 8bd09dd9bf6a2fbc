public import Foundation
import GRDB

/// A file as somebody uploaded it.
public struct Upload: Sendable, Hashable {
  /// The SHA-256 of its bytes.
  public var contentHash: String
  /// The name that it had.
  public var name: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// Makes an upload.
  public init(contentHash: String, name: String, bytes: [UInt8]) {
    self.contentHash = contentHash
    self.name = name
    self.bytes = bytes
  }
}

extension Store {
  /// Keeps an uploaded file, so that its session can be read anew.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func keep(_ upload: Upload, of person: Int64, at moment: Date) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO uploads (content_hash, person, name, bytes, uploaded_at)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (content_hash) DO NOTHING
          """,
        arguments: [
          upload.contentHash, person, upload.name, Data(upload.bytes), moment.seconds,
        ])
    }
  }

  /// The uploaded file of the session of that public identifier; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func upload(ofSession id: String) throws(StoreError) -> Upload? {
    try ask { db in
      let row = try Row.fetchOne(
        db,
        // No digit comes after `g`: so the index of the hashes leads to it.
        sql: "SELECT * FROM uploads WHERE content_hash >= ?1 AND content_hash < ?1 || 'g'",
        arguments: [id])
      guard let row else { return nil }
      let bytes: Data = row["bytes"]
      return Upload(contentHash: row["content_hash"], name: row["name"], bytes: Array(bytes))
    }
  }

  /// How many files somebody keeps, and their bytes.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func uploaded(by person: Int64) throws(StoreError) -> (files: Int, bytes: Int) {
    try ask { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*) AS files, ifnull(sum(length(bytes)), 0) AS bytes FROM uploads
          WHERE person = ?
          """,
        arguments: [person])
      return (row?["files"] ?? 0, row?["bytes"] ?? 0)
    }
  }

  /// Why the input at a path was refused the last time; nil where it was not.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func refusal(of path: String) throws(StoreError) -> Refusal? {
    try ask { db in
      try Row.fetchOne(
        db,
        sql: "SELECT path, content_hash, stage, code, reason FROM quarantine WHERE path = ?",
        arguments: [path]
      ).map {
        Refusal(
          path: $0["path"], contentHash: $0["content_hash"], stage: $0["stage"], code: $0["code"],
          reason: $0["reason"])
      }
    }
  }
}
