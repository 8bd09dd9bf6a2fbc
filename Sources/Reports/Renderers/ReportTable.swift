/// A table of a report, for formats that have no bars.
public struct ReportTable: Sendable, Hashable {
  /// What stands in a cell.
  public enum Cell: Sendable, Hashable {
    /// A text; it may come from a file and is made harmless where it is shown.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number with so many digits behind the point.
    case number(Double, digits: Int)
    /// Nothing that is known.
    case empty

    /// A text, or nothing.
    static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }

    /// A whole number, or nothing.
    static func optional(_ number: Int?) -> Cell { number.map(Cell.integer) ?? .empty }

    /// A share with four digits, or nothing.
    static func share(_ share: Double?) -> Cell {
      share.map { .number($0, digits: 4) } ?? .empty
    }

    fileprivate var plain: String {
      switch self {
      case .text(let text): text
      case .integer(let number): String(number)
      case .number(let number, let digits): decimal(number, digits: digits)
      case .empty: ""
      }
    }

    fileprivate var isNumber: Bool {
      switch self {
      case .integer, .number: true
      case .text, .empty: false
      }
    }
  }

  /// What the table shows.
  public var title: String
  /// The columns' names, with units.
  public var columns: [String]
  /// The rows; each has a cell for each column.
  public var rows: [[Cell]]
  /// What a reader must know, below the table.
  public var notes: [String] = []
}

extension ReportTable {
  /// The table as comma-separated values with a header line.
  public var csv: String {
    let lines = [columns] + rows.map { $0.map(\.plain) }
    return lines.map { CSV.line($0) + "\r\n" }.joined()
  }

  /// The table in Markdown, with its title as a heading and its notes below.
  public var markdown: String {
    var text = "## \(Self.escaped(title))\n\n"
    if !rows.isEmpty {
      text += Self.line(columns.map(Self.escaped))
      text += Self.line(columns.indices.map { isNumeric($0) ? "--:" : "---" })
      for row in rows { text += Self.line(row.map { Self.escaped($0.plain) }) }
    }
    for note in notes { text += (text.hasSuffix("\n\n") ? "" : "\n") + Self.escaped(note) + "\n" }
    return text
  }

  private func isNumeric(_ column: Int) -> Bool {
    let cells = rows.map { $0[column] }.filter { $0 != .empty }
    return !cells.isEmpty && cells.allSatisfy(\.isNumber)
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// Text from a file is shown as it is, never as markup.
  static func escaped(_ raw: String) -> String {
    var text = ""
    for character in SafeText(raw).text {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~": text += "\\" + String(character)
      default: text.append(character)
      }
    }
    return text
  }
}
