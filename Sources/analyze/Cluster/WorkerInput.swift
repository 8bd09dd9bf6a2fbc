import Foundation
import SystemPackage
import TranscriptIngest
import TranscriptModel

/// One line of the input of `worker`: a session to analyse.
///
///     {"id":"…","source":"path or URI","format":"auto","text":"…","meta":{"coach":"…"}}
///
/// Only `id` and one of `text` and `source` must be there. `docs/archives.md` has every field.
struct WorkerInput: Sendable {
  /// Where the session's words come from.
  enum Content: Sendable {
    /// The words stand in the line.
    case bytes([UInt8])
    /// They stand in a file that this machine can read.
    case file(InputFile)
  }

  /// How long a line may be.
  static let lineLimit = 16 << 20

  /// What the session is called from its input to its place in the database.
  var id: String
  /// The name to show and export.
  var name: String
  /// Where the words come from.
  var content: Content
  /// The name of the reader to use; nil: what the content says.
  var format: String?
  /// Who met whom, as far as the line and the name of the source tell.
  var identity: SessionIdentity
  /// Whether the people agreed; nil where the line does not say.
  var consent: Bool?

  /// Reads a line.
  ///
  /// - Throws: `WorkerInputProblem` with the id where the line tells it.
  init(_ line: ArraySlice<UInt8>) throws(WorkerInputProblem) {
    let root = try Self.object(line)
    guard let id = root["id"]?.string, !id.isEmpty else {
      throw WorkerInputProblem(id: nil, .missing("id", "a text that is not empty"))
    }
    do throws(InputProblem) {
      let fields = InputFields(node: root)
      // Before anything else can be wrong: a refusal is the answer to every line that states one.
      consent = try fields.consent(beside: fields.consentInMeta())
      guard consent != false else { throw .consentRefused }
      let source = try fields.text("source")
      self.id = id
      name = try fields.text("name") ?? source ?? id
      content = try Self.content(fields, source: source)
      format = try fields.format()
      let meta = try fields.meta()
      identity = meta.filled(
        from: PathIdentity.identity(of: Self.components(of: source ?? "")))
    } catch {
      throw WorkerInputProblem(id: id, error)
    }
  }

  /// What the database calls the input of a line: its id or, where it has none or is too long to be
  /// read, its content.
  static func name(ofLine line: ArraySlice<UInt8>) -> String {
    let id = line.count > lineLimit ? nil : (try? object(line))?["id"]?.string
    if let id, !id.isEmpty { return id }
    return WorkerFailure.name(ofLine: ContentHash.hexadecimal(of: Array(line)))
  }

  private static func object(_ line: ArraySlice<UInt8>) throws(WorkerInputProblem) -> JSONNode {
    let bytes = Array(line)
    guard String(validating: bytes, as: UTF8.self) != nil,
      let document = try? JSONDocument(bytes), document.root.kind == .object
    else {
      throw WorkerInputProblem(
        id: nil,
        InputProblem(
          stage: .input, code: "not-an-object",
          reason: "expected a JSON object in UTF-8 on one line, found something else; "
            + "correct what makes the lines"))
    }
    return document.root
  }

  private static func content(
    _ fields: InputFields, source: String?
  ) throws(InputProblem) -> Content {
    if let text = try fields.text("text") { return .bytes(Array(text.utf8)) }
    if let coded = try fields.text("base64") {
      guard let data = Data(base64Encoded: coded) else { throw .invalid("base64", "Base64") }
      return .bytes(Array(data))
    }
    guard let source else {
      throw .missing(
        "text", "the words; or 'base64' with the file's bytes, or 'source' with its path")
    }
    guard !source.contains("://") else {
      throw InputProblem(
        stage: .read, code: "not-a-file",
        reason: "expected the path of a file or the field 'text', found a URI; "
          + "let the engine fetch it and hand on its text, in a line of 16 MB at most")
    }
    var file = InputFile(path: FilePath(source), components: components(of: source))
    file.parts = try fields.texts("parts").map { FilePath($0) }
    return .file(file)
  }

  /// What the path of a source may tell: as for a file that is named outright to `ingest`.
  private static func components(of source: String) -> [String] {
    let parts = source.split(separator: "/").map(String.init)
    return source.hasPrefix("/") || source.contains("://") ? Array(parts.suffix(1)) : parts
  }
}

