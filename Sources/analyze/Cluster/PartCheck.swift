import Reports
import TranscriptIngest

/// The proof that a part is whole, made while its records pass by.
///
/// Every worker ends its output with a record that counts its answers. A part is whole where each
/// record stands before such an end and the counts agree; it is sound where all records have this
/// program's shape, no later version made them, and no id has two contents, here or in the parts before.
struct PartCheck {
  private let part: PartFile
  /// The ids of the sessions of parts that were merged before.
  private let merged: SessionContents
  /// The content of each id since the last end.
  private var contents: [String: String] = [:]
  /// The ids of the sessions so far.
  private var sessions = SessionContents()
  private var (stored, failed) = (0, 0)
  /// How many worker's outputs stand in the part.
  private(set) var ends = 0

  /// Makes a check of a part of which nothing was read yet.
  init(_ part: PartFile, after merged: SessionContents = SessionContents()) {
    self.part = part
    self.merged = merged
  }

  /// Reads the part to its end.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - merged: The sessions of the parts before it.
  /// - Returns: The sessions of the part.
  /// - Throws: `PartProblem` where it is not whole or not sound.
  @discardableResult
  static func check(
    _ part: PartFile, after merged: SessionContents = SessionContents()
  ) throws -> SessionContents {
    var check = PartCheck(part, after: merged)
    try part.forEachRecord { node, line in try check.take(node, line) }
    try check.finish()
    return check.sessions
  }

  private mutating func take(_ node: JSONNode, _ line: Int) throws {
    try checkVersion(of: node, line)
    switch node["type"]?.string {
    case "session":
      let session = try read(line) { () throws(RecordProblem) in try SessionRecord.session(node) }
      try add(session.path, content: session.contentHash, line)
      let isOfOneContent = sessions.add(session.path, content: session.contentHash)
      guard isOfOneContent, merged.agrees(session.path, content: session.contentHash) else {
        throw duplicate(line)
      }
      stored += 1
    case "error":
      _ = try read(line) { () throws(RecordProblem) in try WorkerFailure.refusal(node) }
      if let id = node["id"]?.string {
        try add(id, content: node["content_hash"]?.string ?? "", line)
      }
      failed += 1
    case "end":
      try end(node, line)
    default:
      throw part.problem("bad-record", line, "the type session, error or end", "another type")
    }
  }

  private func checkVersion(of node: JSONNode, _ line: Int) throws(PartProblem) {
    guard node["v"]?.integer == SessionRecord.version else {
      throw part.problem(
        "record-version", line, "records of version \(SessionRecord.version)", "another version")
    }
    let made = AnalysisVersions(analyzer: node["analyzer"]?.string ?? "", model: "", rules: "")
    let own = AnalysisVersions(analyzer: analyzeVersion, model: "", rules: "")
    guard !made.isNewer(than: own) else {
      throw part.problem(
        "record-version", line, "records of analyze \(analyzeVersion) or earlier",
        "those of a later one (update this analyze, or use it for the workers too)")
    }
  }

  private mutating func add(_ id: String, content: String, _ line: Int) throws(PartProblem) {
    if let known = contents[id], known != content { throw duplicate(line) }
    contents[id] = content
  }

  private func duplicate(_ line: Int) -> PartProblem {
    part.problem(
      "duplicate-id", line, "one content for each id",
      "an id that came before with another content (each input needs an id of its own)")
  }

  private mutating func end(_ node: JSONNode, _ line: Int) throws(PartProblem) {
    let counts = [node["in"]?.integer, node["ok"]?.integer, node["err"]?.integer]
    guard counts == [stored + failed, stored, failed] else {
      throw part.problem(
        "incomplete-part", line, "as many records as the end record counts",
        "\(stored) sessions and \(failed) errors")
    }
    contents.removeAll(keepingCapacity: true)
    (stored, failed) = (0, 0)
    ends += 1
  }

  private func finish() throws(PartProblem) {
    guard ends > 0, stored + failed == 0 else {
      throw part.problem(
        "incomplete-part", nil, "an end record behind the last one", "the end of the part")
    }
  }

  private func read<Value>(
    _ line: Int, _ body: () throws(RecordProblem) -> Value
  ) throws(PartProblem) -> Value {
    do throws(RecordProblem) {
      return try body()
    } catch {
      throw part.problem(
        "bad-record", line, "\(error.expectation) in the field '\(error.field)'",
        "something else")
    }
  }
}
