import Reports
import Synchronization

/// Pages that were made for somebody, kept for as long as nothing changes of which they are made.
///
/// A report is read and drawn in a few hundredths of a second; a page that is asked for again is
/// answered without that. Whether something has changed is asked of the database every time, so
/// that nobody sees what was true before.
///
/// A class, because all requests share it; a lock guards its state.
final class PageCache: Sendable {
  /// What tells one page from another: who asks, and for what.
  struct Key: Sendable, Hashable {
    var person: Int64
    var path: [String]
    var query: Fields
  }

  /// A page that was made, and what it is about: whoever was let in is let in again.
  struct Page: Sendable {
    var target: Target
    var answer: Answer
  }

  private struct State {
    /// The state of the database of which all of them are made.
    var mark: Store.Mark.Content?
    /// What was made or asked for lately.
    var recent: [Key: Page] = [:]
    /// What was so before; it goes where nobody asks for it until there is no more room.
    var former: [Key: Page] = [:]
    /// The bytes of what is recent.
    var bytes = 0
  }

  /// How many bytes are kept at most.
  private let mostBytes: Int
  private let state = Mutex(State())

  init(mostBytes: Int = 192 << 20) { self.mostBytes = mostBytes }

  /// The page, where it was made in this state of the database.
  ///
  /// Pages of another state are let go: nobody gets them any more, and they may hold what was erased.
  func page(_ key: Key, at mark: Store.Mark.Content) -> Page? {
    state.withLock { state in
      guard state.mark == mark else {
        state = State(mark: mark)
        return nil
      }
      if let page = state.recent[key] { return page }
      guard let page = state.former.removeValue(forKey: key) else { return nil }
      add(page, key, to: &state)
      return page
    }
  }

  /// Keeps a page that was made after the mark was read.
  func keep(_ page: Page, _ key: Key, at mark: Store.Mark.Content) {
    guard page.answer.status == 200, page.answer.size <= mostBytes / 8 else { return }
    state.withLock { state in
      guard state.mark == mark else { return }
      if let old = state.recent.removeValue(forKey: key) { state.bytes -= old.answer.size }
      add(page, key, to: &state)
    }
  }

  /// Lets all pages go.
  func clear() { state.withLock { $0 = State() } }

  /// Half of the room is for what is recent, so that the other half holds what was before.
  private func add(_ page: Page, _ key: Key, to state: inout State) {
    if state.bytes + page.answer.size > mostBytes / 2 {
      state.former = state.recent
      state.recent = [:]
      state.bytes = 0
    }
    state.recent[key] = page
    state.bytes += page.answer.size
  }
}
