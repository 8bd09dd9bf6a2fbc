import ArgumentParser
import Foundation
import Glibc

/// Shows how far a long run has come, on standard error.
///
/// On a terminal one line is written over and over; elsewhere a line comes every half minute, so
/// that a log stays short and a watcher still sees that the run lives.
struct ProgressMeter {
  /// How progress is shown.
  enum Form: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// `line` on a terminal, else `plain`.
    case auto
    /// One line that is written over.
    case line
    /// A line every half minute.
    case plain
    /// A JSON object a second, for programs.
    case json
    /// Not at all.
    case none
  }

  private let form: Form
  private let write: (String) -> Void
  private let clock: () -> Double
  private let start: Double
  private var progress = Progress()
  private var lastShown: Double
  private var isLineShown = false

  /// Makes a meter for a run over `total`.
  ///
  /// - Parameters:
  ///   - form: How progress is shown.
  ///   - total: All that the run is about to read.
  ///   - clock: The time in seconds.
  ///   - write: Writes to where progress is shown.
  init(
    _ form: Form, total: Progress.Amount, clock: @escaping () -> Double = Self.now,
    write: @escaping (String) -> Void = Messages.raw
  ) {
    self.form = form == .auto ? (Self.isTerminal ? .line : .plain) : form
    self.clock = clock
    self.write = write
    start = clock()
    lastShown = start
    progress.total = total
  }

  /// Whether standard error is a terminal that can write over a line.
  private static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The seconds that have passed since some moment.
  static func now() -> Double {
    ProcessInfo.processInfo.systemUptime
  }

  /// Takes note that a file is done, and shows it where it is time to.
  mutating func advance(bytes: Int, isRefused: Bool) {
    progress.done.files += 1
    progress.done.bytes += bytes
    if isRefused { progress.quarantined += 1 }
    let time = clock()
    guard time - lastShown >= pause else { return }
    lastShown = time
    progress.seconds = time - start
    show()
  }

  /// Takes note of what became of a file, and tells where it was refused.
  mutating func advance(past file: InputFile, _ outcome: FileOutcome) {
    var isRefused = false
    if case .refused(let problem, _) = outcome {
      clear()
      Messages.problem(problem, of: file.path.shown)
      isRefused = true
    }
    advance(bytes: file.size, isRefused: isRefused)
  }

  /// How many seconds lie between two looks.
  private var pause: Double {
    switch form {
    case .line: 0.2
    case .json: 1
    case .plain: 30
    case .auto, .none: .infinity
    }
  }

  private mutating func show() {
    switch form {
    case .line:
      // "\u{1B}[K" wipes what a longer line before this one left.
      write("\r\(progress.text)\u{1B}[K")
      isLineShown = true
    case .json: write(progress.json + "\n")
    case .plain: write(progress.text + "\n")
    case .auto, .none: break
    }
  }

  /// Makes room for a message.
  mutating func clear() {
    if isLineShown { write("\r\u{1B}[K") }
    isLineShown = false
  }

  /// Ends the show; programs are told the last state.
  mutating func finish() {
    clear()
    guard form == .json else { return }
    progress.seconds = clock() - start
    show()
  }
}
