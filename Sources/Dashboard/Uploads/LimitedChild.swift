import Foundation
import Glibc

/// The program `analyze` in a process of its own, with limits: whatever it is given can end that
/// process at most.
struct LimitedChild: Sendable {
  /// The program `analyze`.
  var program: String
  /// The database.
  var database: String

  /// How many seconds of processor time it may use.
  var seconds = 60

  /// How many KiB of memory it may use; nil in builds with sanitizers, which reserve terabytes.
  var memory: Int? = 4 << 20

  /// How many seconds by the clock it may use.
  private static let patience = 90.0

  /// How a child ended.
  enum Outcome: Sendable, Hashable {
    /// It ended by itself; the database says what became of its work.
    case finished
    /// It ran into a limit, or crashed.
    case stopped
  }

  /// Runs the program and waits for its end.
  ///
  /// - Parameter arguments: What it is to do; the database is named after them.
  /// - Returns: How it ended.
  /// - Throws: Where it cannot be started.
  func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Arguments are handed over as they are; the shell reads nothing of them.
    let limits =
      "ulimit -c 0; ulimit -t \(seconds); ulimit -v \(memory.map(String.init) ?? "unlimited"); umask 077"
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
    return .finished
  }
}
