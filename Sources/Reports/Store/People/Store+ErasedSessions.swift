public import Foundation
import GRDB

extension Store {
  /// Erases sessions with everything that hangs on them: words, labels, findings, corrections,
  /// uploads, grants, and the paths that led to them.
  ///
  /// A tombstone without a figure stays, by which the same content is told when it comes again.
  /// A pair of which some sessions stay would count twice in sums over pairs, so these count in
  /// none. The file is rebuilt, so that no page of it holds what was erased; where another process
  /// uses it, the next erasure does that.
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
    do throws(StoreError) {
      try cleanFile()
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
