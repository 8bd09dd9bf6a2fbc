import Synchronization

/// Compares the sessions of pairs while nobody uploads.
///
/// A coach who brings a year's transcripts in waits for each to be stored, not for its pair to be
/// compared again with each. Whoever looks at a session or a pair before its turn has it compared
/// then.
///
/// A class, because all requests share it; a lock guards its state.
final class Comparing: Sendable {
  private struct State {
    var uploads = 0
    var isRunning = false
    var isDue = false
    var isOver = false
  }

  private let state = Mutex(State())

  /// Notes that somebody uploads; then `leave`.
  func enter() { state.withLock { $0.uploads += 1 } }

  /// Notes that an upload is through.
  ///
  /// - Returns: Whether `run` is to be called.
  func leave() -> Bool {
    state.withLock { state in
      state.uploads -= 1
      return begin(&state)
    }
  }

  /// Whether nobody else uploads than who asks.
  var isLast: Bool { state.withLock { $0.uploads == 1 } }

  /// Asks for what changed to be compared.
  ///
  /// - Returns: Whether `run` is to be called.
  func begin() -> Bool { state.withLock { begin(&$0) } }

  /// Ends what is going on after the pair that is being compared.
  func end() { state.withLock { $0.isOver = true } }

  private func begin(_ state: inout State) -> Bool {
    guard state.uploads == 0, !state.isOver else { return false }
    state.isDue = true
    guard !state.isRunning else { return false }
    state.isRunning = true
    return true
  }

  /// Does the work for as long as some is due.
  ///
  /// - Parameter work: Compares pairs, and asks before each whether it should stop.
  func run(_ work: (_ shouldStop: () -> Bool) -> Void) {
    while takes() { work { self.shouldStop } }
  }

  /// Somebody uploads, or something changed since: then the work begins anew, with that.
  private var shouldStop: Bool {
    state.withLock { $0.uploads > 0 || $0.isDue || $0.isOver }
  }

  private func takes() -> Bool {
    state.withLock { state in
      state.isRunning = state.isDue && !state.isOver
      state.isDue = false
      return state.isRunning
    }
  }
}
