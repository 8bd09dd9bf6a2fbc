extension MoveEvaluation {
  /// The evaluation as a table for people.
  public var text: String {
    var lines = ["moves: \(documents) \(documents == 1 ? "document" : "documents")", header]
    for figure in figures where figure.value != nil { lines.append(Self.line(figure)) }
    lines += ["", "given move by found move"]
    for (place, move) in Move.allCases.enumerated()
    where confusion[place].contains(where: { $0 > 0 }) {
      let others = confusion[place].enumerated().filter { $0.element > 0 && $0.offset != place }
        .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
        .map { "\(Move.allCases[$0.offset].rawValue) \($0.element)" }
      lines.append(
        "  " + Evaluation.padded(move.rawValue, 20)
          + Evaluation.leftPadded(String(confusion[place][place]), 5)
          + (others.isEmpty ? "" : "   else " + others.joined(separator: ", ")))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The figures as a JSON object, keys in a fixed order, numbers with four decimals.
  public var json: String {
    let measures = figures.filter { $0.value != nil }.map { figure in
      "{\"measure\":\"\(figure.name)\",\"clauses\":\(figure.clauses),"
        + "\"value\":\(Evaluation.number(figure.value)),"
        + "\"low\":\(Evaluation.number(figure.low)),\"high\":\(Evaluation.number(figure.high)),"
        + "\"markers\":\(Evaluation.number(figure.markers))}"
    }
    let rows = confusion.map { "[\($0.map(String.init).joined(separator: ","))]" }
    return "{\"documents\":\(documents),\"measures\":[\(measures.joined(separator: ","))],"
      + "\"confusion\":[\(rows.joined(separator: ","))]}"
  }

  private var header: String {
    "  " + Evaluation.padded("", 28) + Evaluation.leftPadded("model", 7)
      + Evaluation.padded("", 18) + Evaluation.leftPadded("markers", 9)
  }

  private static func line(_ figure: Figure) -> String {
    let interval =
      figure.low == nil
      ? "" : "(\(Evaluation.decimals(figure.low)) to \(Evaluation.decimals(figure.high)))"
    return "  " + Evaluation.padded(figure.name, 28)
      + Evaluation.leftPadded(Evaluation.decimals(figure.value), 7)
      + Evaluation.padded("  " + interval, 18)
      + Evaluation.leftPadded(Evaluation.decimals(figure.markers), 9) + "  of \(figure.clauses)"
  }
}
