import Reports
import Synchronization

/// Who holds which token, kept for as long as nobody's account and nobody's token changes.
///
/// Every request asks it; the database is asked once.
///
/// A class, because all requests share it; a lock guards its state.
final class Holders: Sendable {
  typealias Holder = (person: Person, entry: Entry)

  private struct State {
    var mark: Store.Mark?
    var holders: [String: Holder] = [:]
  }

  /// How many are kept; beyond them everything is forgotten, and begins anew.
  private static let most = 1000
  private let state = Mutex(State())

  /// Who holds the token of that hash in this state of the database.
  ///
  /// - Parameters:
  ///   - hash: The SHA-256 of the token.
  ///   - mark: The state, which was read before.
  ///   - find: Asks the database.
  /// - Returns: nil where nobody holds it.
  func holder(of hash: String, at mark: Store.Mark, by find: () throws -> Holder?) rethrows
    -> Holder?
  {
    let known = state.withLock { $0.mark == mark ? $0.holders[hash] : nil }
    if let known { return known }
    guard let found = try find() else { return nil }
    state.withLock { state in
      if state.mark != mark || state.holders.count >= Self.most {
        state = State(mark: mark)
      }
      state.holders[hash] = found
    }
    return found
  }

  /// Forgets one of them, whose last use was noted.
  func forget(_ hash: String) {
    state.withLock { _ = $0.holders.removeValue(forKey: hash) }
  }
}
