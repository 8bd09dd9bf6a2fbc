import ArgumentParser
import Reports

/// The option that every command takes.
struct DatabaseOption: ParsableArguments {
  @Option(name: .customLong("db"), help: "The database file.")
  var path = "balance.sqlite"

  /// Opens the database.
  ///
  /// - Throws: The exit code of a database that cannot be used; the reason stands on standard
  ///   error.
  func open(_ access: Store.Access) throws -> Store {
    do throws(StoreError) {
      return try Store(path: path, access: access)
    } catch {
      Messages.line(error.description)
      throw ExitStatus.cannotUse
    }
  }

  /// Opens a database that is there, with every pair up to date.
  ///
  /// A run of `ingest` that was killed leaves pairs whose sessions were never compared.
  ///
  /// - Throws: The exit code of a database that cannot be used; the reason stands on standard
  ///   error.
  func openUpToDate() throws -> Store {
    let store = try open(.existing)
    _ = try usingStore { () throws(StoreError) in try ContinuityRefresh(store).run() }
    return store
  }
}

/// Runs `body`, and ends with the exit code of a database that cannot be used where it fails.
func usingStore<Value>(_ body: () throws(StoreError) -> Value) throws -> Value {
  do throws(StoreError) {
    return try body()
  } catch {
    Messages.line(error.description)
    throw ExitStatus.cannotUse
  }
}
