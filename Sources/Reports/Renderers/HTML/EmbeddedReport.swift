import Foundation

/// A report as a part of another program's page.
///
/// The page brings its own head; what stands here begins with the report's heading, and ends with
/// its closing sentences. `style` is the sheet that it is made for.
public struct EmbeddedReport: Sendable, Hashable {
  /// The markup between the body's tags.
  public let markup: String

  /// Takes the body out of a report's page.
  ///
  /// All text of a page is escaped, so its body has exactly one beginning and one end.
  public init(_ report: some Report) {
    let page = report.html
    let body = page.range(of: "<body>\n").map { page[$0.upperBound...] } ?? page[...]
    markup = String(body.range(of: "</body>").map { body[..<$0.lowerBound] } ?? body)
  }

  /// The style sheet of reports.
  public static let style = HTMLPage.style
}
