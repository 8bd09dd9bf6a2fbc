import ArgumentParser
import Foundation
import Reports

/// Prints balance reports.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the balance of a session, a pair, a coach, a program, or of everything.",
    discussion: "Exit codes: 0 shown, 66 there is no such thing, 74 the database cannot be used.")

  @OptionGroup var database: DatabaseOption

  @Option(help: "A session: its id, the beginning of it, or its file's name.")
  var session: String?

  func run() throws {
    let store = try database.open(.existing)
    let reader = ReportReader(store)
    guard let session else { return }
    let ids = try usingStore { () throws(StoreError) in try reader.sessions(named: session) }
    guard let id = ids.first else {
      Messages.line("there is no session '\(session)'; `analyze report` lists what there is")
      throw ExitStatus.notFound
    }
    let report = try usingStore { () throws(StoreError) in try reader.session(id) }
    if let report { try write(TerminalRenderer(width: 80).render(report)) }
  }
}
