import GRDB

/// Why the database cannot be used: place, finding, expectation and remedy.
///
/// No field ever holds words of a transcript.
public struct StoreError: Error, Sendable, Hashable {
  /// What went wrong, as a stable, documented code.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The file is missing, or may not be opened or made.
    case cannotOpen = "database-cannot-open"
    /// The file is no SQLite database.
    case notADatabase = "not-a-database"
    /// The file is an SQLite database of another application.
    case foreign = "foreign-database"
    /// A later version of this program has changed the database.
    case newer = "newer-database"
    /// Another process holds the lock.
    case locked = "database-locked"
    /// There is no space left.
    case full = "disk-full"
    /// The file or its folder may not be written.
    case readOnly = "database-read-only"
    /// The database is damaged.
    case damaged = "database-damaged"
    /// The system could not read or write.
    case inputOutput = "database-io"
    /// The database holds names and the run pseudonyms, or the other way round, or other ones.
    case otherNames = "database-other-names"
    /// A file of an export, or its folder, cannot be written.
    case cannotWrite = "cannot-write"
    /// A row breaks a rule of the schema; the transaction was undone.
    case rule = "database-rule"
  }

  /// What went wrong.
  public var code: Code
  /// The database's path.
  public var place: String
  /// What was found.
  public var finding: String
  /// What was expected in its place.
  public var expectation: String
  /// What the person can do about it.
  public var remedy: String

  /// Makes an error.
  public init(
    _ code: Code, place: String, finding: String, expectation: String, remedy: String
  ) {
    self.code = code
    self.place = place
    self.finding = finding
    self.expectation = expectation
    self.remedy = remedy
  }
}

extension StoreError: CustomStringConvertible {
  /// The error as one line: `balance.sqlite: error[database-locked]: expected …, found …; …`.
  public var description: String {
    let place = SafeText(place).text
    return "\(place): error[\(code.rawValue)]: expected \(expectation), found \(finding); \(remedy)"
  }
}

extension StoreError {
  /// Tells what an error of SQLite means for the person at the terminal.
  init(_ error: any Error, place: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(
        .inputOutput, place: place, finding: "an error of the system (\(type(of: error)))",
        expectation: "a database that can be read and written",
        remedy: "check the file and its folder")
      return
    }
    self.init(sqlite: error, place: place)
  }

  private init(sqlite error: DatabaseError, place: String) {
    let (code, finding, expectation, remedy) = Self.meaning(of: error)
    self.init(code, place: place, finding: finding, expectation: expectation, remedy: remedy)
  }

  private static func meaning(of error: DatabaseError) -> (Code, String, String, String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return (
        .locked, "a lock that another process holds (database is locked)",
        "the database to be free within \(Int(Store.openingSeconds)) s at most",
        "wait until the other run has ended, then start again"
      )
    case .SQLITE_NOTADB:
      return (
        .notADatabase, "a file that is no SQLite database", "a database of analyze",
        "choose another file with --db"
      )
    case .SQLITE_CORRUPT:
      return (
        .damaged, "a damaged database", "a sound database",
        "restore a backup, or ingest the transcripts into a new file"
      )
    case .SQLITE_FULL:
      return (
        .full, "no space left on the disk", "room for the session",
        "make room and start again; stored sessions are kept"
      )
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return (
        .readOnly, "a file or folder that may not be written", "leave to write",
        "check the permissions, or choose another file with --db"
      )
    case .SQLITE_CANTOPEN:
      return (
        .cannotOpen, "a file that cannot be opened or made", "a readable and writable file",
        "check that the folder exists and its permissions"
      )
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG:
      return (
        .rule, "a value that the schema refuses (\(error.message ?? "no reason given"))",
        "values within the rules of docs/schema.md", "report this as a fault of analyze"
      )
    // The index beside the log cannot be made larger.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      return (
        .full, "no room for the files beside the database", "room for the session",
        "make room and start again; stored sessions are kept"
      )
    default:
      return (
        .inputOutput, "an input or output error (\(error.extendedResultCode))",
        "a disk that reads and writes",
        "check the disk and the limits on open files; stored sessions are kept"
      )
    }
  }
}
