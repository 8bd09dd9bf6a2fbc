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

  private struct Kept {
    var mark: Store.Mark.Content
    var page: Page
  }

  private struct State {
    /// What was made or asked for lately.
    var recent: [Key: Kept] = [:]
    /// What was so before; it goes where nobody asks for it until there is no more room.
    var former: [Key: Kept] = [:]
    /// The bytes of what is recent.
    var bytes = 0
  }

  /// How many bytes are kept at most.
  private let mostBytes: Int
  private let state = Mutex(State())

  init(mostBytes: Int = 192 << 20) { self.mostBytes = mostBytes }

  /// The page, where it was made in this state of the database.
  func page(_ key: Key, at mark: Store.Mark.Content) -> Page? {
    state.withLock { state in
      if let kept = state.recent[key] { return kept.mark == mark ? kept.page : nil }
      guard let kept = state.former.removeValue(forKey: key), kept.mark == mark else { return nil }
      add(kept, key, to: &state)
      return kept.page
    }
  }

  /// Keeps a page that was made after the mark was read.
  func keep(_ page: Page, _ key: Key, at mark: Store.Mark.Content) {
    guard page.answer.status == 200, page.answer.size <= mostBytes / 8 else { return }
    state.withLock { state in
      if let old = state.recent.removeValue(forKey: key) { state.bytes -= size(old) }
      add(Kept(mark: mark, page: page), key, to: &state)
    }
  }

  /// Half of the room is for what is recent, so that the other half holds what was before.
  private func add(_ kept: Kept, _ key: Key, to state: inout State) {
    if state.bytes + size(kept) > mostBytes / 2 {
      state.former = state.recent
      state.recent = [:]
      state.bytes = 0
    }
    state.recent[key] = kept
    state.bytes += size(kept)
  }

  private func size(_ kept: Kept) -> Int { kept.page.answer.size }
}
