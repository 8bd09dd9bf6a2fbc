extension Brief {
  /// The page as one HTML file, with spoken words.
  var page: HTMLPage {
    var page = HTMLPage(kind: kind, title: title, facts: facts)
    page.sections = sections.map { section in
      HTMLPage.Section(
        section.id.replacing("_", with: "-"), section.title, "entries", EntriesView(section))
    }
    page.closing = closing
    return page
  }
}

/// Short lines, each with the words that it rests on.
struct EntriesView: Sendable {
  /// One line.
  struct Entry: Sendable {
    var lead: String?
    var quote: String?
    var tail: String?
    /// What stands after the line; commands name an item by its end.
    var source: String?
    /// The same without the item, for a web app, where nobody types it.
    ///
    /// Not called facts, as those of the page are: they would stand where an entry has none.
    var particulars: String?
    /// The session of the words and their turn, to which a web app leads.
    var session: String?
    var turn: Int?
  }

  var entries: [Entry]
  /// What stands there where there is no line, or how many lines more there are.
  var sentences: [String]

  init(_ section: Brief.Section) {
    entries = section.entries.map(Self.entry)
    sentences = [section.entries.isEmpty ? section.empty : nil, section.moreOnPage]
      .compactMap(\.self)
  }

  init(_ part: ReportPart) {
    entries = part.entries.map(Self.entry)
    sentences = part.closing
  }

  private static func entry(_ entry: Brief.Entry) -> Entry {
    Entry(
      lead: entry.lead, quote: entry.shownQuote, tail: entry.tail,
      source: entry.source.isEmpty ? nil : entry.source,
      particulars: entry.facts.isEmpty ? nil : entry.facts.joined(separator: " · "),
      session: entry.session, turn: entry.turn)
  }
}
