import TranscriptModel

/// Tables of cues separated by tabs: Whisper's, others with names in their first row, and
/// Audacity's labels, which have none.
///
/// Whisper writes `start⇥end⇥text` in whole milliseconds and no quotes around anything. In other
/// tables quotes around a whole cell go.
struct TSV: TranscriptReader {
  let name = "tsv"
  let summary = "Whisper's tables, other tables with names of columns, Audacity's labels"
  /// How much a file may hold.
  var limits = IngestLimits()

  func recognizes(_ head: ArraySlice<UInt8>) -> Recognition {
    var rows = Self.rows(Array(head))
    guard head.contains(.tab), let first = try? rows.next(), first.cells.count > 1 else {
      return .no
    }
    if TranscriptTable(names: first.cells) != nil { return .certain }
    return TranscriptTable.isLabel(first) ? .certain : .no
  }

  func read(_ bytes: [UInt8]) throws(IngestError) -> IngestResult {
    var rows = Self.rows(bytes)
    let start = rows
    guard let first = try rows.next() else { throw TableError.noColumns }
    var builder = TranscriptBuilder(format: name, limits: limits)
    if first.cells == ["start", "end", "text"], let table = TranscriptTable(names: first.cells) {
      builder.source.variant = "whisper"
      try table.read(&rows, unit: .milliseconds, into: &builder)
    } else if var table = TranscriptTable(names: first.cells) {
      table.removesQuotes = true
      try table.read(&rows, unit: nil, into: &builder)
    } else if TranscriptTable.isLabel(first) {
      rows = start
      try TranscriptTable.labels.read(&rows, unit: .seconds, into: &builder)
    } else {
      throw TableError.noColumns
    }
    return builder.result()
  }

  private static func rows(_ bytes: [UInt8]) -> DelimitedRows {
    DelimitedRows(bytes, separator: .tab, isQuoted: false)
  }
}
