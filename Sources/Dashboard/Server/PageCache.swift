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

  private struct Kept {
    var mark: Store.Mark
    var answer: Answer
  }

  private struct State {
    var pages: [Key: Kept] = [:]
    var bytes = 0
  }

  /// How many bytes are kept at most; beyond them everything is forgotten, and begins anew.
  private let mostBytes: Int
  private let state = Mutex(State())

  init(mostBytes: Int = 48 << 20) { self.mostBytes = mostBytes }

  /// The page, where it was made in this state of the database.
  func answer(to key: Key, at mark: Store.Mark) -> Answer? {
    state.withLock { state in
      guard let kept = state.pages[key], kept.mark == mark else { return nil }
      return kept.answer
    }
  }

  /// Keeps a page that was made after the mark was read.
  func keep(_ answer: Answer, to key: Key, at mark: Store.Mark) {
    guard answer.status == 200, answer.body.count <= mostBytes / 8 else { return }
    state.withLock { state in
      if state.bytes + answer.body.count > mostBytes { state = State() }
      state.bytes += answer.body.count - (state.pages[key]?.answer.body.count ?? 0)
      state.pages[key] = Kept(mark: mark, answer: answer)
    }
  }
}
