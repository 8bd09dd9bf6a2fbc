import ArgumentParser
import Reports
import TranscriptModel

/// Prints balance reports.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show the balance of a session, a pair, a coach, a program, or of everything.",
    discussion: """
      Without a scope, the overview: every pair and what was refused. Exit codes: 0 shown, 64 \
      usage, 66 there is no such thing, or several, 74 the database or the output cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(
    help: """
      A session: its id, two digits or more of its beginning, or its file as the overview shows it.
      """)
  var session: String?

  @Option(help: "A pair: the client's name, or COACH/CLIENT, or PROGRAM/COACH/CLIENT.")
  var pair: String?

  @Option(help: "A coach by name.")
  var coach: String?

  @Option(help: "A program by name.")
  var program: String?

  @OptionGroup var output: ReportOutput
  @OptionGroup var names: NameOptions

  func validate() throws {
    guard [session, pair, coach, program].compactMap(\.self).count <= 1 else {
      throw ValidationError("Choose one of --session, --pair, --coach and --program.")
    }
  }

  func run() throws {
    let reader = try names.reader(of: database)
    if let session {
      try show(try found(session, in: reader), "session", session)
    } else if let pair {
      try show(try found(pair: pair, in: reader), "pair", pair)
    } else if let coach {
      let report = try usingStore { () throws(StoreError) in try reader.coach(coach) }
      try show(report, "coach", coach)
    } else if let program {
      let report = try usingStore { () throws(StoreError) in try reader.program(program) }
      try show(report, "program", program)
    } else {
      try output.print(try usingStore { () throws(StoreError) in try reader.overview() })
    }
  }

  private func found(_ name: String, in reader: ReportReader) throws -> SessionReport? {
    let ids = try usingStore { () throws(StoreError) in try reader.sessions(named: name) }
    try refuseSeveral(ids, what: "session", name: name)
    guard let id = ids.first else { return nil }
    return try usingStore { () throws(StoreError) in try reader.session(id) }
  }

  private func found(pair name: String, in reader: ReportReader) throws -> PairReport? {
    let pair = try PairOption.pair(named: name, in: reader)
    return try usingStore { () throws(StoreError) in try reader.pair(pair) }
  }

  private func refuseSeveral(_ candidates: [String], what: String, name: String) throws {
    guard candidates.count > 1 else { return }
    let list = candidates.joined(separator: ", ")
    Messages.line(SafeText("'\(name)' could be more than one \(what): \(list)").text)
    throw ExitStatus.notFound
  }

  private func show(_ report: (some Report)?, _ what: String, _ name: String) throws {
    guard let report else {
      let message = "there is no \(what) '\(name)'; `analyze report` shows what there is"
      Messages.line(SafeText(message).text)
      throw ExitStatus.notFound
    }
    try output.print(report)
  }
}
