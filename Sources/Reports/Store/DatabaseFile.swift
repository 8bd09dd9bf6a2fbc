import Foundation
import GRDB
import Glibc

/// The file behind a store, before SQLite sees it.
///
/// SQLite may write to whatever it opens (it rolls back journals and folds logs in), so a file
/// that is not ours is told by its first bytes, which are only read.
struct DatabaseFile {
  /// Where the file lies.
  var path: String

  private static let magic = Array("SQLite format 3\0".utf8)

  /// Makes sure that `path` is a database of ours, making it where `access` allows.
  ///
  /// - Throws: `StoreError` where it is not, or cannot be made.
  func prepare(_ access: Store.Access) throws {
    guard let head = try head() else {
      guard access == .createIfMissing else { throw missing }
      try create()
      return try mark()
    }
    if head.isEmpty { return try mark() }
    // A journal beside the file means that its first page may be half-written; SQLite
    // restores it, and checks the rest itself.
    if FileManager.default.fileExists(atPath: path + "-journal") { return try mark() }
    try check(head)
  }

  /// The first 100 bytes; empty for an empty file, nil where there is none.
  private func head() throws -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw cannotOpen(String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw cannotOpen("a folder or a device")
    }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw cannotOpen(String(cString: strerror(errno))) }
    return Array(bytes.prefix(count))
  }

  private func check(_ head: [UInt8]) throws {
    guard head.count == 100, head.starts(with: Self.magic) else {
      throw StoreError(
        .notADatabase, place: path, finding: "a file that is no SQLite database",
        expectation: "a database of analyze",
        remedy: "choose another file with --db; this one was left untouched")
    }
    let identifier = head[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard identifier == UInt32(bitPattern: Store.applicationID) else { throw foreign }
  }

  /// Makes the file for its owner alone; the log and the index beside it inherit that.
  private func create() throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotOpen(String(cString: strerror(errno))) }
    close(descriptor)
  }

  /// Writes the application id into a database that is still empty, and with it the first page,
  /// which settles the size of all pages.
  ///
  /// A session fills a few dozen pages of SQLite's usual 4,096 bytes, and each of them is written,
  /// read and written again on its way through the log. Still larger pages save little more, and
  /// what a statement of many rows may have to take back is copied by whole pages.
  ///
  /// This comes before the write-ahead log is switched on, so that the id stands in the file
  /// itself from the first page on.
  private func mark() throws {
    let queue = try DatabaseQueue(path: path, configuration: Store.configuration)
    // One transaction for both questions: another process may be marking and filling the file.
    let (identifier, tables) = try queue.read { db in
      (
        try Int32.fetchOne(db, sql: "PRAGMA application_id"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
      )
    }
    switch (identifier, tables) {
    case (Store.applicationID, _): break
    case (0, 0):
      try queue.writeWithoutTransaction { db in
        // Where another process was faster, its size is the one, and the id the same.
        try db.execute(sql: "PRAGMA page_size = 8192; PRAGMA application_id = 1111575630")
      }
    default: throw foreign
    }
    try queue.close()
  }

  private var foreign: StoreError {
    StoreError(
      .foreign, place: path, finding: "a database of another application",
      expectation: "a database of analyze",
      remedy: "choose another file with --db; this one was left untouched")
  }

  private var missing: StoreError {
    StoreError(
      .cannotOpen, place: path, finding: "no such file", expectation: "a database of analyze",
      remedy: "make one with `analyze ingest`, or choose the file with --db")
  }

  private func cannotOpen(_ finding: String) -> StoreError {
    StoreError(
      .cannotOpen, place: path, finding: finding, expectation: "a readable and writable file",
      remedy: "check that the folder exists and its permissions")
  }
}
