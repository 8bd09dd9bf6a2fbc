import Reports
import TranscriptIngest

/// Brings the output of workers into the database: parts in, one writer.
struct MergeRun {
  private var writer: BatchWriter
  /// How many parts were merged and how many refused.
  private(set) var parts = (merged: 0, refused: 0)
  private var sessions = SessionContents()
  /// What became of the sessions.
  var summary: BatchSummary { writer.summary }

  /// Makes a run into `store` that takes place at `moment`.
  init(store: Store, moment: String) {
    writer = BatchWriter(store: store, moment: moment, origin: .workers)
  }

  /// Merges a part where it is whole, and tells why not where it isn't.
  ///
  /// - Throws: `StoreError` where the database cannot be used; whole transactions stay, and
  ///   merging the part again goes on.
  mutating func merge(_ part: PartFile, tell: (String) -> Void) throws {
    do {
      let found = try PartCheck.check(part, after: sessions)
      try store(part, tell: tell)
      sessions.formUnion(found)
      parts.merged += 1
    } catch let problem as PartProblem {
      tell(problem.message)
      parts.refused += 1
    }
  }

  private mutating func store(_ part: PartFile, tell: (String) -> Void) throws {
    try part.forEachRecord { node, _ in
      switch node["type"]?.string {
      case "session": try writer.add(try SessionRecord.session(node))
      case "error":
        let (refusal, isRetryable) = try WorkerFailure.refusal(node)
        tell(
          "\(refusal.path): error[\(refusal.code)]: \(refusal.reason)"
            + (isRetryable ? " (another try may help)" : ""))
        try writer.add(refusal)
      default: break
      }
    }
    try writer.flush()
  }
}
