import ArgumentParser
import Foundation
import Glibc
import Reports

/// Starts the web app.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the web app for coaches, program leads and administrators.",
    discussion: """
      Starts analyze-dashboard, which is built beside analyze, on this machine alone. On a \
      database without people it prints a one-time link to make the first account. Exit codes: 0 \
      ended by a signal, 64 usage, 69 analyze-dashboard is not built, 74 the database or the port \
      cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: "The port to listen at.")
  var port = 8080

  @Option(help: "The address to listen at; others than this machine's need --origin with TLS.")
  var host = "127.0.0.1"

  @Option(help: "The address by which browsers reach it through a proxy with TLS.")
  var origin: String?

  func run() throws {
    let place = ["--db", database.path, "--port", String(port), "--host", host]
    try DashboardProgram.become(["serve"] + place + (origin.map { ["--origin", $0] } ?? []))
  }
}

/// Erases sessions that are older than they are kept.
struct Purge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Erase sessions that are older than an administrator lets them be kept.",
    discussion: """
      For how many months sessions are kept is set in the web app; it erases them too, at its start \
      and once a day. Exit codes: 0 done, 64 usage, 69 analyze-dashboard is not built, 74 the \
      database cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  @Flag(help: "Say how many would go, and change nothing.")
  var dryRun = false

  func run() throws {
    try DashboardProgram.become(
      ["purge", "--db", database.path] + (dryRun ? ["--dry-run"] : []))
  }
}

/// Keeps the people of the web app.
struct User: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Keep the people of the web app.", subcommands: [Add.self])

  /// Adds somebody.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add somebody; without a password, a one-time link to set one is printed.",
      discussion: """
        A coach sees the sessions that bear the coach's name. Exit codes: 0 added, 1 the name is \
        taken, 64 usage, 69 analyze-dashboard is not built, 74 the database cannot be used.
        """)

    @OptionGroup var database: DatabaseOption

    @Argument(help: "The name to sign in with; of a coach, the name that the sessions bear.")
    var name: String

    @Option(help: "coach, lead or admin.")
    var role: String

    @Option(help: "A program of a coach or a lead; may be given several times.")
    var program: [String] = []

    @Option(help: "The password. Other users of the machine see it: better take the link.")
    var password: String?

    func run() throws {
      var arguments = ["user", "add", "--db", database.path, "--role", role]
      for name in program { arguments += ["--program", name] }
      if let password { arguments += ["--password", password] }
      try DashboardProgram.become(arguments + ["--", name])
    }
  }
}

/// The program of the web app: one of its own, so that batches do without the network's libraries.
private enum DashboardProgram {
  /// Ends this program and starts the other one in the same process.
  ///
  /// - Throws: The exit code of a program that is not there; the reason stands on standard error.
  static func become(_ arguments: [String]) throws {
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let program = folder.appendingPathComponent("analyze-dashboard").path
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    execv(program, words)
    // Only a failure comes back.
    for word in words { free(word) }
    let finding = "the web app is not built: expected \(program); \(remedy(folder.path))"
    Messages.line(SafeText(finding).text)
    throw ExitStatus.unavailable
  }

  /// How the web app comes beside the program that runs.
  ///
  /// Builds lie in `SCRATCH/TRIPLE/CONFIGURATION`; what lies elsewhere was copied from there. `make`
  /// builds into a scratch of its own.
  private static func remedy(_ folder: String) -> String {
    let parts = folder.split(separator: "/").map(String.init)
    guard let configuration = parts.last, ["debug", "release"].contains(configuration),
      let scratch = parts.dropLast(2).last
    else {
      return "`make serve` builds it in .build-release/release of the project; copy "
        + "analyze-dashboard and analyze_Dashboard.resources from there"
    }
    if configuration == "release", scratch == ".build-release" {
      return "`make serve` builds it there, and serves it with the samples"
    }
    var command = "swift build --product analyze-dashboard"
    if configuration == "release" { command += " --configuration release" }
    if scratch != ".build" { command += " --scratch-path \(scratch)" }
    return "`\(command)` builds it there"
  }
}
