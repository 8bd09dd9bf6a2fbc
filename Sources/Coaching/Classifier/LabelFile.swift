import TranscriptModel

/// Reads files of labelled turns: TSV without quoting, with a header.
///
/// Two headers are known. `id source doc prev text role mode rung` has one turn a line with the
/// end of the turn before it; `session turn speaker mode rung text` has the turns of whole
/// sessions in order: numbered, and those of a session one below the other. Further columns do no
/// harm. Lines end with a line feed, with or without a carriage return before it; in a file without
/// line feeds carriage returns alone end them.
public enum LabelFile {
  /// Why a label file cannot be read.
  public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file holds nothing.
    case empty
    /// The first line does not name the columns.
    case header(missing: [String])
    /// A line has not as many fields as the header.
    case fields(line: Int, expected: Int, found: Int)
    /// A field holds something that it cannot hold; `found` tells it without a spoken word.
    case value(line: Int, column: String, expected: String, found: String)
    /// Two turns have one id; the other has it in the line `first`.
    case repeatedID(line: Int, first: Int)
    /// The turns of a session do not stand together; the one before ended in the line `last`.
    case scattered(line: Int, last: Int)
    /// The bytes are not UTF-8.
    case notUTF8(line: Int)

    /// Where it is, what was found, what was expected and what to do; never a spoken word.
    public var description: String {
      switch self {
      case .empty:
        "1: error[label-header]: expected the columns of a label file, found an empty file; "
          + "put their names into the first line, with a tab between each two"
      case .header(let missing):
        "1: error[label-header]: expected the columns of a label file, missing: "
          + missing.joined(separator: ", ")
          + "; put their names into the first line, with a tab between each two"
      case .fields(let line, let expected, let found):
        "\(line): error[label-fields]: expected \(expected) fields, found \(found); put a tab "
          + "between each two, also where one is empty, and none into a field"
      case .value(let line, let column, let expected, let found):
        "\(line): error[label-value]: expected \(expected) in the column \(column), "
          + "found \(found); correct it"
      case .repeatedID(let line, let first):
        "\(line): error[label-id]: expected an id that no line above has, found that of line "
          + "\(first) again; give each turn its own, and name each turn once"
      case .scattered(let line, let last):
        "\(line): error[label-order]: expected the turns of a session one below the other, found "
          + "a session again that ended in line \(last); put its turns together"
      case .notUTF8(let line):
        "\(line): error[label-encoding]: expected UTF-8, found bytes that are none; "
          + "save the file as UTF-8"
      }
    }
  }

  /// Reads the labelled turns of one file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: What the sessions of the file belong to; names the documents of session files.
  /// - Returns: The turns in order.
  /// - Throws: `Failure` with the first line that is wrong.
  public static func read(_ bytes: [UInt8], name: String) throws(Failure) -> [LabelledTurn] {
    let table = try Table(bytes)
    let isSession = table.header.contains("session")
    try table.require(
      isSession
        ? ["session", "turn", "speaker", "mode", "rung", "text"]
        : ["id", "source", "doc", "prev", "text", "role", "mode", "rung"])
    return isSession ? try sessions(table.rows(), name) : try turns(table.rows())
  }

  // MARK: Lines

  /// The lines of a label file, of turns or of clauses.
  struct Table {
    /// The names of the columns.
    let header: [String]
    private let lines: [Substring]

    init(_ bytes: [UInt8]) throws(Failure) {
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
      let end = UInt8(ascii: content.contains(UInt8(ascii: "\n")) ? "\n" : "\r")
      guard let text = String(validating: content, as: UTF8.self) else {
        throw .notUTF8(line: Self.firstLineNotUTF8(content, end))
      }
      guard !text.utf8.allSatisfy({ $0 <= 0x20 }) else { throw .empty }
      lines = text.utf8.split(separator: end, omittingEmptySubsequences: false)
        .map { Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0) }
      header = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
        .map(String.init)
    }

    private static func firstLineNotUTF8(_ content: ArraySlice<UInt8>, _ end: UInt8) -> Int {
      let lines = content.split(separator: end, omittingEmptySubsequences: false)
      let place = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
      return (place ?? 0) + 1
    }

    /// Throws where a column is missing.
    func require(_ columns: [String]) throws(Failure) {
      let missing = columns.filter { !header.contains($0) }
      guard missing.isEmpty else { throw .header(missing: missing) }
    }

    /// The lines that hold something.
    func rows() throws(Failure) -> [Row] { try LabelFile.rows(lines, header) }
  }

  /// A line of a label file.
  struct Row {
    var line: Int
    var fields: [String: Substring]

    subscript(_ column: String) -> String { String(fields[column] ?? "") }

    /// The failure of a field that cannot be; what it holds is told where it is a number or a label of
    /// another column, since in a file whose columns are shifted it may be a spoken word.
    func failure(_ column: String, expected: String) -> Failure {
      .value(line: line, column: column, expected: expected, found: found(column))
    }

    private func found(_ column: String) -> String {
      let value = self[column]
      guard !value.isEmpty else { return "nothing" }
      let isNumber = value.utf8.count <= 6 && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isNumber || Self.labels.contains(value) ? "'\(value)'" : "something else"
    }

    private static let labels: Set<String> = Set(
      Mode.allCases.map(\.rawValue) + Role.allCases.map(\.rawValue) + Move.allCases.map(\.rawValue)
        + ["-", "disputed"])
  }

  private static func rows(
    _ lines: [Substring], _ header: [String]
  ) throws(Failure) -> [Row] {
    var rows: [Row] = []
    for (index, line) in lines.enumerated().dropFirst()
    where !line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      let fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { Substring($0) }
      guard fields.count == header.count else {
        throw .fields(line: index + 1, expected: header.count, found: fields.count)
      }
      let named = Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })
      rows.append(Row(line: index + 1, fields: named))
    }
    return rows
  }

  private static func turns(_ rows: [Row]) throws(Failure) -> [LabelledTurn] {
    var turns: [LabelledTurn] = []
    var ids: [String: Int] = [:]
    for row in rows {
      if let first = ids.updateValue(row.line, forKey: row["id"]) {
        throw .repeatedID(line: row.line, first: first)
      }
      let role = try role(row, "role")
      // The speaker of the turn before is not told; in these files it is the other side's.
      let before: Role = role.hasMode ? .client : .coach
      let previous =
        row["prev"].isEmpty ? [] : [TurnInput.Neighbour(role: before, text: row["prev"])]
      turns.append(
        LabelledTurn(
          input: TurnInput(id: row["id"], text: row["text"], role: role, previous: previous),
          source: row["source"], doc: row["doc"], mode: try mode(row), rung: try rung(row)))
    }
    return turns
  }

  private static func sessions(
    _ rows: [Row], _ name: String
  ) throws(Failure) -> [LabelledTurn] {
    var turns: [LabelledTurn] = []
    var ids: [String: Int] = [:]
    var lastLines: [String: Int] = [:]
    for row in rows {
      let turn = row["turn"]
      guard !turn.isEmpty, turn.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw row.failure("turn", expected: "a whole number from 0")
      }
      let doc = "\(name)/\(row["session"])"
      let id = "\(doc)#\(turn)"
      if let first = ids.updateValue(row.line, forKey: id) {
        throw .repeatedID(line: row.line, first: first)
      }
      if let last = lastLines.updateValue(row.line, forKey: doc), turns.last?.doc != doc {
        throw .scattered(line: row.line, last: last)
      }
      turns.append(
        LabelledTurn(
          input: TurnInput(id: id, text: row["text"], role: try role(row, "speaker")),
          source: name, doc: doc, mode: try mode(row), rung: try rung(row), isOfSession: true))
    }
    for index in turns.indices { addNeighbours(&turns, index) }
    return turns
  }

  private static func addNeighbours(_ turns: inout [LabelledTurn], _ index: Int) {
    let doc = turns[index].doc
    func neighbours(_ range: Range<Int>) -> [TurnInput.Neighbour] {
      range.clamped(to: turns.indices).filter { turns[$0].doc == doc }.map {
        TurnInput.Neighbour(role: turns[$0].input.role, text: turns[$0].input.text)
      }
    }
    let reach = TurnContext.reach
    turns[index].input.previous = neighbours(index - reach..<index)
    turns[index].input.next = neighbours(index + 1..<index + 1 + reach)
  }

  // MARK: Fields

  private static func role(_ row: Row, _ column: String) throws(Failure) -> Role {
    switch row[column] {
    case "unknown", "": return .unsure
    default:
      guard let role = Role(rawValue: row[column]) else {
        throw row.failure(column, expected: "coach, client, other or unknown")
      }
      return role
    }
  }

  private static func mode(_ row: Row) throws(Failure) -> Mode? {
    switch row["mode"] {
    case "-", "", "disputed": return nil
    default:
      guard let mode = Mode(rawValue: row["mode"]) else {
        throw row.failure("mode", expected: "coaching, mentorship, neither, disputed or -")
      }
      return mode
    }
  }

  private static func rung(_ row: Row) throws(Failure) -> Int? {
    if row["rung"].isEmpty { return nil }
    guard let rung = Int(row["rung"]), (0...5).contains(rung) else {
      throw row.failure("rung", expected: "a number from 0 to 5")
    }
    return rung
  }
}
