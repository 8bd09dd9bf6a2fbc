import Coaching
import Reports
import TranscriptIngest
import TranscriptModel

/// One line of `classify`: a turn in, its labels out, as JSON objects.
///
///     {"id": "7", "text": "What now?", "role": "coach", "previous": [{"role": "client", "text": "…"}]}
///
/// Only `id` and `text` must be there. A line that cannot be read is answered with an error
/// record, `{"id":"7","line":1,"error":{"code":"…","message":"…"}}`, and does not disturb the
/// others.
enum ClassifyRecord {
  /// What is wrong with a line.
  enum Failure: Error, Hashable {
    /// The line is not UTF-8.
    case notUTF8
    /// The line is no JSON object; `found` tells what it is without a spoken word.
    case notAnObject(found: String)
    /// A field is missing.
    case missing(field: String, id: String?)
    /// A field holds something that it cannot hold; `found` tells what without a spoken word.
    case invalid(field: String, expected: String, found: String, id: String?)

    /// The id of the record; nil where it could not be read.
    var id: String? {
      switch self {
      case .notUTF8, .notAnObject: nil
      case .missing(_, let id), .invalid(_, _, _, let id): id
      }
    }

    /// The stable name of the failure.
    var code: String {
      switch self {
      case .notUTF8, .notAnObject: "not-an-object"
      case .missing: "missing-field"
      case .invalid: "invalid-field"
      }
    }

    /// What was expected, what was found and what to do; never a spoken word.
    var message: String {
      switch self {
      case .notUTF8:
        "expected a JSON object in UTF-8 on one line, found bytes that are no UTF-8; "
          + "write the lines in UTF-8"
      case .notAnObject(let found):
        "expected a JSON object on one line, found \(found); write each turn as one object on a "
          + "line of its own"
      case .missing(let field, _):
        "expected the field '\(field)', found none; add it"
      case .invalid(let field, let expected, let found, _):
        "expected \(expected) in the field '\(field)', found \(found); correct the field"
      }
    }
  }

  /// The answer to a line: its labels, or what is wrong with it.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - number: Its number, by which one without an id is found.
  ///   - labeller: What labels turns.
  ///   - withClauses: Whether a coach's turns are told clause by clause too.
  /// - Returns: The answer without a line feed, and whether the line was good.
  static func answer(
    to line: ArraySlice<UInt8>, _ number: Int, by labeller: inout TurnLabeller,
    withClauses: Bool = false
  ) -> (json: String, isGood: Bool) {
    do throws(Failure) {
      let input = try decode(line)
      let json = encode(
        labeller.label(input), id: input.id, model: labeller.model.version,
        clauses: withClauses ? labeller.model.clauses(of: input) : nil)
      return (json, true)
    } catch {
      return (encode(error, line: number), false)
    }
  }

  // MARK: Reading

  /// Reads a line.
  ///
  /// - Throws: `Failure` where the line is no record.
  static func decode(_ line: ArraySlice<UInt8>) throws(Failure) -> TurnInput {
    // Places in a JSON text are numbers of 32 bits, and what is answered names bytes of the turn,
    // which must not have been mended.
    guard line.count <= Int(Int32.max) else { throw .notAnObject(found: "2 GiB or more") }
    guard String(validating: line, as: UTF8.self) != nil else { throw .notUTF8 }
    let record = try root(of: line)
    let id = try string(record, "id", nil)
    let text = try string(record, "text", id)
    var before: [TurnInput.Neighbour] = []
    if let previous = record["previous"] {
      guard previous.kind == .array else {
        throw .invalid(
          field: "previous", expected: "a list of turns", found: what(previous), id: id)
      }
      for turn in previous.elements {
        guard turn.kind == .object else {
          throw .invalid(
            field: "previous", expected: "a list of turns", found: "\(what(turn)) in it", id: id)
        }
        before.append(try neighbour(turn, in: "previous", id))
      }
    }
    var after: [TurnInput.Neighbour] = []
    if let next = record["next"] {
      guard next.kind == .object else {
        throw .invalid(field: "next", expected: "a turn", found: what(next), id: id)
      }
      after.append(try neighbour(next, in: "next", id))
    }
    return TurnInput(
      id: id, text: text, role: try role(record, nil, id), previous: before, next: after)
  }

  private static func root(of line: ArraySlice<UInt8>) throws(Failure) -> JSONNode {
    let root: JSONNode
    do throws(IngestError) {
      root = try JSONDocument(Array(line)).root
    } catch {
      let found =
        switch error.code {
        case "truncated": "one that is cut off"
        case "bad-json": "something else" + (error.column.map { " from byte \($0) on" } ?? "")
        default: error.finding
        }
      throw .notAnObject(found: found)
    }
    guard root.kind == .object else { throw .notAnObject(found: what(root)) }
    return root
  }

