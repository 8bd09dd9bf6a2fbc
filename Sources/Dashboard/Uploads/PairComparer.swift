import Foundation
import Logging
import Reports
import Synchronization

/// Compares the sessions of pairs in a child process, so that a pair that takes too long takes
/// nobody else's pages with it.
///
/// A pair that a child could not compare within its limits is left as it stands until something of
/// it changes, or for an hour; its pages say so.
///
/// A class, because all requests share it; a lock guards its state.
final class PairComparer: Sendable {
  private struct State {
    /// The pairs that a child is at.
    var running: Set<Int64> = []
    /// When a pair was given up.
    var givenUp: [StalePair: Date] = [:]
  }

  /// How many pairs a child compares: an upload waits for no more than these.
  private static let mostTogether = 16
  /// How many seconds somebody waits for a seat.
  private static let wait = 2.0
  /// After how many seconds a pair is tried again.
  private static let pause: TimeInterval = 3600

  private let store: Store
  private let child: LimitedChild
  private let logger: Logger
  private let state = Mutex(State())
  /// Two pages at most wait for a child, so that there are threads for all others.
  private let seats = DispatchSemaphore(value: 2)

  init(store: Store, child: LimitedChild, logger: Logger) {
    self.store = store
    self.child = child
    self.logger = logger
  }

  /// Compares the pairs of a scope that changed, for somebody who waits.
  ///
  /// - Returns: Whether they are up to date now.
  /// - Throws: `StoreError` where the database cannot be read; what a child cannot be started for.
  func settle(_ scope: ContinuityRefresh.Scope) throws -> Bool {
    guard try !store.stalePairs(in: scope).isEmpty else { return true }
    guard seats.wait(timeout: .now() + Self.wait) == .success else { return false }
    defer { seats.signal() }
    while true {
      let stale = try store.stalePairs(in: scope)
      let due = untried(stale)
      guard !due.isEmpty else { return stale.isEmpty }
      let mine = due.prefix(Self.mostTogether).filter(claim)
      // Somebody else's child is at all of them: it is done soon.
      guard !mine.isEmpty else {
        Thread.sleep(forTimeInterval: 0.02)
        continue
      }
      try compare(mine)
    }
  }

  /// Compares every pair that changed, while nobody waits.
  ///
  /// - Parameter shouldStop: Asked before each child.
  /// - Throws: `StoreError` where the database cannot be read; what a child cannot be started for.
  func settleAll(shouldStop: () -> Bool) throws {
    while !shouldStop() {
      let due = untried(try store.stalePairs(in: .all)).prefix(Self.mostTogether).filter(claim)
      guard !due.isEmpty else { return }
      try compare(due)
    }
  }

  /// Lets a child compare claimed pairs; where it is stopped, each of them a child of its own.
  private func compare(_ pairs: [StalePair]) throws {
    defer { state.withLock { $0.running.subtract(pairs.map(\.id)) } }
    if pairs.count > 1, try run(pairs) == .finished { return giveUp(try left(of: pairs)) }
    for pair in try pairs.count > 1 ? left(of: pairs) : pairs {
      _ = try run([pair])
      giveUp(try left(of: [pair]))
    }
  }

  private func run(_ pairs: [StalePair]) throws -> LimitedChild.Outcome {
    try child.run(["compare"] + pairs.flatMap { ["--pair-id", String($0.id)] })
  }

  /// The pairs that are still as they were.
  private func left(of pairs: [StalePair]) throws -> [StalePair] {
    let stale = Set(try store.stalePairs(in: .all))
    return pairs.filter(stale.contains)
  }

  private func giveUp(_ pairs: [StalePair]) {
    guard !pairs.isEmpty else { return }
    logger.error("\(pairs.count) pairs could not be compared within the limits")
    state.withLock { state in
      for pair in pairs { state.givenUp[pair] = Date() }
    }
  }

  /// Those that were not given up lately.
  private func untried(_ pairs: [StalePair]) -> [StalePair] {
    state.withLock { state in
      state.givenUp = state.givenUp.filter { -$0.value.timeIntervalSinceNow < Self.pause }
      return pairs.filter { state.givenUp[$0] == nil }
    }
  }

  private func claim(_ pair: StalePair) -> Bool {
    state.withLock { $0.running.insert(pair.id).inserted }
  }
}
