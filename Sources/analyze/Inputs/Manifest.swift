import SystemPackage
import TranscriptIngest
import TranscriptModel

/// A CSV file that says which transcript belongs to which program, coach, client and day.
struct Manifest: Sendable {
  /// The name under which a manifest is found in a folder that is given.
  static let usualName = "sessions.csv"

  /// Whether a file is a manifest by its name, in capitals or not: one that goes unseen may hold what
  /// people did not agree to.
  ///
  /// - Parameter name: The file's name.
  /// - Returns: Whether it is.
  static func isNamed(_ name: String) -> Bool { name.lowercased() == usualName }

  /// The columns that a manifest may have; only `path` must be there.
  static let columns = [
    "path", "program", "coach", "client", "date", "session_type", "consent", "coach_aliases",
    "client_aliases",
  ]

  /// What a manifest says of one transcript.
  struct Row: Sendable, Hashable {
    /// The path as written.
    var path: String
    /// The 1-based line of the manifest.
    var line: Int
    /// Who met whom, and when.
    var identity: SessionIdentity
    /// Whether the people agreed that the transcript is analysed; nil where it does not say.
    var consent: Bool?
  }

  /// Where the manifest lies.
  let place: FilePath
  /// The rows in order of the file.
  let rows: [Row]

  /// Reads the manifest at `place`.
  ///
  /// - Throws: `ManifestError` with the line and the column that are wrong.
  init(_ bytes: [UInt8], at place: FilePath) throws(ManifestError) {
    self.place = place
    do throws(IngestError) {
      let text = try Ingestor.text(of: bytes)
      var table = DelimitedRows(text, separator: Self.separator(of: text))
      var header = try table.next()
      while let row = header, Self.isBeforeHeader(row) { header = try table.next() }
      let names = try Self.names(in: header, at: place)
      var rows: [Row] = []
      var rowOfPath: [FilePath: Int] = [:]
      while let cells = try table.next() {
        if cells.isEmpty { continue }
        let row = try Self.row(cells, names: names, place: place)
        let path = FilePath(row.path).lexicallyNormalized()
        if let earlier = rowOfPath[path] {
          try Self.checkAgreement(of: row, with: rows[earlier])
        } else {
          rowOfPath[path] = rows.count
          rows.append(row)
        }
      }
      self.rows = rows
    } catch {
      throw ManifestError(place: place, line: error.line, reason: error.reason)
    }
  }

  /// What separates the cells of the header: commas, or semicolons as spreadsheets write where the
  /// comma is the decimal point, or tabs.
  private static func separator(of text: [UInt8]) -> DelimitedRows.Separator {
    let header = headerLine(of: text)
    return [.comma, .semicolon, .tab].first { header.contains($0.rawValue) } ?? .comma
  }

  /// The line of the header: the first that holds a letter and is no `sep=;`, by which spreadsheets
  /// are told what separates.
  private static func headerLine(of text: [UInt8]) -> ArraySlice<UInt8> {
    var rest = text[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
      rest = rest.dropFirst(line.count + 1)
      let words = String(decoding: line, as: UTF8.self)
      if words.contains(where: \.isLetter), !isSeparatorLine(words.trimmed) { return line }
    }
    return []
  }

  private static func isSeparatorLine(_ line: String) -> Bool {
    let bare = line.filter { $0 != "\"" }
    return bare.utf8.count <= 5 && bare.lowercased().hasPrefix("sep=")
  }

  /// Whether a row stands before the header and says nothing about sessions.
  private static func isBeforeHeader(_ row: DelimitedRows.Row) -> Bool {
    row.isEmpty || row.cells.first.map { isSeparatorLine($0.trimmed) } == true
  }

  /// Whether the header of a file names a column that only manifests have, or a cell of the lines
  /// behind it is one, as below a title: however it is written, a manifest with a mistake must be
  /// told, since it may hold what people did not agree to.
  ///
  /// - Parameter bytes: The file's bytes, in any encoding.
  /// - Returns: Whether it is a manifest, perhaps one with mistakes.
  static func isManifest(_ bytes: [UInt8]) -> Bool {
    let decoded = try? Ingestor.text(of: bytes)
    let text: [UInt8] = decoded ?? bytes.filter { $0 != 0 }
    let ours: Set<String> = ["path", "consent"]
    let header = String(decoding: headerLine(of: text), as: UTF8.self).lowercased()
      .split { !$0.isLetter && $0 != "_" }
    if header.contains(where: { ours.contains(String($0)) }) { return true }
    return text.split(maxSplits: linesOfTitle) { $0 == 0x0A || $0 == 0x0D }.dropLast()
      .contains { line in
        String(decoding: line, as: UTF8.self).lowercased().split { ",;\t".contains($0) }
          .contains { ours.contains(String($0).filter { $0 != "\"" }.trimmed) }
      }
  }

