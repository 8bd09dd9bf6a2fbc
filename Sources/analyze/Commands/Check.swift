import ArgumentParser
import Coaching
import Reports

/// Verifies the database.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify the database: pages, references, whole sessions, outdated analyses.",
    discussion: """
      Exit codes: 0 sound (outdated analyses are named, and made anew by the next run of \
      ingest), 1 not sound, 74 the database cannot be used.
      """)

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let store = try database.open(.existing)
    let model = try ModelOption.shipped().version
    let check = try usingStore { () throws(StoreError) in
      try store.check(analyzer: analyzeVersion, model: model, rules: analysisRulesVersion)
    }
    var lines = ["\(check.sessions) sessions, \(check.refusals) refused inputs"]
    lines += check.damages.map { "damaged: \($0)" }
    if check.brokenReferences > 0 { lines.append("\(check.brokenReferences) broken references") }
    lines += check.incomplete.map { "not whole: session \($0)" }
    if !check.stale.isEmpty {
      lines.append("\(check.stale.count) sessions were analysed by another version or model")
    }
    lines.append(check.isSound ? "sound" : "not sound")
    try write(lines.map { SafeText($0).text + "\n" }.joined())
    if !check.isSound { throw ExitStatus.incomplete }
  }
}