  /// What a value is, without what it says.
  private static func what(_ value: JSONNode) -> String {
    switch value.kind {
    case .null: "null"
    case .yes, .no: "true or false"
    case .number: "a number"
    case .string, .escapedString: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  private static func neighbour(
    _ turn: JSONNode, in parent: String, _ id: String
  ) throws(Failure) -> TurnInput.Neighbour {
    TurnInput.Neighbour(
      role: try role(turn, parent, id), text: try string(turn, "text", id, parent))
  }

  private static func string(
    _ object: JSONNode, _ field: StaticString, _ id: String?, _ parent: String? = nil
  ) throws(Failure) -> String {
    guard let value = object[field] else {
      throw .missing(field: name(of: field, in: parent), id: id)
    }
    guard value.isString else {
      throw .invalid(
        field: name(of: field, in: parent), expected: "a string", found: what(value), id: id)
    }
    // Where something is no escape, the places in the text would be nobody's.
    guard let text = value.exactString else {
      throw .invalid(
        field: name(of: field, in: parent), expected: "a string whose escapes are characters",
        found: "half of a pair of surrogates (such as \\ud800 alone), or a backslash before "
          + "something that is no escape", id: id)
    }
    return text
  }

  private static func role(
    _ object: JSONNode, _ parent: String?, _ id: String
  ) throws(Failure) -> Role {
    guard let value = object["role"] else { return .unsure }
    guard let name = value.string, let role = name == "unknown" ? .unsure : Role(rawValue: name)
    else {
      throw .invalid(
        field: self.name(of: "role", in: parent), expected: "coach, client, other or unknown",
        found: value.isString ? "another string" : what(value), id: id)
    }
    return role
  }

  private static func name(of field: StaticString, in parent: String?) -> String {
    parent.map { "\($0).\(field)" } ?? "\(field)"
  }

  // MARK: Writing

  /// The labels of a line as a JSON object, keys in a fixed order.
  ///
  /// - Parameters:
  ///   - annotation: The labels.
  ///   - id: What the caller calls the turn.
  ///   - model: The version of the model that gave the labels.
  ///   - clauses: The clauses of the turn with their moves; nil where nobody asked.
  /// - Returns: The object, without a line feed.
  static func encode(
    _ annotation: Annotation, id: String, model: String, clauses: [MoveClause]? = nil
  ) -> String {
    var fields: [(String, JSON)] = [
      ("id", .string(id)), ("mode", .string(annotation.modeName)),
      ("mode_probability", table(Mode.allCases.map(\.rawValue), annotation.modeProbabilities)),
      ("rung", .number(annotation.rung, digits: 2)), ("zoom", .string(annotation.zoomName)),
      ("zoom_probability", table(ZoomLevel.allCases.map(\.rawValue), annotation.zoomProbabilities)),
      ("best_mode", .string(annotation.bestMode?.rawValue ?? "-")),
      ("best_zoom", .string(annotation.bestZoom.rawValue)),
      ("moves", .list(annotation.moves.map(JSON.string))),
      ("evidence", .list(annotation.evidence.map(object))), ("model", .string(model)),
    ]
    if let clauses { fields.append(("clauses", .list(clauses.map(object)))) }
    return JSON.object(fields).text
  }

  /// The answer to a line that cannot be read.
  private static func encode(_ failure: Failure, line: Int) -> String {
    JSON.object([
      ("id", failure.id.map(JSON.string) ?? .null), ("line", .integer(line)),
      ("error", .object([("code", .string(failure.code)), ("message", .string(failure.message))])),
    ]).text
  }

  private static func object(_ evidence: Evidence) -> JSON {
    .object([
      ("for", .string(evidence.label)), ("start", .integer(evidence.range.lowerBound)),
      ("end", .integer(evidence.range.upperBound)), ("weight", .number(evidence.weight, digits: 3)),
    ])
  }

  private static func object(_ clause: MoveClause) -> JSON {
    var fields: [(String, JSON)] = [
      ("start", .integer(clause.range.lowerBound)), ("end", .integer(clause.range.upperBound)),
      ("words", .integer(clause.words)),
      ("move", clause.move.map { .string($0.rawValue) } ?? .null),
    ]
    if let probability = clause.probability {
      fields.append(("probability", .number(probability, digits: 4)))
      fields.append(("evidence", .list(clause.evidence.map(object))))
    }
    return .object(fields)
  }

  private static func table(_ names: [String], _ values: [Double]) -> JSON {
    .object(zip(names, values).map { ($0, .number($1, digits: 4)) })
  }
}

extension Annotation {
  /// The mode as records name it: a mode, `unclear`, or `-` where the turn has none.
  fileprivate var modeName: String {
    guard let mode else { return "-" }
    return mode.label?.rawValue ?? "unclear"
  }

  /// The zoom as records name it: a zoom, or `unclear`.
  fileprivate var zoomName: String { zoom.label?.rawValue ?? "unclear" }
}
