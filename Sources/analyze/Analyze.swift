import ArgumentParser

/// The command line of analyze.
@main
struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Understands coaching conversations from their transcripts.")
}
