/// A report as a page of HTML: what the template `page` shows.
///
/// Templates read the stored properties of views by their names; views hold texts that are ready
/// to be shown, and compute nothing. To add a section to a report, write its view and its
/// template, and append it to `sections`.
public struct HTMLPage: Sendable {
  /// What kind of report it is, above the title.
  var kind: String
  /// Whom or what the report is about.
  var title: String
  /// Short facts below the title.
  var facts: [String]
  /// Sentences that must be read before anything else.
  var notices: [String] = []
  /// The parts of the report, in the order of the page.
  var sections: [Section] = []
  /// What stands at the end of the page.
  var closing: [String] = []
  /// The beginning of the addresses of sessions; nil where the page stands alone.
  var sessionsAt: String?
  /// What the page may load.
  private var policy = ContentPolicy.policy(style: Self.style)

  /// The style sheet, as it stands on the page.
  static let style = Templates.shipped.render(Nothing(), with: "style")

  private struct Nothing {}

  init(kind: String, title: String, facts: [String]) {
    self.kind = kind
    self.title = title
    self.facts = facts
  }

  /// One part of a report under its heading.
  struct Section: Sendable {
    /// The anchor that leads to it.
    var id: String
    /// The heading.
    var title: String
    /// What its figures are shares of, or where they come from.
    var note: String?
    /// The template that shows `content`.
    var template: TemplateName
    /// The view that the template reads.
    var content: any Sendable

    init(
      _ id: String, _ title: String, note: String? = nil, _ template: String,
      _ content: any Sendable
    ) {
      self.id = id
      self.title = title
      self.note = note
      self.template = TemplateName(name: template)
      self.content = content
    }
  }

  /// The whole file, which needs nothing else.
  public var html: String { Templates.shipped.render(self, with: "page") }

  /// What stands between the body's tags: the heading with its facts, and the sections.
  var body: (opening: String, contents: String) {
    let view = Field.of(self) ?? .fields([:])
    return (
      Templates.shipped.render(view, with: "opening"),
      Templates.shipped.render(view, with: "contents")
    )
  }
}

/// Some sentences, and nothing else.
struct Sentences: Sendable {
  var sentences: [String]
}
