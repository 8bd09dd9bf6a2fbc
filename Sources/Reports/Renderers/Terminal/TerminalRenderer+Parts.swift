extension TerminalRenderer {
  /// Parts in words and tables, each under its heading; what is empty is left out.
  func parts(_ parts: [ReportPart], on page: inout Page) {
    for part in parts where !part.isEmpty {
      page.heading(part.title, note: part.note)
      for sentence in part.sentences { page.paragraph(sentence) }
      if let table = part.table, !table.rows.isEmpty { self.table(table.drawn(signs), on: &page) }
      for entry in part.entries {
        page.paragraph(entry.sentence, indent: 2, first: "·")
        if !entry.source.isEmpty { page.paragraph(entry.source, indent: 4, .faint) }
      }
      for sentence in part.closing { page.paragraph(sentence, .faint) }
    }
  }

  private static let gap = 2
  /// The fewest columns that a column of words is cut to.
  private static let leastWords = 12

  /// A table, its columns as wide as they need.
  ///
  /// Where the page is too narrow, words are cut, and where that is not enough, each row becomes a
  /// paragraph. No column goes missing.
  func table(_ table: TextTable, on page: inout Page) {
    guard let widths = Self.widths(of: table, in: page.width) else {
      return cards(table, on: &page)
    }
    func add(_ cells: [String], _ style: Line.Style) {
      var line = Line()
      for (index, cell) in cells.enumerated() {
        if index > 0 { line.add(String(repeating: " ", count: Self.gap)) }
        line.add(cell, columns: widths[index], table.columns[index].side, style)
      }
      page.add(line)
    }
    add(table.columns.map(\.name), .faint)
    for row in table.rows { add(row, .plain) }
  }

  /// The width of each column; nil where they do not fit.
  private static func widths(of table: TextTable, in width: Int) -> [Int]? {
    var widths = table.columns.indices.map { index in
      let cells = [table.columns[index].name] + table.rows.map { $0[index] }
      return cells.map { ColumnWidth.of(SafeText($0).text) }.max() ?? 0
    }
    let words = widths.indices.filter { table.columns[$0].side == .left }
    var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
    while excess > 0, let widest = words.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > leastWords
    {
      widths[widest] -= 1
      excess -= 1
    }
    return excess > 0 ? nil : widths
  }

  private func cards(_ table: TextTable, on page: inout Page) {
    for row in table.rows {
      let cells = zip(table.columns, row).map { column, cell in
        let text = "\(column.name): \(cell)"
        // A figure stays on one line with its name.
        return column.side == .right ? text.replacing(" ", with: "\u{A0}") : text
      }
      page.paragraph(cells.joined(separator: " · "), indent: 2, first: "·")
    }
  }
}

extension TextTable {
  /// The table in the signs of a terminal.
  fileprivate func drawn(_ signs: Signs) -> TextTable {
    TextTable(
      columns: columns.map { Column(name: signs.shown($0.name), side: $0.side) },
      rows: rows.map { $0.map(signs.shown) })
  }
}
