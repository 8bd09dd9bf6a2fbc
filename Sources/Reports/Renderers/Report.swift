/// A report that can be shown in every format.
public protocol Report: Sendable {
  /// The report laid out for a terminal.
  func text(for terminal: TerminalRenderer) -> String
  /// The report as data, with stable keys that name their units.
  var json: JSON { get }
  /// The report as a page of HTML.
  var page: HTMLPage { get }
  /// The report as tables for programs, the most important first.
  var tables: [ReportTable] { get }
  /// The report in Markdown.
  var markdown: String { get }
}

/// The formats of a report.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// Aligned text with bars, for a terminal.
  case terminal
  /// One JSON object.
  case json
  /// The first table as comma-separated values with a header line.
  case csv
  /// Markdown: the words and tables of the terminal's report.
  case markdown
  /// One HTML file that opens offline.
  case html
}

extension Report {
  /// The report as one HTML file that needs nothing else.
  public var html: String { page.html }

  /// The report in a format.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - terminal: The width and colours for the terminal; of no meaning to the other formats.
  /// - Returns: The text, which ends with a line end.
  public func rendered(
    _ format: ReportFormat, for terminal: TerminalRenderer = TerminalRenderer()
  ) -> String {
    switch format {
    case .terminal: text(for: terminal)
    case .json: json.pretty
    case .csv: tables.first?.csv ?? ""
    case .html: html
    case .markdown: markdown
    }
  }
}

extension SessionReport: Report {
  /// The report laid out for a terminal.
  public func text(for terminal: TerminalRenderer) -> String { terminal.render(self) }
}

extension PairReport: Report {
  /// The report laid out for a terminal.
  public func text(for terminal: TerminalRenderer) -> String { terminal.render(self) }
}

extension Overview: Report {
  /// The report laid out for a terminal.
  public func text(for terminal: TerminalRenderer) -> String { terminal.render(self) }
}

extension CoachReport: Report {
  /// The report laid out for a terminal.
  public func text(for terminal: TerminalRenderer) -> String { terminal.render(self) }
}

extension ProgramReport: Report {
  /// The report laid out for a terminal.
  public func text(for terminal: TerminalRenderer) -> String { terminal.render(self) }
}
