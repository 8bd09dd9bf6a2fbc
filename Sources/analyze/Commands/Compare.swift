import ArgumentParser
import Reports

/// Compares the sessions of pairs that changed.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the sessions of pairs that changed since they were compared.",
    discussion: """
      Every command that shows what carries over between sessions does this first, and ingest does \
      it last; so it is of use after `ingest --without-comparing` alone. The web app lets it \
      compare pairs, since it can be stopped. Exit codes: 0 done, 64 usage, 74 the database cannot \
      be used.
      """)

  @OptionGroup var database: DatabaseOption

  @Option(help: "A row of the table engagements: that pair alone; may be given several times.")
  var pairID: [Int64] = []

  /// What was done; a run that finds nothing to do says so, since it looks like one that failed.
  private static func sentence(_ compared: Int, named: Int, missing: [Int64]) -> String {
    var facts = missing.map { "there is no pair \($0)" }
    if compared > 0 {
      return (["\(counted(compared, "pair")) compared"] + facts).joined(separator: "; ")
    }
    switch (named - missing.count, missing.isEmpty) {
    case (0, true): facts.append("every pair is up to date")
    case (0, false): break
    case (1, true): facts.append("that pair is up to date")
    case (1, false): facts.append("the other pair is up to date")
    case (_, true): facts.append("those pairs are up to date")
    case (_, false): facts.append("the other pairs are up to date")
    }
    return "nothing to compare: " + facts.joined(separator: ", ")
  }

  func run() throws {
    let store = try database.open(.existing)
    try usingStore { () throws(StoreError) in
      let refresh = try ContinuityRefresh(store)
      let scopes = pairID.isEmpty ? [.all] : pairID.map { ContinuityRefresh.Scope.key($0) }
      let compared = try refresh.run(scopes, showing: .auto)
      guard Interruption.signal == nil else { return }
      var missing: [Int64] = []
      for id in pairID where try !store.holdsPair(id) { missing.append(id) }
      Messages.line(Self.sentence(compared, named: pairID.count, missing: missing))
    }
  }
}
