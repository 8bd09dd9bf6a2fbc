public import ArgumentParser
import Foundation
import Glibc
import Logging
import NIOCore
public import Reports

/// The database, as every command takes it.
struct DatabaseChoice: ParsableArguments {
  @Option(name: .customLong("db"), help: "The database file.")
  var path = "balance.sqlite"

  /// Opens the database, which is made where there is none.
  func open(readers: Int = 0) throws -> Store {
    do throws(StoreError) {
      return try Store(path: path, access: .createIfMissing, readers: readers)
    } catch {
      say(error.description)
      throw ExitCode(74)
    }
  }
}

/// Serves the web app.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the web app.", discussion: "Ends with SIGTERM or Ctrl-C.")

  @OptionGroup var database: DatabaseChoice

  @Option(help: "The port to listen at.")
  var port = 8080

  @Option(help: "The address to listen at; others than this machine's need --origin with TLS.")
  var host = "127.0.0.1"

  @Option(help: "The address by which browsers reach it through a proxy with TLS.")
  var origin: String?

  func validate() throws {
    guard (1...65_535).contains(port) else {
      throw ValidationError("--port expects a number from 1 to 65535, found \(port).")
    }
    if let origin, Origin(origin, port: port) == nil {
      throw ValidationError("--origin expects an address such as https://balance.example.org.")
    }
    let isHere = ["127.0.0.1", "::1", "localhost"].contains(host)
    guard isHere || origin?.hasPrefix("https://") == true else {
      throw ValidationError(
        "Off this machine, passwords and transcripts need TLS: put a proxy in front, and give its "
          + "address with --origin https://….")
    }
  }

  func run() async throws {
    let store = try database.open(readers: Lanes.pages)
    let lock: ServerLock
    do throws(ServerLock.Taken) {
      lock = try ServerLock(database: database.path)
    } catch {
      say("cannot serve '\(SafeText(database.path).text)': \(error.reason)")
      throw ExitCode(74)
    }
    try await serve(store)
    _ = consume lock
  }

  private func serve(_ store: Store) async throws {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("analyze").path
    guard access(program, X_OK) == 0 else {
      say(
        "analyze is not beside analyze-dashboard: expected \(SafeText(program).text); build it as "
          + "analyze-dashboard was built, with --product analyze")
      throw ExitCode(74)
    }
    var logger = Logger(label: "dashboard") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .error
    let child = LimitedChild(program: program, database: database.path)
    TranscriptChild(child).clear()
    try store.purge(at: .now)
    let site = Site(
      store: store,
      origin: origin.flatMap { Origin($0, port: port) } ?? Origin(port: port),
      child: child, logger: logger)
    let address = origin ?? "http://\(host):\(port)"
    let first = try store.hasNoPeople() ? site.signIn.invite(nil, at: site.now()) : nil
    do {
      try await WebServer(site: site, lanes: Lanes(), logger: logger).run(host: host, port: port) {
        say("the web app answers at \(address)/")
        if let first {
          say("nobody has an account yet; make the first one within two days: \(address)\(first)")
        }
      }
    } catch let error as IOError {
      say("cannot listen at \(host):\(port): \(String(cString: strerror(error.errnoCode)))")
      throw ExitCode(74)
    }
  }
}

/// Erases sessions that are older than they are kept.
struct Purge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Erase sessions that are older than an administrator lets them be kept.")

  @OptionGroup var database: DatabaseChoice

  @Flag(help: "Say how many would go, and change nothing.")
  var dryRun = false

  func run() throws {
    let store = try database.open()
    guard let months = try store.retentionMonths() else {
      return print("sessions are kept without an end; an administrator sets for how many months")
    }
    let count =
      try dryRun ? store.expiredSessions(at: .now).count : store.purge(at: .now)
    if !dryRun { try ContinuityRefresh(store).run() }
    print(
      "\(Show.count(count, "session")) older than \(Show.count(months, "month")) "
        + (dryRun ? "would go" : "erased"))
  }
}

/// Keeps the people of the web app.
struct User: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep the people of the web app.", subcommands: [Add.self])

  /// Adds somebody.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add somebody; without a password, a one-time link to set one is printed.")

    @OptionGroup var database: DatabaseChoice

    @Argument(help: "The name to sign in with; of a coach, the name that the sessions bear.")
    var name: String

    @Option(help: "coach, lead or admin.")
    var role: Person.Role

    @Option(help: "A program of a coach or a lead; may be given several times.")
    var program: [String] = []

    @Option(help: "The password. Other users of the machine see it: better take the link.")
    var password: String?

    func validate() throws {
      if name.trimmed.isEmpty || name.contains("|") {
        throw ValidationError("A name has a letter at least, and no vertical bar.")
      }
      if let password, let objection = PasswordRule.objection(to: password, of: name) {
        throw ValidationError(objection)
      }
    }

    func run() throws {
      let store = try database.open()
      let hash = password.map { PasswordHash().hash($0) }
      let person = try store.addPerson(
        name.trimmed, role: role, password: hash, programs: program, at: .now)
      guard let person else {
        say("there is an account of the name '\(SafeText(name).text)' already")
        throw ExitCode(1)
      }
      try store.log("person.add", "person \(person.id)", by: nil, at: .now)
      guard hash == nil else { return }
      let signIn = SignIn(store: store, passwords: PasswordHash(), isSecure: false)
      say(
        "\(SafeText(name).text) sets a password within two days at the address of the web app and:")
      print(try signIn.invite(person, at: .now))
    }
  }
}

extension Person.Role: ExpressibleByArgument {}

/// Tells something on standard error.
func say(_ line: String) {
  FileHandle.standardError.write(Data("\(line)\n".utf8))
}
