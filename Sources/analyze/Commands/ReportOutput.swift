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

  @Option(help: "The width in columns (default: that of the terminal, else COLUMNS, else 80).")
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
      width: width ?? Self.terminalWidth, color: hasColor ? .sixteen : .none, signs: Self.signs)
    try write(report.rendered(format, for: terminal), to: out)
  }

  private var hasColor: Bool {
    let noColorIsSet = ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty == false
    return !noColor && !noColorIsSet && out == nil && isatty(STDOUT_FILENO) == 1
  }

  /// The columns of the terminal; outside of one what COLUMNS says, else 80.
  private static var terminalWidth: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return min(max(60, Int(size.ws_col)), 120)
    }
    let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return stated.map { min(max(60, $0), 400) } ?? 80
  }

  /// Signs in ASCII where the locale names another character set than UTF-8, or none (`C`).
  private static var signs: Signs {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let locale = locale?.uppercased() else { return .unicode }
    return locale.contains("UTF-8") || locale.contains("UTF8") ? .unicode : .ascii
  }
}

extension ReportFormat: ExpressibleByArgument {}
