import ArgumentParser
import Reports
import SystemPackage

/// The option that every command takes.
struct DatabaseOption: ParsableArguments {
  @Option(name: .customLong("db"), help: "The database file.")
  var path = "balance.sqlite"

  /// Opens the database.
  ///
  /// - Throws: The exit code of a database that cannot be used; the reason stands on standard
  ///   error.
  func open(_ access: Store.Access) throws -> Store {
    try open { () throws(StoreError) in try Store(path: path, access: access) }
  }

  /// Opens the database to bring many sessions in, made by so many tasks at the same time.
  ///
  /// - Throws: As `open` does.
  func openForAnalyses(_ access: Store.Access, jobs: Int) throws -> Store {
    try open { () throws(StoreError) in
      // Who asks whether a file is known does not wait until the sessions before it are written.
      // One job alone never asks while it writes.
      try Store(
        path: path, access: access, readers: jobs > 1 ? jobs : 0, writing: .analyses)
    }
  }

  private func open(_ opening: () throws(StoreError) -> Store) throws -> Store {
    do throws(StoreError) {
      return try opening()
    } catch {
      Messages.line(error.description)
      throw ExitStatus.cannotUse
    }
  }

  /// Opens a database that is there, also one that may not be written, such as a copy of
  /// somebody else's.
  ///
  /// - Parameter damaged: The exit code of a database that is damaged.
  /// - Returns: The database.
  /// - Throws: The exit code of a database that cannot be used; the reason stands on standard
  ///   error.
  func openToRead(damaged: ExitCode = ExitStatus.cannotUse) throws -> Store {
    do throws(StoreError) {
      return try Store(path: path, access: .existing)
    } catch {
      let isLocked = error.code == .readOnly || error.code == .cannotOpen
      guard isLocked, let store = try? Store(reading: path) else {
        Messages.line(error.description)
        throw error.code == .damaged ? damaged : ExitStatus.cannotUse
      }
      return store
    }
  }

  /// Opens a database that is there, with every pair up to date where the file may be written.
  ///
  /// A run of `ingest` that was killed leaves pairs whose sessions were never compared.
  ///
  /// - Throws: The exit code of a database that cannot be used; the reason stands on standard
  ///   error.
  func openUpToDate() throws -> Store {
    let store = try openToRead()
    do throws(StoreError) {
      if store.isReadOnly { throw Self.cannotWrite(store) }
      try ContinuityRefresh(store).run()
    } catch {
      guard error.code == .readOnly else {
        Messages.line(error.description)
        throw ExitStatus.cannotUse
      }
      try tellAsItStands(store)
    }
    return store
  }

  private static func cannotWrite(_ store: Store) -> StoreError {
    StoreError(
      .readOnly, place: store.path, finding: "a file or folder that may not be written",
      expectation: "leave to write", remedy: "choose another file with --db")
  }

  /// Says what of a database that may not be written is perhaps not up to date.
  private func tellAsItStands(_ store: Store) throws {
    let stale = try usingStore { () throws(StoreError) in try store.stalePairs() }
    var notice = "\(path) may not be written and is shown as it stands"
    if stale > 0 {
      notice +=
        "; what carries over between sessions is not up to date for \(counted(stale, "pair"))"
    }
    let log = (try? FilePath(path + "-wal").stat())?.size ?? 0
    if store.isReadOnly, log > 0 {
      notice += "; what the last run left in \(path)-wal is not seen"
    }
    Messages.line(SafeText(notice).text)
  }
}

/// Runs `body`, and ends with the exit code of a database that cannot be used where it fails, or with
/// that of one that is `damaged`.
func usingStore<Value>(
  damaged: ExitCode = ExitStatus.cannotUse, _ body: () throws(StoreError) -> Value
) throws -> Value {
  do throws(StoreError) {
    return try body()
  } catch {
    Messages.line(error.description)
    throw error.code == .damaged ? damaged : ExitStatus.cannotUse
  }
}
