import TranscriptModel

/// Tables of cues separated by commas or semicolons, with names in their first row.
///
/// Any order and any usual names of columns: `speaker`, `Speaker Name`, `words`, `text`,
/// `timestamp`, `Start Time`, `start_ms`. Rows without words are left out.
struct CSV: TranscriptReader {
  let name = "csv"
  let summary = "tables with a column of words and one of speakers or times"
  /// How much a file may hold.
  var limits = IngestLimits()

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    Self.separator(of: Array(head)) == nil ? .no : .certain
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var rows = DelimitedRows(bytes, separator: Self.separator(of: bytes) ?? .comma)
    guard let names = try rows.next(), let table = TranscriptTable(names: names.cells) else {
      throw TableError.noColumns
    }
    var builder = TranscriptBuilder(format: name, limits: limits)
    try table.read(&rows, unit: nil, into: &builder)
    return builder.result()
  }

  /// The separator with which the first row names the columns of a transcript.
  private static func separator(of bytes: [UInt8]) -> DelimitedRows.Separator? {
    [.comma, .semicolon].first { separator in
      var rows = DelimitedRows(bytes, separator: separator)
      guard let names = try? rows.next(), names.cells.count < 100 else { return false }
      return TranscriptTable(names: names.cells) != nil
    }
  }
}

/// What is wrong with a table that was named as a transcript.
enum TableError {
  /// No column holds words, or none says who spoke or when.
  static let noColumns = IngestError(
    .notRecognized, code: "no-known-columns", line: 1,
    finding: "a first row without the names of a transcript's columns",
    expectation: "a column `text` and one of `speaker` and `start`",
    remedy: "give the columns these names")

  /// The rows belong to more than one session.
  static func severalSessions(line: Int) -> IngestError {
    IngestError(
      .damaged, code: "several-sessions", line: line,
      finding: "a table whose rows name more than one session", expectation: "one session a file",
      remedy: "split the table by session")
  }
}
