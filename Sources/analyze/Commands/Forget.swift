import ArgumentParser
import Foundation
import Glibc
import Reports

/// Erases a person.
struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Erase a person: sessions, words, findings and the name; sums stay.",
    discussion: """
      Every session in which the person is coach or client or speaks goes as a whole, also for \
      the other one. In the words of other sessions, letters of the name become stars. What \
      stays are figures without the person's name in the sums of the program and of the other \
      of the two, and a tombstone by which `ingest` refuses the same files. \
      Transcripts, exports, reports and backups are files of yours: erase them yourself.

      Exit codes: 0 erased, 1 not confirmed, 64 usage, 66 the database holds nothing of the \
      person, 74 the database cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: "The person's name; case and spaces don't matter.")
  var person: String

  @Option(help: "Another name of the same person; may be given several times.")
  var alias: [String] = []

  @OptionGroup var key: KeyOption

  @Flag(help: "Say what would go, and change nothing.")
  var dryRun = false

  @Flag(help: "Don't ask; without a terminal nothing is asked.")
  var yes = false

  func validate() throws {
    guard ([person] + alias).allSatisfy({ !$0.trimmingCharacters(in: .whitespaces).isEmpty }) else {
      throw ValidationError("--person and --alias expect a name, found an empty text.")
    }
  }

  func run() throws {
    let store = try database.open(.existing)
    let key = try key.load()
    let erasure = Erasure(of: person, aliases: alias, pseudonymsBy: key, in: store)
    let plan = try usingStore { () throws(StoreError) in try erasure.plan() }
    guard !plan.isEmpty else { return try findNothing(erasure, key, in: store) }
    try write(Self.text(of: plan, dryRun ? "would go" : "goes"))
    if dryRun { return }
    try confirm()
    try erase(erasure, from: store)
    try write("\(counted(plan.sessions.count, "session")) forgotten\n")
  }

  private func erase(_ erasure: Erasure, from store: Store) throws {
    do throws(StoreError) {
      _ = try erasure.run(by: NSUserName(), at: Date.now.ISO8601Format())
    } catch {
      Messages.line(error.description)
      if (try? store.isUnclean()) == true {
        Messages.line(
          "everything is erased, but the file could not be rebuilt yet and may hold old bytes; "
            + "run the same command again once nothing else uses the database")
      }
      throw ExitStatus.cannotUse
    }
    _ = try usingStore { () throws(StoreError) in try ContinuityRefresh(store).run() }
  }

  /// Finishes what an earlier run had to leave, or says that there is nobody of that name.
  private func findNothing(_ erasure: Erasure, _ key: PseudonymKey?, in store: Store) throws {
    try usingStore { () throws(StoreError) in try store.requireKey(key) }
    if try usingStore({ () throws(StoreError) in try store.isUnclean() }), !dryRun {
      try erase(erasure, from: store)
      return try write("the file is rebuilt: it holds nothing of those who were forgotten\n")
    }
    let close = try usingStore { () throws(StoreError) in try erasure.namesLike() }
    let hint = close.isEmpty ? "" : "; did you mean \(close.joined(separator: ", "))?"
    Messages.line(SafeText("the database holds nothing of '\(person)'\(hint)").text)
    throw ExitStatus.notFound
  }

  private func confirm() throws {
    guard !yes, isatty(STDIN_FILENO) == 1 else { return }
    Messages.line("This cannot be undone. Type yes to go on:")
    guard readLine()?.lowercased() == "yes" else {
      Messages.line("nothing was changed")
      throw ExitStatus.incomplete
    }
  }

  private static func text(of plan: ErasureSummary, _ goes: String) -> String {
    var lines = plan.sessions.map { session in
      "\(session.date ?? "no date   ")  \(session.id)  as \(session.part)"
    }
    let counts = [
      counted(plan.sessions.count, "session"), counted(plan.turns, "turn"),
      counted(plan.findings, "finding"), counted(plan.corrections, "correction"),
      counted(plan.refusals, "refused input"),
    ]
    lines.append("\(goes): \(counts.joined(separator: ", "))")
    if plan.mentions > 0 {
      lines.append("stars in other sessions: \(counted(plan.mentions, "mention"))")
    }
    let left = plan.files.filter { FileManager.default.fileExists(atPath: $0) }
    lines += left.map { "stays on the disk, erase it yourself: \(SafeText($0).text)" }
    if plan.names > 0 {
      let places = counted(plan.names, "place")
      lines.append("the name outside of sessions, such as who made a correction: \(places)")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
