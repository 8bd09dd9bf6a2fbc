import Synchronization

/// How much of all bodies together may be in memory.
///
/// Each body has a limit of its own; many at once could still fill the memory. Who finds no room is
/// told to come again.
///
/// A class, because all requests share it; a lock guards its state.
final class BodyRoom: Sendable {
  private let most: Int
  private let taken = Mutex(0)

  init(most: Int = 128 << 20) { self.most = most }

  /// Takes room for a body.
  ///
  /// - Returns: Whether there is room; then `leave` gives it back.
  func enter(_ bytes: Int) -> Bool {
    taken.withLock { taken in
      guard taken + bytes <= most else { return false }
      taken += bytes
      return true
    }
  }

  /// Gives room back.
  func leave(_ bytes: Int) { taken.withLock { $0 -= bytes } }
}
