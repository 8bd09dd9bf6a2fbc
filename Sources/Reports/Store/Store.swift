import Foundation
import GRDB

/// The database: one SQLite file that holds every analysed session.
///
/// Several processes may use one file at once: each write is one short transaction that takes
/// the lock at its start and waits up to three seconds for it. A killed process leaves whole
/// sessions only.
///
///     let store = try Store(path: "balance.sqlite", access: .createIfMissing)
///     try store.save([session], at: "2026-03-02T10:00:00Z")
///
/// A class, because it owns the open connection and closes it when the last reference goes.
public final class Store: Sendable {
  /// Whether a missing file is made.
  public enum Access: Sendable, Hashable {
    /// Makes the file, readable by its owner alone, where there is none.
    case createIfMissing
    /// Refuses where there is no file.
    case existing
  }

  /// Marks a file as a database of analyze: "BALN" in ASCII.
  public static let applicationID: Int32 = 0x4241_4C4E
  /// How long a write waits for another process, in seconds.
  static let busySeconds: Double = 3

  /// Where the file lies; `:memory:` where there is none.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens the database at `path` and brings its schema up to date.
  ///
  /// A file that is no database, or another application's, is refused and left untouched.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - access: Whether a missing file is made.
  /// - Throws: `StoreError` where the file cannot be used.
  public init(path: String, access: Access) throws(StoreError) {
    self.path = path
    do {
      try DatabaseFile(path: path).prepare(access)
      var configuration = Self.configuration
      configuration.journalMode = .wal
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
      try Schema.migrate(queue, place: path)
    } catch {
      throw StoreError(error, place: path)
    }
  }

  /// Makes an empty database in memory, for tests and one-off reports.
  ///
  /// - Throws: `StoreError` where SQLite refuses.
  public init() throws(StoreError) {
    path = ":memory:"
    do {
      queue = try DatabaseQueue(configuration: Self.configuration)
      try Schema.migrate(queue, place: path)
    } catch {
      throw StoreError(error, place: path)
    }
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busySeconds)
    configuration.foreignKeysEnabled = true
    // Erased words must not stay in free pages.
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA secure_delete = ON") }
    return configuration
  }

  /// Runs `body` in one transaction that holds the write lock from its start.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw StoreError(error, place: path)
    }
  }

  /// Runs `body` on one consistent state of the database.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(error, place: path)
    }
  }
}
