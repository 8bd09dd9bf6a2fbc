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
        db, sql: "SELECT * FROM uploads WHERE substr(content_hash, 1, 16) = ?", arguments: [id])
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

  /// Erases sessions with everything that hangs on them: words, labels, findings, corrections,
  /// uploads, grants, and the paths that led to them.
  ///
  /// The bytes are overwritten, and the write-ahead log is emptied.
  ///
  /// - Parameter contentHashes: The SHA-256 of the contents.
  /// - Throws: `StoreError`; then nothing is erased.
  public func erase(_ contentHashes: [String]) throws(StoreError) {
    try write { db in
      for hash in contentHashes {
        for table in ["sources", "sessions", "corrections", "uploads", "grants", "quarantine"] {
          try db.execute(sql: "DELETE FROM \(table) WHERE content_hash = ?", arguments: [hash])
        }
      }
    }
    try emptyLog()
  }

  /// Moves what stands in the write-ahead log into the file, and cuts the log to nothing.
  ///
  /// Erased words would otherwise stand in the log until it is written over. While another
  /// process reads, SQLite leaves that to the next one that closes the file.
  private func emptyLog() throws(StoreError) {
    try alone { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }
}
