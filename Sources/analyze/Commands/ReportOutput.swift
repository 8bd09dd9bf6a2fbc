public import ArgumentParser
import Foundation
import Glibc
public import Reports

/// How a report looks and where it goes.
struct ReportOutput: ParsableArguments {
  @Option(help: "terminal, json, csv, markdown or html.")
  var format: ReportFormat = .terminal

  @Option(help: "Write to this file instead of standard output.")
  var out: String?

  @Option(help: "The width in columns (default: that of the terminal, else 80).")
  var width: Int?

  @Flag(help: "Show no colour. Colour is shown on terminals only, unless NO_COLOR is set.")
  var noColor = false

  func validate() throws {
    if let width, !(60...400).contains(width) {
      throw ValidationError("--width expects a number from 60 to 400, found \(width).")
    }
  }

  /// Prints a report, or writes it to the file that was named.
  func print(_ report: some Report) throws {
    let terminal = TerminalRenderer(
      width: width ?? Self.terminalWidth, color: hasColor ? .sixteen : .none)
    try write(report.rendered(format, for: terminal), to: out)
  }

  private var hasColor: Bool {
    let noColorIsSet = ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty == false
    return !noColor && !noColorIsSet && out == nil && isatty(STDOUT_FILENO) == 1
  }

  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 60 else { return 80 }
    return min(Int(size.ws_col), 120)
  }
}

extension ReportFormat: ExpressibleByArgument {}
