import Foundation
import TranscriptTestSupport

/// The built `analyze`, run as its users run it.
struct BuiltCommand {
  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var messages: String
  }

  /// The folder in which the command runs; removed by `withFolder`.
  let folder: URL

  /// Runs `body` with a fresh folder, which is removed afterwards.
  static func withFolder<Result>(_ body: (BuiltCommand) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("analyze-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(BuiltCommand(folder: folder))
  }

  /// Writes a file into the folder.
  func write(_ text: String, to path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Reads a file of the folder.
  func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// Runs `analyze` with `arguments` in the folder.
  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    as user: User = .own, program: URL = BuiltProgram.analyze
  ) throws -> Outcome {
    // Files instead of pipes: a pipe that nobody drains would stop the program.
    let streams = try ["in", "out", "err"].map { name in
      let file = folder.appendingPathComponent(".\(name)-\(UUID().uuidString)")
      try Data((name == "in" ? input : "").utf8).write(to: file)
      return file
    }
    let process = process(arguments, environment)
    process.executableURL = program
    if user == .stranger { try Self.makeStranger(process) }
    process.standardInput = try FileHandle(forReadingFrom: streams[0])
    process.standardOutput = try FileHandle(forWritingTo: streams[1])
    process.standardError = try FileHandle(forWritingTo: streams[2])
    try process.run()
    process.waitUntilExit()
    defer { for file in streams { try? FileManager.default.removeItem(at: file) } }
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: streams[1]), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: streams[2]), as: UTF8.self))
  }

  /// Starts `analyze`, sends it `signal` after `delay`, and waits for its end.
  func interrupt(_ arguments: [String], after delay: Duration, with signal: Int32) throws {
    let process = process(arguments, [:])
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: delay / .seconds(1))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
  }

  /// Who runs the program.
  enum User {
    case own
    /// Somebody whom permissions stop: root passes them all, so it becomes another user.
    case stranger
  }

  private static let setpriv = URL(fileURLWithPath: "/usr/bin/setpriv")

  /// Whether a run as a stranger can be had here.
  static var hasStranger: Bool {
    geteuid() != 0 || FileManager.default.isExecutableFile(atPath: setpriv.path)
  }

  /// What lets calls of the system fail.
  static let strace = URL(fileURLWithPath: "/usr/bin/strace")

  /// Whether it is there and may be used here.
  static let hasStrace: Bool = {
    let process = Process()
    process.executableURL = strace
    process.arguments = ["-qq", "-o", "/dev/null", "/bin/true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static func makeStranger(_ process: Process) throws {
    guard geteuid() == 0, let program = process.executableURL else { return }
    process.arguments =
      ["--reuid", "65534", "--regid", "65534", "--clear-groups", program.path]
      + (process.arguments ?? [])
    process.executableURL = setpriv
  }

  private func process(_ arguments: [String], _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = BuiltProgram.analyze
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    return process
  }
}
