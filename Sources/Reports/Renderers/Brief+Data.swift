extension Brief {
  /// The page as data.
  var json: JSON {
    .object([
      ("title", .string(title)), ("facts", .list(facts.map(JSON.string))),
      ("sections", .list(sections.map(\.json))), ("notes", .list(closing.map(JSON.string))),
    ])
  }

  /// The page as one table, a row a line.
  var table: ReportTable {
    let rows = sections.flatMap { section in
      section.entries.map { entry -> [ReportTable.Cell] in
        [
          .text(section.id), .optional(entry.item), .optional(entry.session),
          .optional(entry.turn), .optional(entry.lead), .optional(entry.quote),
          .optional(entry.tail), .text(entry.facts.joined(separator: " · ")),
        ]
      }
    }
    return ReportTable(
      title: title,
      columns: ["section", "item", "session", "turn", "lead", "quote", "tail", "facts"],
      rows: rows)
  }

  /// The page in Markdown: a list below each heading.
  var markdown: String {
    var text = "# \(ReportTable.escaped(title))\n\n"
    text += facts.map { ReportTable.escaped($0) + "\n" }.joined(separator: "\n")
    for section in sections {
      text += "\n## \(section.title)\n\n"
      if section.entries.isEmpty { text += section.empty + "\n" }
      for entry in section.entries {
        let source = entry.source.isEmpty ? "" : " — " + ReportTable.escaped(entry.source)
        text += "- " + ReportTable.escaped(entry.sentence) + source + "\n"
      }
      if let more = section.more { text += "- \(more)\n" }
    }
    return text + closing.map { "\n" + $0 + "\n" }.joined()
  }
}

extension Brief.Section {
  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("title", .string(title)),
      (
        "lines",
        .list(
          entries.map { entry in
            .object([
              ("item", .optional(entry.item)), ("session", .optional(entry.session)),
              ("turn", .optional(entry.turn)), ("lead", .optional(entry.lead)),
              ("quote", .optional(entry.quote)), ("tail", .optional(entry.tail)),
              ("facts", .list(entry.facts.map(JSON.string))),
            ])
          })
      ), ("not_shown", .integer(hidden)),
    ])
  }
}

extension PrepBrief: Report {
  /// The page laid out for a terminal.
  public func text(for terminal: TerminalRenderer) -> String { terminal.render(brief) }
  /// The page as data, with stable keys.
  public var json: JSON { brief.json }
  /// The page as one HTML file that needs nothing else.
  public var page: HTMLPage { brief.page }
  /// The page as one table.
  public var tables: [ReportTable] { [brief.table] }
  /// The page in Markdown.
  public var markdown: String { brief.markdown }
}

extension LedgerReport: Report {
  /// The page laid out for a terminal.
  public func text(for terminal: TerminalRenderer) -> String { terminal.render(brief) }
  /// The page as data, with stable keys.
  public var json: JSON { brief.json }
  /// The page as one HTML file that needs nothing else.
  public var page: HTMLPage { brief.page }
  /// The page as one table.
  public var tables: [ReportTable] { [brief.table] }
  /// The page in Markdown.
  public var markdown: String { brief.markdown }
}
