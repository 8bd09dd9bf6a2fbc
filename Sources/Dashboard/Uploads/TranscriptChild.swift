import Foundation
import Glibc

/// Reads a transcript in a process of its own, so that a hostile file can end that process at most.
struct TranscriptChild: Sendable {
  /// The program `analyze`.
  var program: String
  /// The database.
  var database: String

  /// What the child may use: seconds of processor time, KiB of memory, seconds by the clock.
  private static let processorSeconds = 60
  private static let memory = 4 << 20
  private static let patience = 90.0

  /// How a child ended.
  enum Outcome: Sendable, Hashable {
    /// It ended by itself; whether everything was stored.
    case finished(storedAll: Bool)
    /// It ran into a limit, or crashed.
    case stopped
  }

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

  /// The folder beside the database in which files lie while they are read; for its owner alone.
  private var folder: String { database + ".uploads" }

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

  /// Lets the child read a file into the database.
  ///
  /// - Throws: Where the file cannot be laid down, or the child not be started.
  func ingest(_ bytes: [UInt8], hash: String, name: String, _ facts: Facts) throws -> Outcome {
    let place = place(of: hash, name: name)
    let base = "\(folder)/\(hash.prefix(16))"
    defer { try? FileManager.default.removeItem(atPath: base) }
    try FileManager.default.createDirectory(
      atPath: base + "/file", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try Data(bytes).write(to: URL(fileURLWithPath: place))
    let manifest = base + "/sessions.csv"
    try Data(Self.manifest(of: name, facts).utf8).write(to: URL(fileURLWithPath: manifest))
    return try run(["ingest", place, "--manifest", manifest, "--jobs", "1"])
  }

  /// Runs `analyze` with limits.
  private func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Arguments are handed over as they are; the shell reads nothing of them.
    let limits =
      "ulimit -c 0; ulimit -t \(Self.processorSeconds); ulimit -v \(Self.memory); umask 077"
    process.arguments =
      ["-c", limits + "; exec \"$@\"", "sh", program] + arguments + ["--db", database]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + Self.patience) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      return .stopped
    }
    guard process.terminationReason == .exit, [0, 1].contains(process.terminationStatus) else {
      return .stopped
    }
    return .finished(storedAll: process.terminationStatus == 0)
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
