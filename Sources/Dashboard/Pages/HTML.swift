import Foundation
import Reports

/// Markup in which all text is escaped: made by templates and reports alone.
struct HTML: Sendable {
  /// The markup.
  let text: String

  /// Fills a template in with the stored properties of a view.
  init(_ template: String, _ view: some Sendable) {
    text = Self.templates.render(view, with: template)
  }

  /// A report's heading, then something of the app's, then its sections.
  init(_ report: some Report, within: HTML?) {
    let report = EmbeddedReport(report, sessionsAt: "/sessions/")
    text = report.opening + (within?.text ?? "") + report.contents
  }

  private init(_ text: String) { self.text = text }

  /// One after the other.
  static func + (one: HTML, other: HTML) -> HTML { HTML(one.text + other.text) }

  private static let templates = Templates(
    folder: Bundle.module.url(forResource: "Templates", withExtension: nil))
}

/// What stands around every page: the way through the site, and who is signed in.
struct Shell: Sendable {
  /// One page of the menu.
  struct Link: Sendable {
    var url: String
    var name: String
    var isHere: Bool
  }

  var title: String
  var links: [Link]
  var person: String?
  /// Whether the page has a heading of its own, as a report has.
  var heading: String?
  /// What was just done.
  var message: String?
  /// Further ways on, below the menu.
  var ways: [Link] = []

  /// The whole page.
  static func page(
    _ title: String, for person: Person?, at here: String = "", message: String? = nil,
    ways: [(url: String, name: String)] = [], _ content: HTML
  ) -> HTML {
    let shell = shell(title, person, here, message, ways, hasHeading: true)
    return HTML("shell-top", shell) + content + HTML("shell-bottom", shell)
  }

  /// A page that shows a report, which brings its heading and its parts; what is `within` stands
  /// below the heading.
  static func page(
    _ title: String, for person: Person?, ways: [(url: String, name: String)],
    message: String? = nil, within: HTML? = nil, report: some Report, after: HTML? = nil
  ) -> HTML {
    let shell = shell(title, person, "", message, ways, hasHeading: false)
    let bottom = HTML("shell-report-bottom", shell)
    return HTML("shell-report-top", shell) + HTML(report, within: within)
      + (after.map { $0 + bottom } ?? bottom)
  }

  private static func shell(
    _ title: String, _ person: Person?, _ here: String, _ message: String?,
    _ ways: [(url: String, name: String)], hasHeading: Bool
  ) -> Shell {
    let links = Self.links(for: person?.role).map {
      Link(url: $0.url, name: $0.name, isHere: $0.url == here)
    }
    return Shell(
      title: title, links: links, person: person?.name, heading: hasHeading ? title : nil,
      message: message, ways: ways.map { Link(url: $0.url, name: $0.name, isHere: false) })
  }

  private static func links(for role: Person.Role?) -> [(url: String, name: String)] {
    switch role {
    case .coach: [("/", "Sessions"), ("/coach", "My range"), ("/me", "My account")]
    case .lead: [("/", "Programs"), ("/me", "My account")]
    case .admin:
      [
        ("/", "People"), ("/consents", "Consents"), ("/settings", "Settings"), ("/audit", "Log"),
        ("/me", "My account"),
      ]
    case nil: []
    }
  }
}

/// Why a request was not answered as it was meant.
struct ProblemPage: Sendable {
  var message: String

  init(_ problem: Problem) { message = problem.message }

  func page(for person: Person?) -> HTML {
    Shell.page("That did not work", for: person, HTML("problem", self))
  }
}

/// Files that are the same for everybody.
enum Assets {
  static let style: @Sendable (Visit) throws -> Answer = { _ in
    file(Array(EmbeddedReport.style.utf8) + bytes("dashboard.css"), "text/css; charset=utf-8")
  }
  static let script: @Sendable (Visit) throws -> Answer = { _ in
    file(bytes("app.js"), "text/javascript; charset=utf-8")
  }
  static let openAPI: @Sendable (Visit) throws -> Answer = { _ in
    file(bytes("openapi.json"), "application/json")
  }

  private static func file(_ bytes: [UInt8], _ type: String) -> Answer {
    Answer(status: 200, type: type, body: bytes, isPublic: true)
  }

  /// A program without its files is not installed: there is nothing that a caller could do.
  static func bytes(_ name: String) -> [UInt8] {
    let folder = Bundle.module.url(forResource: "Assets", withExtension: nil)
    guard let data = folder.flatMap({ try? Data(contentsOf: $0.appendingPathComponent(name)) })
    else { preconditionFailure("the file \(name) is missing beside the program") }
    return Array(data)
  }
}

/// Dates and numbers as pages show them.
enum Show {
  /// A moment in UTC: `2026-03-02 14:05 UTC`.
  static func moment(_ date: Date) -> String {
    let text = date.ISO8601Format()
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
  }

  /// A number with its word: `1 session`, `2 sessions`.
  static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }
}
