import TranscriptModel

/// Reads files of labelled turns: TSV without quoting, with a header.
///
/// Two headers are known. `id source doc prev text role mode rung` has one turn a line with the
/// end of the turn before it; `session turn speaker mode rung text` has the turns of whole
/// sessions in order. Further columns do no harm.
public enum LabelFile {
  /// Why a label file cannot be read.
  public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The first line does not name the columns.
    case header(missing: [String])
    /// A line has not as many fields as the header.
    case fields(line: Int, expected: Int, found: Int)
    /// A field holds something that it cannot hold.
    case value(line: Int, column: String, expected: String)
    /// Two turns have one id.
    case repeatedID(line: Int)
    /// The bytes are not UTF-8.
    case notUTF8

    /// Where it is, what was found and what was expected; never a spoken word.
    public var description: String {
      switch self {
      case .header(let missing):
        "1: error[label-header]: expected the columns of a label file, missing: "
          + missing.joined(separator: ", ")
      case .fields(let line, let expected, let found):
        "\(line): error[label-fields]: expected \(expected) fields, found \(found)"
      case .value(let line, let column, let expected):
        "\(line): error[label-value]: expected \(expected) in the column \(column)"
      case .repeatedID(let line):
        "\(line): error[label-id]: expected an id that no line above has"
      case .notUTF8: "1: error[label-encoding]: expected UTF-8"
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
      guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8 }
      lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0) }
      header = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false)
        .map(String.init)
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
    var ids: Set<String> = []
    for row in rows {
      guard ids.insert(row["id"]).inserted else { throw .repeatedID(line: row.line) }
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
    var ids: Set<String> = []
    for row in rows {
      let doc = "\(name)/\(row["session"])"
      let id = "\(doc)#\(row["turn"])"
      guard ids.insert(id).inserted else { throw .repeatedID(line: row.line) }
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
        throw .value(line: row.line, column: column, expected: "coach, client, other or unknown")
      }
      return role
    }
  }

  private static func mode(_ row: Row) throws(Failure) -> Mode? {
    switch row["mode"] {
    case "-", "", "disputed": return nil
    default:
      guard let mode = Mode(rawValue: row["mode"]) else {
        throw .value(
          line: row.line, column: "mode", expected: "coaching, mentorship, neither, disputed or -")
      }
      return mode
    }
  }

  private static func rung(_ row: Row) throws(Failure) -> Int? {
    if row["rung"].isEmpty { return nil }
    guard let rung = Int(row["rung"]), (0...5).contains(rung) else {
      throw .value(line: row.line, column: "rung", expected: "a number from 0 to 5")
    }
    return rung
  }
}
