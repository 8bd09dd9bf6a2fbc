import Reports

/// What a run of `ingest` says at its end.
struct IngestClosing {
  /// Sessions that are new or were analysed again.
  var stored: Int
  /// Files whose session was there already.
  var unchanged: Int
  /// Files that are known by their content under another path.
  var moved: Int
  /// Inputs that were refused.
  var refused: Int
  /// The database's path.
  var database: String
  /// What changed where stored sessions were analysed with other versions than before.
  var changes: [AnalysisChange]

  /// What became of the files.
  var counts: String { "\(stored) stored, \(unchanged) unchanged, \(refused) refused" }

  /// The lines for people.
  var text: String {
    let lines = ["\(counts) in \(database)"] + changes.flatMap(\.sentences)
    return lines.map { SafeText($0).text + "\n" }.joined()
  }

  /// The same as data, with stable keys.
  var json: String {
    JSON.object([
      ("stored", .integer(stored)), ("unchanged", .integer(unchanged)),
      ("moved", .integer(moved)), ("refused", .integer(refused)), ("database", .string(database)),
      ("analysis_changes", .list(changes.map(\.json))),
    ]).pretty
  }
}
