import Reports
import TranscriptIngest

/// An input of `worker` that was refused, as one line of NDJSON.
struct WorkerFailure: Sendable, Hashable {
  /// The session's id; nil where its line does not tell it.
  var id: String?
  /// The SHA-256 of the session's content, or of a line without an id; nil where it is unknown.
  var contentHash: String?
  /// The number of a line without an id: the only thing that names it.
  var line: Int?
  /// What is wrong.
  var problem: InputProblem

  /// The record.
  var json: String {
    JSON.object([
      ("v", .integer(SessionRecord.version)), ("type", .string("error")), ("id", .known(id)),
      ("line", .known(line ?? problem.line)), ("stage", .string(problem.stage.rawValue)),
      ("code", .string(Self.recordCode(problem.code))), ("message", .string(problem.reason)),
      ("retryable", .bool(problem.isRetryable)), ("content_hash", .known(contentHash)),
      ("analyzer", .string(analyzeVersion)),
    ]).text
  }

  /// A code as records spell it: `no-speech` is `E_NO_SPEECH`.
  static func recordCode(_ code: String) -> String {
    "E_" + code.uppercased().replacing("-", with: "_")
  }

  /// The refusal that a record tells of, as the database keeps it.
  ///
  /// A line without an id is called by its content.
  ///
  /// - Throws: `RecordProblem` with the field that cannot be.
  static func refusal(_ node: JSONNode) throws(RecordProblem) -> (Refusal, isRetryable: Bool) {
    let hash = try node.knownText("content_hash")
    let id = try node.knownText("id")
    let code = try node.text("code")
    guard code.hasPrefix("E_") else { throw RecordProblem("code", "a code such as E_NO_SPEECH") }
    let refusal = Refusal(
      path: id ?? Self.name(ofLine: hash), contentHash: id == nil ? nil : hash,
      stage: try node.text("stage"),
      code: code.dropFirst(2).lowercased().replacing("_", with: "-"),
      reason: try node.text("message"))
    return (refusal, node["retryable"]?.kind == .yes)
  }

  /// What a line without an id is called in the database.
  static func name(ofLine hash: String?) -> String {
    "line of input \(hash?.prefix(16) ?? "too long to be held")"
  }
}

extension InputProblem {
  /// Whether the same input may pass at another time.
  var isRetryable: Bool { ["unreadable", "changed-while-read"].contains(code) }

  /// The people of a session refused that it is analysed.
  static let consentRefused = InputProblem(
    stage: .input, code: "consent-refused",
    reason:
      "consent was refused, as a manifest of this run or of an earlier one states, so the file "
      + "was not opened; where it was given since, a manifest must say yes")
}
