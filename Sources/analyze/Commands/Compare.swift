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
  private static func sentence(_ compared: Int, _ named: Int) -> String {
    guard compared == 0 else { return "\(counted(compared, "pair")) compared" }
    switch named {
    case 0: return "nothing to compare: every pair is up to date"
    case 1: return "nothing to compare: that pair is up to date, or there is none"
    default: return "nothing to compare: those pairs are up to date, or there are none"
    }
  }

  func run() throws {
    let store = try database.open(.existing)
    try usingStore { () throws(StoreError) in
      let refresh = try ContinuityRefresh(store)
      let scopes = pairID.isEmpty ? [.all] : pairID.map { ContinuityRefresh.Scope.key($0) }
      var compared = 0
      for scope in scopes {
        compared += try refresh.run(scope) { Interruption.signal != nil }
      }
      if Interruption.signal == nil { Messages.line(Self.sentence(compared, pairID.count)) }
    }
  }
}
