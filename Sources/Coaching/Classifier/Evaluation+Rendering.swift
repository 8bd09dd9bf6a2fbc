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

  /// The scopes as a JSON array, keys in a fixed order, numbers with four decimals.
  public var json: String {
    let scopes = scopes.map { scope in
      let figures = scope.figures.filter { $0.value != nil }.map { figure in
        "{\"measure\":\"\(figure.name)\",\"turns\":\(figure.turns),"
          + "\"value\":\(Self.number(figure.value)),\"low\":\(Self.number(figure.low)),"
          + "\"high\":\(Self.number(figure.high))}"
      }
      let rows = scope.confusion.map { "[\($0.map(String.init).joined(separator: ","))]" }
      return "{\"source\":\(Self.quoted(scope.source)),"
        + "\"documents\":\(scope.documents),\"measures\":[\(figures.joined(separator: ","))],"
        + "\"confusion\":[\(rows.joined(separator: ","))]}"
    }
    return "[\(scopes.joined(separator: ","))]"
  }

  /// A JSON string.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func line(_ figure: Figure) -> String {
    var line = "  " + padded(figure.name, 34) + leftPadded(decimals(figure.value), 7)
    if figure.low != nil {
      line += "  (\(decimals(figure.low)) to \(decimals(figure.high)))"
    }
    return line + "  of \(figure.turns)"
  }

  static func number(_ value: Double?) -> String {
    value.map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "null"
  }

  static func decimals(_ value: Double?) -> String {
    guard let value else { return "-" }
    let thousandths = Int((value * 1000).rounded())
    let digits = String(abs(thousandths) % 1000)
    return (thousandths < 0 ? "-" : "") + "\(abs(thousandths) / 1000)."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func leftPadded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension VariantEvaluation {
  /// The rows as a table for people, with the largest shift below.
  public var text: String {
    let width = Self.measures.map(\.count).max() ?? 0
    var lines = [
      "written otherwise" + Self.measures.map { Evaluation.leftPadded($0, width + 2) }.joined()
    ]
    for row in rows {
      lines.append(
        Evaluation.padded(row.variant.rawValue, 17)
          + row.values.map { Evaluation.leftPadded(Evaluation.decimals($0), width + 2) }.joined())
    }
    lines.append("largest shift \(Evaluation.decimals(largestShift))")
    lines += ["", "shift, 95 % interval"]
    for row in rows.dropFirst() where row.shifts.contains(where: { $0 != nil }) {
      lines.append(
        Evaluation.padded(row.variant.rawValue, 17)
          + row.shifts.map { Evaluation.leftPadded(Self.interval($0), width + 2) }.joined())
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rows as a JSON array, numbers with four decimals.
  public var json: String {
    let rows = rows.map { row in
      let values = zip(Self.measures, row.values).map { "\"\($0)\":\(Evaluation.number($1))" }
      let shifts = zip(Self.measures, row.shifts).map { measure, shift in
        "\"\(measure)\":[\(Evaluation.number(shift?.lowerBound)),"
          + "\(Evaluation.number(shift?.upperBound))]"
      }
      return "{\"variant\":\"\(row.variant.rawValue)\",\(values.joined(separator: ",")),"
        + "\"shift\":{\(shifts.joined(separator: ","))}}"
    }
    return "[\(rows.joined(separator: ","))]"
  }

  private static func interval(_ shift: ClosedRange<Double>?) -> String {
    guard let shift else { return "-" }
    return "\(Evaluation.decimals(shift.lowerBound)) to \(Evaluation.decimals(shift.upperBound))"
  }
}