/// Why a line of the input of `worker` cannot be used.
struct WorkerInputProblem: Error, Sendable, Hashable {
  /// The session's id; nil where the line does not tell it.
  var id: String?
  /// What is wrong.
  var problem: InputProblem

  init(id: String?, _ problem: InputProblem) {
    self.id = id
    self.problem = problem
  }
}

/// The fields of a line; `null` counts as missing.
private struct InputFields {
  let node: JSONNode

  func text(_ key: StaticString) throws(InputProblem) -> String? {
    guard let value = node[key] else { return nil }
    guard let text = value.string else { throw .invalid(key, "a text") }
    return text
  }

  /// A list of texts, or one text whose parts a vertical bar divides, as in manifests.
  func texts(_ key: StaticString) throws(InputProblem) -> [String] {
    guard let value = node[key] else { return [] }
    if let text = value.string {
      return text.split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    let texts = value.elements.map(\.string)
    guard value.kind == .array, !texts.contains(nil) else { throw .invalid(key, "a list of texts") }
    return texts.compactMap(\.self)
  }

  /// The reader to use; nil for `vtt`, `txt`, `xml` and `auto`: the content knows better.
  func format() throws(InputProblem) -> String? {
    guard let name = try text("format"), !["auto", "vtt", "txt", "xml", ""].contains(name) else {
      return nil
    }
    guard FormatName.isKnown(name) else {
      throw InputProblem(
        stage: .input, code: "unknown-format",
        reason: "expected auto, vtt, txt, xml or a name that `analyze formats` lists, "
          + "found another name; correct the field 'format'")
    }
    return name
  }

  /// What `meta` says of consent.
  func consentInMeta() throws(InputProblem) -> Bool? {
    guard let node = node["meta"], node.kind == .object else { return nil }
    return try InputFields(node: node).consent()
  }

  func meta() throws(InputProblem) -> SessionIdentity {
    guard let node = node["meta"] else { return SessionIdentity() }
    guard node.kind == .object else { throw .invalid("meta", "an object") }
    let meta = InputFields(node: node)
    let date = try meta.fact("date")
    if let date, Day(date) == nil { throw .invalid("meta.date", "a day such as 2026-03-02") }
    return SessionIdentity(
      program: try meta.fact("program"), coach: try meta.fact("coach"),
      client: try meta.fact("client"), date: date, type: try meta.fact("session_type"),
      coachAliases: try meta.texts("coach_aliases"),
      clientAliases: try meta.texts("client_aliases"))
  }

  /// A text; nil where it is empty, as in a manifest.
  private func fact(_ key: StaticString) throws(InputProblem) -> String? {
    let text = try text(key)?.trimmed
    return text?.isEmpty == false ? text : nil
  }

  /// What the line says of consent outside of `meta`, or else there; a refusal holds wherever it is
  /// stated.
  func consent(beside other: Bool?) throws(InputProblem) -> Bool? {
    let own = try consent()
    return own == false || other == false ? false : own ?? other
  }

  /// What the field says, however its name is written: a refusal must not be passed over for a
  /// capital letter.
  private func consent() throws(InputProblem) -> Bool? {
    var found: Bool?
    var members = node.members
    while let (key, value) = members.next() {
      guard key.string?.lowercased() == "consent", let said = try Self.consent(value) else {
        continue
      }
      found = found == false ? false : said
    }
    return found
  }

  private static func consent(_ value: JSONNode) throws(InputProblem) -> Bool? {
    switch value.kind {
    case .yes: return true
    case .no: return false
    case .null: return nil
    default:
      let word = value.string?.trimmed
      if word?.isEmpty == true { return nil }
      guard let consent = word.flatMap(Consent.init) else {
        throw .invalid("consent", "yes, no, refused or withdrawn, or nothing,")
      }
      return consent.isGiven
    }
  }
}

extension InputProblem {
  fileprivate static func missing(_ key: StaticString, _ expected: String) -> InputProblem {
    InputProblem(
      stage: .input, code: "missing-field",
      reason: "expected the field '\(key)': \(expected); correct what makes the lines")
  }

  fileprivate static func invalid(_ key: StaticString, _ expected: String) -> InputProblem {
    InputProblem(
      stage: .input, code: "invalid-field",
      reason: "expected \(expected) in the field '\(key)', found something else; "
        + "correct what makes the lines")
  }
}
