extension Evaluation {
  /// The evaluation as a table for people.
  public var text: String {
    var lines: [String] = []
    for scope in scopes {
      lines.append("\(scope.source): \(scope.documents) documents")
      for figure in scope.figures where figure.value != nil {
        lines.append(Self.line(figure))
      }
      lines.append("  gold mode by label (coaching, mentorship, neither, unclear)")
      for (mode, row) in zip(Mode.allCases, scope.confusion) {
        lines.append(
          "  " + Self.padded(mode.rawValue, 34)
            + row.map { Self.leftPadded(String($0), 7) }.joined())
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// The evaluation as one JSON object, keys in a fixed order, numbers with four decimals.
  public var json: String {
    let scopes = scopes.map { scope in
      let figures = scope.figures.filter { $0.value != nil }.map { figure in
        "{\"measure\":\"\(figure.name)\",\"turns\":\(figure.turns),"
          + "\"value\":\(Self.number(figure.value)),\"low\":\(Self.number(figure.low)),"
          + "\"high\":\(Self.number(figure.high))}"
      }
      let rows = scope.confusion.map { "[\($0.map(String.init).joined(separator: ","))]" }
      return "{\"source\":\(ClassifyRecord.quoted(scope.source)),"
        + "\"documents\":\(scope.documents),\"measures\":[\(figures.joined(separator: ","))],"
        + "\"confusion\":[\(rows.joined(separator: ","))]}"
    }
    return "{\"scopes\":[\(scopes.joined(separator: ","))]}"
  }

  private static func line(_ figure: Figure) -> String {
    var line = "  " + padded(figure.name, 34) + leftPadded(decimals(figure.value), 7)
    if figure.low != nil {
      line += "  (\(decimals(figure.low)) to \(decimals(figure.high)))"
    }
    return line + "  of \(figure.turns)"
  }

  private static func number(_ value: Double?) -> String {
    value.map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "null"
  }

  private static func decimals(_ value: Double?) -> String {
    guard let value else { return "-" }
    let thousandths = Int((value * 1000).rounded())
    let digits = String(abs(thousandths) % 1000)
    return (thousandths < 0 ? "-" : "") + "\(abs(thousandths) / 1000)."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func leftPadded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
