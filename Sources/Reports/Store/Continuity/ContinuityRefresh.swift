import Coaching
import Dispatch
import GRDB
import Glibc
import Synchronization
public import TranscriptModel

/// Brings what carries over between sessions up to date.
///
/// Which pairs need it stands in the database: whoever changes a session or a correction marks
/// its pair in the same transaction. So a run that was killed is made up for by the next run or
/// by the next reader, and ends where an undisturbed run ends.
public struct ContinuityRefresh: Sendable {
  /// Which pairs are looked at.
  public enum Scope: Sendable, Hashable {
    /// Every pair.
    case all
    /// One pair.
    case pair(Engagement)
    /// The pair of the session of that content.
    case session(contentHash: String)
    /// The pair of that key, as `Store.stalePairs(in:)` gives it.
    case key(Int64)
  }

  /// How many pairs are stored in one transaction.
  private static let batch = 32

  private let store: Store
  private let rules: String
  private let limits: ContinuityRules
  private let analyze: @Sendable (EngagementHistory) -> EngagementAnalysis

  /// Makes a refresh of a database by the rules that it holds.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public init(_ store: Store) throws(StoreError) {
    let rules = try store.rules()
    let analyzer = ContinuityAnalyzer(rules: rules)
    self.init(store, rules: rules.version, limits: rules) { analyzer.analyze($0) }
  }

  init(
    _ store: Store, rules: String, limits: ContinuityRules = ContinuityRules(),
    analyze: @escaping @Sendable (EngagementHistory) -> EngagementAnalysis
  ) {
    self.store = store
    self.rules = rules
    self.limits = limits
    self.analyze = analyze
  }

  /// Analyses every pair of a scope that changed.
  ///
  /// Memory holds the sessions of as many pairs as there are jobs.
  ///
  /// - Parameters:
  ///   - scope: Which pairs are looked at.
  ///   - jobs: How many pairs are analysed at the same time.
  ///   - shouldStop: Asked before each pair; what is done then is stored.
  ///   - told: Told how many pairs are done, and of how many; on the thread that calls, before the
  ///     first pair and then as they are done. It is not called where no pair changed. More pairs
  ///     may change meanwhile, so the second number may grow; the first is never greater.
  /// - Returns: How many pairs were analysed.
  /// - Throws: `StoreError` where the database cannot be used; stored pairs stay.
  @discardableResult
  public func run(
    _ scope: Scope = .all, jobs: Int = 1, shouldStop: @Sendable () -> Bool = { false },
    told: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> Int {
    var (count, total) = (0, 0)
    while !shouldStop() {
      let stale = try store.staleEngagements(rules: rules, in: scope, limit: Self.batch)
      guard !stale.isEmpty else { break }
      if count + stale.count > total { total = count + (try number(of: stale, in: scope)) }
      let (before, all) = (count, total)
      told(before, all)
      let analyses = try analyses(of: stale, jobs, shouldStop) { told(before + $0, all) }
      try store.save(analyses, rules: rules)
      count += analyses.count
      told(count, total)
    }
    return count
  }

  /// How many pairs of a scope changed, of which these are the first.
  private func number(of first: [StoredEngagement], in scope: Scope) throws(StoreError) -> Int {
    guard first.count == Self.batch else { return first.count }
    return max(first.count, try store.staleEngagementCount(rules: rules, in: scope))
  }

  /// The analyses of pairs, in order, but of those that nobody began with before it was to stop.
  ///
  /// - Parameters:
  ///   - pairs: The pairs.
  ///   - jobs: How many of them are analysed at the same time.
  ///   - shouldStop: Asked before each pair.
  ///   - told: Told how many are done, on the thread that calls whenever it has done one.
  /// - Returns: The analyses.
  /// - Throws: `StoreError` where a history cannot be read.
  private func analyses(
    of pairs: [StoredEngagement], _ jobs: Int, _ shouldStop: @Sendable () -> Bool,
    told: @escaping (Int) -> Void
  ) throws(StoreError) -> [(StoredEngagement, JudgedAnalysis)] {
    let next = Atomic(0)
    let done = Atomic(0)
    let caller = pthread_self()
    // It is called on the thread of the caller alone, which takes part in the work.
    nonisolated(unsafe) let told = told
    // Each pair has a place of its own, so that no thread waits for another.
    var results = [Result<JudgedAnalysis, StoreError>?](repeating: nil, count: pairs.count)
    results.withUnsafeMutableBufferPointer {
      nonisolated(unsafe) let results = $0
      DispatchQueue.concurrentPerform(iterations: min(jobs, pairs.count)) { _ in
        while !shouldStop() {
          let place = next.add(1, ordering: .relaxed).oldValue
          guard place < pairs.count else { break }
          results[place] = Result { () throws(StoreError) in
            let history = try store.history(of: pairs[place])
            return JudgedAnalysis(analyze(history), in: history, by: limits)
          }
          let number = done.add(1, ordering: .relaxed).newValue
          if pthread_equal(pthread_self(), caller) != 0 { told(number) }
        }
      }
    }
    var analyses: [(StoredEngagement, JudgedAnalysis)] = []
    for (pair, result) in zip(pairs, results) {
      if let result { analyses.append((pair, try result.get())) }
    }
    return analyses
  }
}
