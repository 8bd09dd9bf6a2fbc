import ArgumentParser
import Coaching
import Reports

/// Verifies the database.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify the database: pages, references, whole sessions, outdated analyses.",
    discussion: """
      Exit codes: 0 sound (outdated analyses are named, and made anew by the next run of \
      ingest), 1 not sound, 64 usage, 66 the file of --model is not there, 74 the database or \
      the model cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  @OptionGroup var labelling: ModelOption

  func run() throws {
    let store = try database.openToRead(damaged: ExitStatus.incomplete)
    let model = try labelling.load().version
    let check = try usingStore(damaged: ExitStatus.incomplete) { () throws(StoreError) in
      try store.check(analyzer: analyzeVersion, model: model, rules: analysisRulesVersion)
    }
    var lines = [
      "\(counted(check.sessions, "session")), \(counted(check.refusals, "refused input"))"
    ]
    lines += check.damages.map { "damaged: \($0)" }
    if check.brokenReferences > 0 { lines.append("\(check.brokenReferences) broken references") }
    lines += check.incomplete.map { "not whole: session \($0)" }
    if !check.stale.isEmpty {
      let sessions = counted(check.stale.count, "session")
      lines.append("\(sessions) of another version or model: the next ingest makes them anew")
    }
    if check.stalePairs > 0 {
      let pairs = counted(check.stalePairs, "pair")
      lines.append(
        "\(pairs) with sessions not yet compared: the next command that needs it does so")
    }
    if check.isSound { lines += try history(of: store) }
    lines.append(check.isSound ? "sound" : "not sound: ingest the files into a new database")
    try write(lines.map { SafeText($0).text + "\n" }.joined())
    if !check.isSound { throw ExitStatus.incomplete }
  }

  /// What is left of what was done to the database before.
  private func history(of store: Store) throws -> [String] {
    var lines: [String] = []
    if try usingStore({ () throws(StoreError) in try store.isUnclean() }) {
      lines.append("not rebuilt since somebody was forgotten: run the same analyze forget again")
    }
    let changes = try usingStore { () throws(StoreError) in try store.analysisChanges() }
    if let last = changes.last {
      lines.append("last change of versions, \(last.moment.prefix(10)):")
      lines += last.sentences.map { "  " + $0 }
    }
    return lines
  }
}
