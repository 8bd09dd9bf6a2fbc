import Foundation
import TranscriptModel

/// One line of `classify`: a turn in, its labels out, as JSON objects.
///
///     {"id": "7", "text": "What now?", "role": "coach", "previous": [{"role": "client", "text": "…"}]}
///
/// Only `id` and `text` must be there. A line that cannot be read is answered with an error
/// record, `{"id":"7","error":{"code":"…","message":"…"}}`, and does not disturb the others.
public enum ClassifyRecord {
  /// What is wrong with a line.
  public enum Failure: Error, Sendable, Hashable {
    /// The line is no JSON object.
    case notAnObject
    /// A field is missing.
    case missing(field: String, id: String?)
    /// A field holds something that it cannot hold.
    case invalid(field: String, expected: String, id: String?)

    /// The id of the record; nil where it could not be read.
    public var id: String? {
      switch self {
      case .notAnObject: nil
      case .missing(_, let id), .invalid(_, _, let id): id
      }
    }

    /// The stable name of the failure.
    public var code: String {
      switch self {
      case .notAnObject: "not-an-object"
      case .missing: "missing-field"
      case .invalid: "invalid-field"
      }
    }

    /// What was expected; never a spoken word.
    public var message: String {
      switch self {
      case .notAnObject: "expected a JSON object on one line"
      case .missing(let field, _): "expected the field '\(field)'"
      case .invalid(let field, let expected, _): "expected \(expected) in the field '\(field)'"
      }
    }
  }

  /// Reads a line.
  ///
  /// - Throws: `Failure` where the line is no record.
  public static func decode(_ line: some Collection<UInt8>) throws(Failure) -> TurnInput {
    guard let any = try? JSONSerialization.jsonObject(with: Data(line)),
      let object = any as? [String: Any]
    else { throw .notAnObject }
    let id = try id(object)
    let text = try string(object, "text", id)
    let previous = object["previous"] ?? NSNull()
    guard previous is NSNull || previous is [[String: Any]] else {
      throw .invalid(field: "previous", expected: "a list of turns", id: id)
    }
    var before: [TurnInput.Neighbour] = []
    for turn in previous as? [[String: Any]] ?? [] {
      before.append(try neighbour(turn, "previous", id))
    }
    var after: [TurnInput.Neighbour] = []
    switch object["next"] ?? NSNull() {
    case is NSNull: break
    case let turn as [String: Any]: after.append(try neighbour(turn, "next", id))
    default: throw .invalid(field: "next", expected: "a turn", id: id)
    }
    return TurnInput(
      id: id, text: text, role: try role(object, "role", id), previous: before, next: after)
  }

  /// The labels of a line as a JSON object, keys in a fixed order.
  ///
  /// - Parameters:
  ///   - annotation: The labels.
  ///   - id: What the caller calls the turn.
  ///   - model: The version of the model that gave the labels.
  ///   - clauses: The clauses of the turn with their moves; nil where nobody asked.
  /// - Returns: The object, without a line feed.
  public static func encode(
    _ annotation: Annotation, id: String, model: String, clauses: [MoveClause]? = nil
  ) -> String {
    var fields = ["\"id\":\(quoted(id))", "\"mode\":\(quoted(annotation.modeName))"]
    if !annotation.modeProbabilities.isEmpty {
      let names = Mode.allCases.map(\.rawValue)
      fields.append("\"mode_probability\":" + table(names, annotation.modeProbabilities))
    } else {
      fields.append("\"mode_probability\":{}")
    }
    let names = ZoomLevel.allCases.map(\.rawValue)
    fields += [
      "\"rung\":\(rounded(annotation.rung, 100))", "\"zoom\":\(quoted(annotation.zoomName))",
      "\"zoom_probability\":" + table(names, annotation.zoomProbabilities),
      "\"best_mode\":\(quoted(annotation.bestMode?.rawValue ?? "-"))",
      "\"best_zoom\":\(quoted(annotation.bestZoom.rawValue))",
      "\"moves\":[\(annotation.moves.map(quoted).joined(separator: ","))]",
      "\"evidence\":[\(annotation.evidence.map(object).joined(separator: ","))]",
      "\"model\":\(quoted(model))",
    ]
    if let clauses { fields.append("\"clauses\":[\(clauses.map(object).joined(separator: ","))]") }
    return "{\(fields.joined(separator: ","))}"
  }

