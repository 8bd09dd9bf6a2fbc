import Reports
import Synchronization

/// The reader of reports for leads, kept for as long as nothing changes in the database.
///
/// It knows what stands for every name of the database, which takes longer to find out than a page.
///
/// A class, because all requests share it; a lock guards its state.
final class LeadReaders: Sendable {
  private let kept = Mutex<(mark: Store.Mark.Content, reader: ReportReader)?>(nil)

  /// The reader in the state of the database of now.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  func reader(of store: Store) throws -> ReportReader {
    let mark = try store.mark().content
    if let known = kept.withLock({ $0 }), known.mark == mark { return known.reader }
    let reader = try ReportReader(store, names: NamePolicy(store.namesForLeads()))
    kept.withLock { $0 = (mark, reader) }
    return reader
  }
}
