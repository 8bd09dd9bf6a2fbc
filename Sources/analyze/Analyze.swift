import ArgumentParser
import Glibc

/// The command line of analyze.
@main
struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Understand coaching conversations from their transcripts.",
    discussion: """
      Reads transcripts of coaching sessions, tells who talked how much, in which mode \
      (coaching or mentorship) and how far zoomed out, and keeps it in an SQLite file. \
      Everything happens on this machine. `analyze PATH…` is `analyze ingest PATH…`.
      """,
    version: analyzeVersion,
    subcommands: [
      Ingest.self, Compare.self, ReportCommand.self, Prep.self, Ledger.self, Correct.self,
      Export.self,
      Forget.self,
      Check.self, Parse.self,
      Formats.self,
      Classify.self,
      Train.self, Evaluate.self,
      QuarantineCommand.self, Inputs.self, Worker.self, Merge.self,
      Serve.self, User.self, Purge.self,
    ],
    defaultSubcommand: Ingest.self)

  static func main() async {
    // A reader that leaves (`| head`) must not kill a run that still has sessions to store.
    signal(SIGPIPE, SIG_IGN)
    await main(nil)
  }
}