  /// How many lines may stand before the header of a manifest with mistakes.
  private static let linesOfTitle = 10

  private static func names(
    in header: DelimitedRows.Row?, at place: FilePath
  ) throws(IngestError) -> [String] {
    let line = header?.line ?? 1
    var names = header?.cells.map { $0.trimmed.lowercased() } ?? []
    while names.last?.isEmpty == true { names.removeLast() }
    for (index, name) in names.enumerated() where !columns.contains(name) {
      // Only a header of ours is quoted: the first line of anything else may be speech.
      let isOurs = names.contains("path") && name.utf8.count <= 32
      throw wrong(
        line, "the columns \(columns.joined(separator: ", "))",
        found: isOurs
          ? "'\(name)' as column \(index + 1)" : "another name in column \(index + 1)")
    }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw wrong(line, "each column once", found: "'\(twice)' again")
    }
    guard names.contains("path") else { throw wrong(line, "a column 'path'", found: "none") }
    return names
  }

  private static func row(
    _ row: DelimitedRows.Row, names: [String], place: FilePath
  ) throws(IngestError) -> Row {
    // Columns without a name, as spreadsheets leave behind, may hold nothing.
    guard row.cells.count >= names.count,
      row.cells[names.count...].allSatisfy(\.trimmed.isEmpty)
    else {
      throw wrong(
        row.line, "\(names.count) fields as in the header", found: "\(row.cells.count)")
    }
    let values = Dictionary(zip(names, row.cells.map(\.trimmed))) { first, _ in first }
    func value(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
    func list(_ name: String) -> [String] {
      (value(name) ?? "").split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    guard let path = value("path") else { throw wrong(row.line, "a path", found: "none") }
    if let date = value("date"), Day(date) == nil {
      throw wrong(
        row.line, "a day such as 2026-03-02",
        found: "something else as date (a spreadsheet may have rewritten it)")
    }
    let identity = SessionIdentity(
      program: value("program"), coach: value("coach"), client: value("client"),
      date: value("date"), type: value("session_type"), coachAliases: list("coach_aliases"),
      clientAliases: list("client_aliases"))
    let consent = try consent(value("consent"), line: row.line)
    return Row(path: path, line: row.line, identity: identity, consent: consent)
  }

  /// A transcript that is named twice must be told the same twice: which of two coaches, or of a
  /// consent given and refused, would hold is nothing to guess.
  private static func checkAgreement(of row: Row, with earlier: Row) throws(IngestError) {
    guard row.identity != earlier.identity || row.consent != earlier.consent else { return }
    throw wrong(
      row.line, "one row a transcript",
      found: "the path of line \(earlier.line) again, with other values")
  }

  private static func consent(_ text: String?, line: Int) throws(IngestError) -> Bool? {
    guard let text else { return nil }
    guard let consent = Consent(text) else {
      throw wrong(line, "consent yes, no, refused or withdrawn, or nothing", found: "another word")
    }
    return consent.isGiven
  }

  private static func wrong(_ line: Int, _ expected: String, found: String) -> IngestError {
    IngestError(
      .damaged, code: "bad-manifest", line: line, finding: found, expectation: expected,
      remedy: "correct the line")
  }
}

/// Whether people agreed that their session is analysed, as a manifest or a record words it.
struct Consent: Sendable, Hashable {
  /// Whether they agreed.
  let isGiven: Bool

  /// Reads the word; nil where it is another one.
  init?(_ word: String) {
    switch word.lowercased() {
    case "yes", "true", "given", "granted": isGiven = true
    case "no", "false", "refused", "withdrawn": isGiven = false
    default: return nil
    }
  }
}

/// Why a manifest cannot be used.
struct ManifestError: Error, Sendable, Hashable {
  /// Where the manifest lies.
  var place: FilePath
  /// The 1-based line; nil where the whole file is meant.
  var line: Int?
  /// Expectation and finding.
  var reason: String

  /// The error as one line.
  var message: String {
    "\(place.shown)\(line.map { ":\($0)" } ?? ""): error[bad-manifest]: \(reason)"
  }
}

extension DelimitedRows.Row {
  /// Whether no cell holds anything.
  fileprivate var isEmpty: Bool { cells.allSatisfy(\.trimmed.isEmpty) }
}
