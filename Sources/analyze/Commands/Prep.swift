import ArgumentParser
import Reports

/// Prints the page to read before the next session.
struct Prep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prep",
    abstract: "Show what to have in mind before the next session of a pair, on one page.",
    discussion: """
      Open challenges, promises, goals with when they were last touched, threads gone quiet, \
      the last zoom-out, wins, and up to three things to ask; each line with its words and \
      their place. The best three of what is less sure stand under Perhaps, weaker ones are \
      counted. Exit codes: 0 shown, 64 usage, 66 there is no such pair, or several, 74 the \
      database or the output cannot be used.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var pair: PairOption
  @OptionGroup var output: ReportOutput
  @OptionGroup var names: NameOptions

  func run() throws {
    let reader = try names.reader(of: database)
    try output.print(PrepBrief(try pair.threads(in: reader)))
  }
}

/// Prints the ledger of challenges and goals.
struct Ledger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Show every challenge of a pair from being set to its outcome, and every goal.",
    discussion: """
      Exit codes: 0 shown, 64 usage, 66 there is no such pair, or several, 74 the database or \
      the output cannot be used.
      """)

  @OptionGroup var database: DatabaseOption
  @OptionGroup var pair: PairOption
  @OptionGroup var output: ReportOutput
  @OptionGroup var names: NameOptions

  @Flag(help: "Show every proposal under Perhaps, however weak; else the best three of a kind.")
  var all = false

  func run() throws {
    let reader = try names.reader(of: database)
    try output.print(LedgerReport(try pair.threads(in: reader), isWhole: all))
  }
}

extension PairOption {
  /// What was left open between the sessions of the pair.
  ///
  /// - Throws: The exit code of a pair that is not there; the reason stands on standard error.
  fileprivate func threads(in reader: ReportReader) throws -> PairThreads {
    let pair = try pair(in: reader)
    let found = try usingStore { () throws(StoreError) in try reader.threads(pair) }
    guard let found else {
      Messages.line(SafeText("there is no pair '\(name)'").text)
      throw ExitStatus.notFound
    }
    return found
  }
}
