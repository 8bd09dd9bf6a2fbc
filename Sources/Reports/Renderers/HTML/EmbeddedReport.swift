/// A report as a part of another program's page.
///
/// The page brings its own head; what stands here begins with the report's heading, and ends with
/// its closing sentences. `style` is the sheet that it is made for.
public struct EmbeddedReport: Sendable, Hashable {
  /// The report's heading with its facts.
  public let opening: String
  /// The way through the report, its sections, and its closing sentences.
  public let contents: String

  /// Makes the part of a page that shows a report.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - sessionsAt: The beginning of the addresses of sessions, as `/sessions/`: quotes lead to the
  ///     turn `turn-4` of the page `transcript` below it. Without it they lead nowhere.
  public init(_ report: some Report, sessionsAt: String? = nil) {
    var page = report.page
    page.sessionsAt = sessionsAt
    (opening, contents) = page.body
  }

  /// The style sheet of reports.
  public static let style = HTMLPage.style
}