  /// The answer to a line that cannot be read.
  public static func encode(_ failure: Failure) -> String {
    let id = failure.id.map(quoted) ?? "null"
    return "{\"id\":\(id),\"error\":{\"code\":\(quoted(failure.code)),"
      + "\"message\":\(quoted(failure.message))}}"
  }

  /// The answer to a line: its labels, or what is wrong with it.
  ///
  /// - Returns: The answer without a line feed, and whether the line was good.
  public static func answer(
    to line: some Collection<UInt8>, by model: BalanceModel, withClauses: Bool = false
  ) -> (json: String, isGood: Bool) {
    do throws(Failure) {
      let input = try decode(line)
      let json = encode(
        model.classify(input), id: input.id, model: model.version,
        clauses: withClauses ? model.clauses(of: input) : nil)
      return (json, true)
    } catch {
      return (encode(error), false)
    }
  }

  // MARK: Reading

  private static func id(_ object: [String: Any]) throws(Failure) -> String {
    switch object["id"] {
    case let id as String: return id
    case nil: throw .missing(field: "id", id: nil)
    default:
      throw .invalid(field: "id", expected: "a string", id: nil)
    }
  }

  private static func string(
    _ object: [String: Any], _ field: String, _ id: String, in parent: String? = nil
  ) throws(Failure) -> String {
    let name = parent.map { "\($0).\(field)" } ?? field
    guard let value = object[field] else { throw .missing(field: name, id: id) }
    guard let text = value as? String else {
      throw .invalid(field: name, expected: "a string", id: id)
    }
    return text
  }

  private static func neighbour(
    _ object: [String: Any], _ parent: String, _ id: String
  ) throws(Failure) -> TurnInput.Neighbour {
    TurnInput.Neighbour(
      role: try role(object, "\(parent).role", id),
      text: try string(object, "text", id, in: parent))
  }

  private static func role(
    _ object: [String: Any], _ field: String, _ id: String
  ) throws(Failure) -> Role {
    switch object["role"] {
    case nil, is NSNull: return .unsure
    case let name as String where name == "unknown": return .unsure
    case let name as String:
      if let role = Role(rawValue: name) { return role }
      fallthrough
    default:
      throw .invalid(field: field, expected: "coach, client, other or unknown", id: id)
    }
  }

  // MARK: Writing

  private static func object(_ evidence: Evidence) -> String {
    "{\"for\":\(quoted(evidence.label)),\"start\":\(evidence.range.lowerBound),"
      + "\"end\":\(evidence.range.upperBound),\"weight\":\(rounded(evidence.weight, 1000))}"
  }

  private static func object(_ clause: MoveClause) -> String {
    var fields = [
      "\"start\":\(clause.range.lowerBound)", "\"end\":\(clause.range.upperBound)",
      "\"words\":\(clause.words)", "\"move\":\(clause.move.map { quoted($0.rawValue) } ?? "null")",
    ]
    if let probability = clause.probability {
      fields.append("\"probability\":\(rounded(probability, 10_000))")
      fields.append("\"evidence\":[\(clause.evidence.map(object).joined(separator: ","))]")
    }
    return "{\(fields.joined(separator: ","))}"
  }

  private static func table(_ names: [String], _ values: [Double]) -> String {
    let fields = zip(names, values).map { "\(quoted($0)):\(rounded($1, 10_000))" }
    return "{\(fields.joined(separator: ","))}"
  }

  private static func rounded(_ number: Double, _ steps: Double) -> String {
    let value = (number * steps).rounded() / steps
    return value == 0 ? "0" : "\(value)"
  }

  /// A JSON string.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Annotation {
  /// The mode as records name it: a mode, `unclear`, or `-` where the turn has none.
  public var modeName: String {
    guard let mode else { return "-" }
    return mode.label?.rawValue ?? "unclear"
  }

  /// The zoom as records name it: a zoom, or `unclear`.
  public var zoomName: String { zoom.label?.rawValue ?? "unclear" }
}
