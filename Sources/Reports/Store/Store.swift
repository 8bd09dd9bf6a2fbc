import Foundation
import GRDB
import Synchronization

/// The database: one SQLite file that holds every analysed session.
///
/// Several processes may use one file at once: each write is one short transaction that takes
/// the lock at its start, and waits up to three seconds for one that doesn't move. A killed process leaves whole
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

  /// What a database is opened to write.
  public enum Writing: Sendable, Hashable {
    /// Whatever comes.
    case anything
    /// Analyses, many of them.
    case analyses
  }

  /// Marks a file as a database of analyze: "BALN" in ASCII.
  public static let applicationID: Int32 = 0x4241_4C4E
  /// How long a write waits for a lock that one process holds, in seconds.
  static let busySeconds: Double = 3
  /// How long opening waits in all, since several processes may come one after the other.
  static let openingSeconds = 3 * busySeconds
  /// How often a write waits anew while other processes finish writes of theirs.
  private static let turnsGiven = 40

  /// Where the file lies; `:memory:` where there is none.
  public let path: String
  /// Whether the file is shown as it stands, since it may not be written.
  public let isReadOnly: Bool
  private let connections: any DatabaseWriter
  /// How often this store wrote what reports are made of.
  private let writes = Mutex(0)
  /// How often this store wrote who may come in.
  private let entries = Mutex(0)

  /// Opens the database at `path` and brings its schema up to date.
  ///
  /// A file that is no database, or another application's, is refused and left untouched.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - access: Whether a missing file is made.
  ///   - readers: How many may read at once while others read or one writes; zero: one connection
  ///     does everything, which a command that asks one thing after the other opens soonest.
  ///   - writing: What it is opened to write.
  /// - Throws: `StoreError` where the file cannot be used.
  public init(
    path: String, access: Access, readers: Int = 0, writing: Writing = .anything
  ) throws(StoreError) {
    self.path = path
    isReadOnly = false
    connections = try Self.open(path, access, readers: readers, writing)
  }

  /// Opens a database that may not be written, or lies where nothing may be, as it stands.
  ///
  /// SQLite is told that nobody changes the file, since it could make no lock beside it. What an
  /// unfinished run left in the log beside the file is not seen.
  ///
  /// - Parameter path: Where the file lies.
  /// - Throws: `StoreError` where the file cannot be read, or is of another version of the schema.
  public init(reading path: String) throws(StoreError) {
    self.path = path
    isReadOnly = true
    do {
      try DatabaseFile(path: path).prepare(.existing)
      var configuration = Self.configuration
      configuration.readonly = true
      let place = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
      let queue = try DatabaseQueue(path: place, configuration: configuration)
      try Schema.verify(queue, place: path)
      connections = queue
    } catch {
      throw StoreError(error, place: path)
    }
  }

  /// What makes writing thousands of analyses take half the time.
  ///
  /// Their types allow no other values than the CHECKs do, so that asking again for every row only
  /// costs; types, NULL and references are still looked at. (`PRAGMA integrity_check` looks at the
  /// CHECKs of a whole database.) The pages of a transaction are kept until its end, and what
  /// a statement may have to take back, a few pages, is kept in memory and in no file elsewhere.
  private static let forAnalyses = """
    PRAGMA ignore_check_constraints = ON;
    PRAGMA cache_size = -16384;
    PRAGMA temp_store = MEMORY;
    """

  /// Opens the file; several processes that start on a new one may have to wait for each other
  /// more than once.
  ///
  /// SQLite refuses at once, without waiting for the lock, where two would wait for each other or
  /// one switches the log on. So this pauses and tries again for as long as three waits take.
  private static func open(
    _ path: String, _ access: Access, readers: Int, _ writing: Writing
  ) throws(StoreError) -> any DatabaseWriter {
    let end = ContinuousClock.now + .seconds(openingSeconds)
    while true {
      do {
        try DatabaseFile(path: path).prepare(access)
        var configuration = Self.configuration
        configuration.journalMode = .wal
        configuration.maximumReaderCount = max(1, readers)
        let connections: any DatabaseWriter =
          readers > 0
          ? try DatabasePool(path: path, configuration: configuration)
          : try DatabaseQueue(path: path, configuration: configuration)
        try connections.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA synchronous = FULL")
          if writing == .analyses { try db.execute(sql: Self.forAnalyses) }
        }
        try Schema.migrate(connections, place: path)
        return connections
      } catch {
        let error = StoreError(error, place: path)
        guard error.code == .locked, ContinuousClock.now < end else { throw error }
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
  }

  /// Makes an empty database in memory, for tests and one-off reports.
  ///
  /// - Throws: `StoreError` where SQLite refuses.
  public init() throws(StoreError) {
    path = ":memory:"
    isReadOnly = false
    do {
      connections = try DatabaseQueue(configuration: Self.configuration)
      try Schema.migrate(connections, place: path)
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
  ///
  /// SQLite's lock is not fair: beside several busy writers one may find it taken whenever it
  /// looks. As long as the database changes meanwhile, it is their turn, and this write waits for
  /// its own; where nothing changes, one process sits on the lock, and that is an error.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    let value = try writeAside(body)
    writes.withLock { $0 += 1 }
    return value
  }

  /// Writes what no report is made of, such as the log of who looked at one; `mark` stays.
  func writeAside<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    for _ in 0..<Self.turnsGiven {
      let before = try changes()
      do {
        return try connections.write(body)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        guard try changes() != before else { throw StoreError(error, place: path) }
      } catch {
        throw StoreError(error, place: path)
      }
    }
    throw StoreError(DatabaseError(resultCode: .SQLITE_BUSY), place: path)
  }

  /// Writes who may come in; of reports, `mark` stays.
  func writeEntries<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    let value = try writeAside(body)
    entries.withLock { $0 += 1 }
    return value
  }

  /// Runs `body` outside of a transaction and while nobody else reads, as rebuilding the file and
  /// emptying the log need.
  func alone<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try connections.barrierWriteWithoutTransaction(body)
    } catch {
      throw StoreError(error, place: path)
    }
  }

  /// What tells two states of the database apart.
  public struct Mark: Sendable, Hashable {
    /// What tells two states apart of what reports are made of.
    public struct Content: Sendable, Hashable {
      fileprivate var own: Int
      fileprivate var others: Int?
    }

    /// Another one once something has changed of which reports are made.
    public var content: Content
    /// Another one once somebody may come in or may not any more.
    fileprivate var entries: Int
  }

  /// A mark that is another one once something has changed of which reports are made, or who may
  /// come in.
  ///
  /// Read the mark, then what is to be kept: it is as it was as long as the mark stays.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func mark() throws(StoreError) -> Mark {
    // Before the question what others wrote: whatever is written meanwhile changes the next mark.
    let (own, entries) = (writes.withLock { $0 }, entries.withLock { $0 })
    return Mark(content: Mark.Content(own: own, others: try changes()), entries: entries)
  }

  /// A number that is another one once another process has written.
  ///
  /// It is asked of the connection that writes, as to the others its writes are another's.
  private func changes() throws(StoreError) -> Int? {
    do {
      return try connections.writeWithoutTransaction { db in
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
      }
    } catch {
      throw StoreError(error, place: path)
    }
  }

  /// Runs one statement that reads.
  ///
  /// Unlike `read`, this doesn't forbid writing for its time: each such switch makes SQLite compile
  /// all kept statements anew, which costs more than the question.
  func ask<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try connections.unsafeRead(body)
    } catch {
      throw StoreError(error, place: path)
    }
  }

  /// Runs `body` on one consistent state of the database.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try connections.read(body)
    } catch {
      throw StoreError(error, place: path)
    }
  }
}
