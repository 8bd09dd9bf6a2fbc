extension TerminalRenderer {
  /// A page of short lines under headings.
  func render(_ brief: Brief) -> String {
    var page = self.page
    title(brief.title, brief.kind, on: &page)
    if !brief.facts.isEmpty { page.paragraph(brief.facts.joined(separator: " · ")) }
    for section in brief.sections {
      page.heading(section.title)
      if section.entries.isEmpty { page.paragraph(section.empty, .faint) }
      for entry in section.entries {
        page.paragraph(entry.sentence, indent: 2, first: "·")
        if !entry.source.isEmpty { page.paragraph(entry.source, indent: 4, .faint) }
      }
      if let more = section.more { page.paragraph(more, indent: 2, .faint) }
    }
    page.blank()
    for note in brief.closing { page.paragraph(note, .faint) }
    return text(page)
  }
}
