import ArgumentParser
import Glibc

/// The web app for coaches and program leads: what `analyze serve` and `analyze user` start.
@main
struct Dashboard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze-dashboard",
    abstract: "The web app of analyze; `analyze serve` and `analyze user` start it.",
    subcommands: [Serve.self, User.self, Purge.self])

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    umask(0o077)
    await main(nil)
  }
}
