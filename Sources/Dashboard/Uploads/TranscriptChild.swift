import Foundation

/// Reads a transcript in a process of its own, so that a hostile file can end that process at most.
struct TranscriptChild: Sendable {
  /// The program, with its limits.
  let child: LimitedChild

  /// How a child ended.
  typealias Outcome = LimitedChild.Outcome

  /// Who met whom in a file, as a manifest says it.
  struct Facts: Sendable, Hashable {
    var program: String?
    var coach: String
    var client: String?
    var date: String?
    var coachAliases: [String] = []
    /// Whether the client agreed; nil where nothing is recorded.
    var consent: Bool?
  }

  /// A file with what is known of it.
  struct File: Sendable {
    var bytes: [UInt8]
    var hash: String
    var name: String
    var facts: Facts
  }

  private let waiting = Batches<File, Outcome>(mostAtOnce: 2, mostTogether: 16)

  init(_ child: LimitedChild) { self.child = child }

  /// The folder beside the database in which files lie while they are read; for its owner alone.
  private var folder: String { child.database + ".uploads" }

  /// Where a file lies while it is read: always the same for the same content and name.
  func place(of hash: String, name: String) -> String {
    let file = URL(fileURLWithPath: folder)
    let parent = file.deletingLastPathComponent().resolvingSymlinksInPath().path
    return "\(parent)/\(file.lastPathComponent)/\(hash.prefix(16))/file/\(name)"
  }

  /// Removes what a server that was killed left behind.
  func clear() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Lets a child read a file into the database, with those of others that wait.
  ///
  /// - Throws: Where the file cannot be laid down, or the child not be started.
  func ingest(_ file: File) throws -> Outcome {
    try waiting.outcome(of: file) { files in
      let outcomes = read(files)
      guard files.count > 1, outcomes.contains(where: { (try? $0.get()) == .stopped }) else {
        return outcomes
      }
      // One of them stopped the child: each is read by itself, so that it stops nobody else's.
      return files.flatMap { read([$0]) }
    }
  }

  /// Reads files that no two of share their content.
  private func read(_ files: [File]) -> [Result<Outcome, any Error>] {
    defer {
      for file in files { try? FileManager.default.removeItem(atPath: base(of: file.hash)) }
    }
    let result = Result {
      for file in files { try layDown(file) }
      let places = files.map { place(of: $0.hash, name: $0.name) }
      let manifests = files.flatMap { ["--manifest", base(of: $0.hash) + "/sessions.csv"] }
      return try child.run(
        ["ingest"] + places + manifests + ["--jobs", "1", "--without-comparing"])
    }
    return files.map { _ in result }
  }

  private func base(of hash: String) -> String { "\(folder)/\(hash.prefix(16))" }

  private func layDown(_ file: File) throws {
    let base = base(of: file.hash)
    try FileManager.default.createDirectory(
      atPath: base + "/file", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try Data(file.bytes).write(to: URL(fileURLWithPath: place(of: file.hash, name: file.name)))
    try Data(Self.manifest(of: file.name, file.facts).utf8)
      .write(to: URL(fileURLWithPath: base + "/sessions.csv"))
  }

  /// A manifest with one row.
  private static func manifest(of name: String, _ facts: Facts) -> String {
    let columns = "path,program,coach,client,date,consent,coach_aliases\n"
    let consent = facts.consent.map { $0 ? "yes" : "no" }
    let cells: [String?] = [
      "file/" + name, facts.program, facts.coach, facts.client, facts.date, consent,
      facts.coachAliases.joined(separator: "|"),
    ]
    return columns + cells.map { cell($0 ?? "") }.joined(separator: ",") + "\n"
  }

  private static func cell(_ text: String) -> String {
    let line = text.map { $0.isNewline ? " " : $0 }
    return "\"" + String(line).replacing("\"", with: "\"\"") + "\""
  }
}
