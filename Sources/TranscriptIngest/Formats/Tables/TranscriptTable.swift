import TranscriptModel

/// A table of cues with a row of names at its top: what CSV and TSV transcripts share.
struct TranscriptTable {
  /// Where each column of interest stands.
  private var columns: [CueField.Role: (column: Int, field: CueField)] = [:]
  /// Where the table says which session a row belongs to.
  private var sessionColumn: Int?
  /// Whether quotes around a whole cell go, in tables whose rows were read without quoting.
  var removesQuotes = false

  /// Reads the row of names; nil where the table does not tell words with their speaker or time.
  init?(names: [String]) {
    for (column, name) in names.enumerated() {
      guard let field = CueField(named: name) else { continue }
      if let known = columns[field.role], known.field.rank <= field.rank { continue }
      columns[field.role] = (column, field)
    }
    sessionColumn = names.firstIndex { Self.sessionNames.contains($0.lowercased()) }
    guard names.count > 1, columns[.text] != nil,
      columns[.speaker] != nil || columns[.start] != nil
    else { return nil }
  }

  private static let sessionNames: Set = [
    "session", "session_id", "meeting_id", "call_id", "conversation_id",
  ]

  /// The table of two times and a text without a row of names, as Audacity writes labels.
  static let labels = TranscriptTable()

  private init() {
    for (column, name) in ["start", "end", "text"].enumerated() {
      guard let field = CueField(named: name) else { continue }
      columns[field.role] = (column, field)
    }
  }

  /// Whether a line names the columns of a table of cues, whatever separates them.
  static func isHead(_ line: ArraySlice<UInt8>) -> Bool {
    DelimitedRows.Separator.allCases.contains { separator in
      guard line.contains(separator.rawValue) else { return false }
      var rows = DelimitedRows(Array(line), separator: separator, isQuoted: separator != .tab)
      return (try? rows.next()).map { TranscriptTable(names: $0.cells) != nil } ?? false
    }
  }

  /// Whether the row could be one of labels: two numbers and something behind them.
  static func isLabel(_ row: DelimitedRows.Row) -> Bool {
    guard row.cells.count == 3, let start = TimeText(Array(row[0].utf8)[...]),
      let end = TimeText(Array(row[1].utf8)[...])
    else { return false }
    return start.form == .bare && end.form == .bare
  }

  /// The cue of a row.
  func cue(_ row: DelimitedRows.Row, builder: inout TranscriptBuilder) -> StatedCue {
    var text = cell(.text, of: row) ?? ""
    var label = cell(.speaker, of: row)
    if columns[.speaker] == nil, let inner = Self.bracketedLabel(text) { (label, text) = inner }
    let start = time(.start, of: row, &builder)
    var end = time(.end, of: row, &builder)
    if end == nil, let start, let duration = time(.duration, of: row, &builder),
      duration.form == start.form
    {
      end = start.later(by: duration)
    }
    return StatedCue(
      id: cell(.identifier, of: row), label: label, start: start, end: end, text: text,
      line: row.line)
  }

  private func cell(_ role: CueField.Role, of row: DelimitedRows.Row) -> String? {
    guard let (column, _) = columns[role], !row[column].isEmpty else { return nil }
    return removesQuotes ? Self.unquoted(row[column]) : row[column]
  }

  /// A cell without quotes around it, where all quotes inside are doubled.
  private static func unquoted(_ cell: String) -> String {
    guard cell.utf8.count > 1, cell.hasPrefix("\""), cell.hasSuffix("\"") else { return cell }
    let inner = cell.dropFirst().dropLast()
    let single = inner.replacing("\"\"", with: "\u{0}")
    guard !single.contains("\"") else { return cell }
    return String(single.replacing("\u{0}", with: "\""))
  }

  private func time(
    _ role: CueField.Role, of row: DelimitedRows.Row, _ builder: inout TranscriptBuilder
  ) -> TimeText? {
    guard let written = cell(role, of: row) else { return nil }
    guard let time = TimeText(Array(written.utf8)[...]) else {
      builder.note("time-not-read", line: row.line)
      return nil
    }
    return time.counting(columns[role]?.field.unit)
  }

  /// `[[SPEAKER_00]]text`, as WhisperX writes for Audacity.
  private static func bracketedLabel(_ text: String) -> (String?, String)? {
    guard text.hasPrefix("[["), let close = text.firstRange(of: "]]") else { return nil }
    return (String(text[..<close.lowerBound].dropFirst(2)), String(text[close.upperBound...]))
  }
}

extension TranscriptTable {
  /// Reads all rows of a table behind its names into a transcript.
  func read(
    _ rows: inout DelimitedRows, unit: TimeUnit?, into builder: inout TranscriptBuilder
  ) throws(IngestError) {
    var cues = StatedCues(unit: unit)
    var session: String?
    while let row = try rows.next() {
      if let sessionColumn {
        if let session, session != row[sessionColumn] {
          throw TableError.severalSessions(line: row.line)
        }
        session = row[sessionColumn]
      }
      cues.append(cue(row, builder: &builder))
    }
    try cues.continuingSpeakers().append(to: &builder)
  }
}
