/// Rows of comma-separated values after RFC 4180, safe to open in a spreadsheet.
///
/// A cell that a spreadsheet would take for a formula begins with a single quote; numbers stay
/// numbers.
///
///     CSV.line(["=1+1", "a \"b\"", "-0.5"])  // '=1+1,"a ""b""",-0.5
public enum CSV {
  /// The cells as one line, without its end.
  public static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",")
  }

  /// One cell: made harmless, and quoted where its text needs it.
  static func cell(_ raw: String) -> String {
    var text = raw.unicodeScalars.contains(where: isDropped) ? withoutControls(raw) : raw
    if let first = raw.unicodeScalars.first, isFormulaStart(first), !isNumber(raw) {
      text = "'" + text
    }
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
    else { return text }
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  private static func isFormulaStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\0": true
    // The wide forms are taken for the narrow ones by some programs.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// Whether the text is a number as this program writes them: `-12`, `0.5`.
  private static func isNumber(_ text: String) -> Bool {
    var digits = 0
    var points = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: continue
      case UInt8(ascii: "."): points += 1
      case 0x30...0x39: digits += 1
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }

  /// Line ends and tabs are part of RFC 4180 cells; other control characters are not text.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar != "\r" && scalar != "\t" && SafeText.isHarmful(scalar)
  }

  private static func withoutControls(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.filter { !isDropped($0) })
    return String(kept)
  }
}

extension CSV {
  /// The cells of a record for the columns named; a point leads into an object, and what a record
  /// doesn't hold is an empty cell.
  static func values(of record: JSON, _ columns: [String]) -> [String] {
    columns.map { column in
      let keys = column.split(separator: ".")
      return text(of: keys.reduce(record) { value, key in value[String(key)] })
    }
  }

  private static func text(of value: JSON) -> String {
    switch value {
    case .null: ""
    // A lone dash says that there is nothing, and a spreadsheet would take it for a formula.
    case .string("-"): ""
    case .string(let text): text
    default: value.text
    }
  }
}
