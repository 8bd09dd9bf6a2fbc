public import Foundation
import GRDB

extension Store {
  /// Erases sessions with everything that hangs on them: words, labels, findings, corrections,
  /// uploads, grants, and the paths that led to them.
  ///
  /// A tombstone without a figure stays, by which the same content is told when it comes again.
  /// A pair of which some sessions stay would count twice in sums over pairs, so these count in
  /// none. Deleted rows are overwritten and the log is emptied at once. A small file is rebuilt at
  /// once too, so that the free room inside its pages holds nothing; a large one, or one that
  /// another process uses, is rebuilt by `purge`.
  ///
  /// - Parameters:
  ///   - contentHashes: The SHA-256 of the contents.
  ///   - author: Who does it, or what makes it due.
  ///   - moment: When.
  /// - Throws: `StoreError`; then nothing is erased.
  public func erase(
    _ contentHashes: [String], by author: String, at moment: Date
  ) throws(StoreError) {
    guard !contentHashes.isEmpty else { return }
    try write { db in
      for hash in contentHashes { try Self.erase(hash, in: db) }
      try NameSpellings.settle(in: db)
      try db.execute(
        sql: """
          INSERT INTO erasures (what, sessions, mentions, made_by, made_at)
          VALUES ('forget', ?, 0, ?, ?)
          """,
        arguments: [contentHashes.count, author, moment.ISO8601Format()])
      try Self.markUnclean(in: db)
    }
    try clean(rebuild: try size() <= Self.smallFile)
  }

  /// The size up to which a file is rebuilt in the blink of an eye.
  private static let smallFile = 64 << 20

  private func size() throws(StoreError) -> Int {
    try ask { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      return try pages * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }
  }

  /// Takes what was erased out of the log, and out of the file where it is to be rebuilt.
  ///
  /// Another process that uses the file is no error: the next time does it.
  func clean(rebuild: Bool) throws(StoreError) {
    do throws(StoreError) {
      if rebuild { return try cleanFile() }
      try alone { db in _ = try db.checkpoint(.truncate) }
    } catch {
      guard error.code == .locked else { throw error }
    }
  }

  private static let tables = [
    "corrections", "masks", "sources", "sessions", "uploads", "grants", "quarantine",
  ]

  private static func erase(_ contentHash: String, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO forgotten_sessions (digest, words, coach_coaching_words,
          coach_mentorship_words, coach_neither_words, coach_unclear_words, zoomed_in_words,
          between_words, zoomed_out_words, no_zoom_words, zoom_out_counts)
        VALUES (?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """,
      arguments: [Tombstone.digest(of: contentHash)])
    for table in tables {
      try db.execute(sql: "DELETE FROM \(table) WHERE content_hash = ?", arguments: [contentHash])
    }
    // Answers that are kept for repeated requests name clients and files.
    try db.execute(
      sql: "DELETE FROM request_log WHERE instr(answer, ?) > 0",
      arguments: [sessionID(ofContent: contentHash)])
  }
}
