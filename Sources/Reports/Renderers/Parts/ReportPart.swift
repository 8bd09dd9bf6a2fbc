/// One part of a report in words and tables, for the formats that have no drawings.
///
/// The terminal and Markdown show the same parts, so that neither lacks what the other has.
struct ReportPart: Sendable {
  /// The heading.
  var title: String
  /// What its figures are shares of, or where they come from.
  var note = ""
  /// What stands above the table.
  var sentences: [String] = []
  /// Figures in rows and columns.
  var table: TextTable?
  /// Lines with the words that they rest on.
  var entries: [Brief.Entry] = []
  /// What stands below.
  var closing: [String] = []

  /// Whether there is nothing to show.
  var isEmpty: Bool {
    sentences.isEmpty && entries.isEmpty && closing.isEmpty && table?.rows.isEmpty != false
  }
}

/// A table of texts that are ready to be shown.
struct TextTable: Sendable {
  /// A column by its name and the side on which its texts stand.
  struct Column: Sendable {
    var name: String
    var side: Line.Side

    /// A column of words.
    static func words(_ name: String) -> Column { Column(name: name, side: .left) }
    /// A column of figures, which are never cut.
    static func figures(_ name: String) -> Column { Column(name: name, side: .right) }
  }

  var columns: [Column]
  /// The rows; each has a text for each column.
  var rows: [[String]]
}

extension ReportPart {
  /// The part in Markdown, under a heading of the second level.
  var markdown: String {
    var text = "## \(ReportTable.escaped(title))\n\n"
    var blocks: [String] = []
    if !note.isEmpty { blocks.append("*\(ReportTable.escaped(note.capitalizedFirst)).*\n") }
    blocks += sentences.map { ReportTable.escaped($0) + "\n" }
    if let table, !table.rows.isEmpty { blocks.append(table.markdown) }
    if !entries.isEmpty {
      blocks.append(
        entries.map { entry in
          let source = entry.source.isEmpty ? "" : " — " + ReportTable.escaped(entry.source)
          return "- " + ReportTable.escaped(entry.sentence) + source + "\n"
        }.joined())
    }
    blocks += closing.map { ReportTable.escaped($0) + "\n" }
    text += blocks.joined(separator: "\n")
    return text
  }

  /// A document in Markdown: a title, its facts, parts, and what stands at the end.
  static func document(
    _ title: String, facts: [String], _ parts: [ReportPart], closing: [String]
  ) -> String {
    var blocks = ["# \(ReportTable.escaped(title))\n"]
    blocks += facts.map { ReportTable.escaped($0) + "\n" }
    blocks += parts.filter { !$0.isEmpty }.map(\.markdown)
    blocks += closing.map { ReportTable.escaped($0) + "\n" }
    return blocks.joined(separator: "\n")
  }
}

extension TextTable {
  /// The table in Markdown.
  var markdown: String {
    var text = Self.line(columns.map(\.name))
    text += "| " + columns.map { $0.side == .right ? "--:" : "---" }.joined(separator: " | ")
    text += " |\n"
    return text + rows.map(Self.line).joined()
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.map(ReportTable.escaped).joined(separator: " | ") + " |\n"
  }
}
