import ArgumentParser
import Foundation
import Glibc
import Reports

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
  private var start: Double
  private var files: Progress?
  private var pairs: PairProgress?
  private var lastShown: Double
  private var isLineShown = false

  /// Makes a meter for a run over files, or for pairs alone.
  ///
  /// - Parameters:
  ///   - form: How progress is shown.
  ///   - total: All that the run is about to read; nil: pairs are compared alone.
  ///   - clock: The time in seconds.
  ///   - write: Writes to where progress is shown.
  init(
    _ form: Form, total: Progress.Amount? = nil, clock: @escaping () -> Double = Self.now,
    write: @escaping (String) -> Void = Messages.raw
  ) {
    self.form = form == .auto ? (Self.isTerminal ? .line : .plain) : form
    self.clock = clock
    self.write = write
    start = clock()
    lastShown = start
    files = total.map { Progress(total: $0) }
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
  ///
  /// - Parameters:
  ///   - bytes: The size of the file.
  ///   - isRefused: Whether it was refused.
  ///   - isKnown: Whether its content was there already, so that it took almost no time.
  mutating func advance(bytes: Int, isRefused: Bool, isKnown: Bool = false) {
    let time = clock()
    files?.advance(bytes: bytes, isRefused: isRefused, isKnown: isKnown, at: time - start)
    showIfDue(at: time)
  }

  /// Takes note of what became of a file, and tells where it was refused.
  mutating func advance(past file: InputFile, _ outcome: FileOutcome) {
    var (isRefused, isKnown) = (false, false)
    switch outcome {
    case .refused(let problem, _):
      clear()
      Messages.problem(problem, of: file.path.shown)
      isRefused = true
    case .unchanged, .moved: isKnown = true
    case .analyzed: break
    }
    advance(bytes: file.size, isRefused: isRefused, isKnown: isKnown)
  }

  /// Takes note of how many pairs are compared, and shows it where it is time to.
  ///
  /// A terminal and programs are shown the first number at once: the first pair may take long.
  ///
  /// - Parameters:
  ///   - done: Those that are compared.
  ///   - total: All of them.
  mutating func compared(_ done: Int, of total: Int) {
    let time = clock()
    let isFirst = pairs == nil
    if isFirst { (start, lastShown) = (time, time) }
    var state = pairs ?? PairProgress()
    state.advance(to: done, of: total, at: time - start)
    pairs = state
    if isFirst, form != .plain { show() } else { showIfDue(at: time) }
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

  /// What is shown; nil where there is nothing to tell.
  private var state: (any ProgressState)? {
    if let pairs { return pairs }
    return files
  }

  private mutating func showIfDue(at time: Double) {
    guard time - lastShown >= pause else { return }
    lastShown = time
    show()
  }

  private mutating func show() {
    guard let state else { return }
    switch form {
    case .line:
      // "\u{1B}[K" wipes what a longer line before this one left.
      write("\r\(state.text)\u{1B}[K")
      isLineShown = true
    case .json: write(state.json + "\n")
    case .plain: write(state.text + "\n")
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
    let seconds = clock() - start
    if pairs == nil { files?.seconds = seconds } else { pairs?.seconds = seconds }
    show()
  }
}

extension ContinuityRefresh {
  /// Analyses every pair of some scopes that changed, until a signal comes, and shows how far it
  /// has come.
  ///
  /// - Parameters:
  ///   - scopes: Which pairs are looked at; where there are several, each is one pair.
  ///   - jobs: How many pairs are analysed at the same time.
  ///   - form: How progress is shown.
  /// - Returns: How many pairs were analysed.
  /// - Throws: `StoreError` where the database cannot be used; stored pairs stay.
  @discardableResult
  func run(
    _ scopes: [Scope] = [.all], jobs: Int = 1, showing form: ProgressMeter.Form
  ) throws(StoreError) -> Int {
    var meter = ProgressMeter(form)
    defer { meter.finish() }
    var count = 0
    for (index, scope) in scopes.enumerated() {
      count += try run(scope, jobs: jobs, shouldStop: { Interruption.signal != nil }) {
        meter.compared(index + $0, of: scopes.count - 1 + $1)
      }
    }
    return count
  }
}
