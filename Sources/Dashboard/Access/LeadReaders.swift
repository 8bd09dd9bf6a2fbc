import Reports
import Synchronization

/// What was read for leads, kept for as long as nothing changes in the database.
///
/// Every page of a program is made of one report. What stands for every name of the database takes
/// longer to find out than a page; it is taken over into another state of the database, and the
/// people of a new session are added to it.
///
/// A class, because all requests share it; a lock guards its state.
final class LeadReaders: Sendable {
  private struct State {
    /// The state of the database of which the programs are.
    var mark: Store.Mark.Content?
    var programs: [String: ProgramReport] = [:]
    /// The last reader, and the state of the database of which it is.
    var reader: (mark: Store.Mark.Content, reader: ReportReader)?
  }

  private let state = Mutex(State())

  /// The reader in the state of the database of now.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  func reader(of store: Store) throws -> ReportReader {
    let mark = try store.mark().content
    let former = state.withLock { $0.reader }
    if let former, former.mark == mark { return former.reader }
    return try read(store, at: mark, after: former?.reader)
  }

  /// Makes the reader for the next lead, where there is a lead.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  func renew(in store: Store) throws {
    guard try store.hasLead() else { return }
    _ = try reader(of: store)
    // New people were given numbers, which is another state of the database.
    _ = try reader(of: store)
  }

  /// Makes the reader for the next lead, and makes it anew where names were only added to it: read
  /// all together, a label may turn out to be somebody else's.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  func settle(in store: Store) throws {
    try renew(in: store)
    guard state.withLock({ $0.reader?.reader.hasAddedNames }) == true else { return }
    _ = try read(store, at: store.mark().content, after: nil)
    try renew(in: store)
  }

  private func read(
    _ store: Store, at mark: Store.Mark.Content, after former: ReportReader?
  ) throws -> ReportReader {
    let policy = try NamePolicy(store.namesForLeads())
    let reader = try ReportReader(store, names: policy, after: former)
    state.withLock { $0.reader = (mark, reader) }
    return reader
  }

  /// The report of a program in the state of the database of now; nil where it has no session.
  ///
  /// It names nobody, and its lead knows what the program is called: so it needs no policy of names.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  func program(_ name: String, in store: Store) throws -> ProgramReport? {
    let mark = try store.mark().content
    let known = state.withLock { state in
      if state.mark != mark { (state.mark, state.programs) = (mark, [:]) }
      return state.programs[name]
    }
    if let known { return known }
    let report = try ReportReader(store).program(name)
    state.withLock { if $0.mark == mark { $0.programs[name] = report } }
    return report
  }
}
