import Coaching
import Dispatch
import GRDB
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
  /// - Returns: How many pairs were analysed.
  /// - Throws: `StoreError` where the database cannot be used; stored pairs stay.
  @discardableResult
  public func run(
    _ scope: Scope = .all, jobs: Int = 1, shouldStop: @Sendable () -> Bool = { false }
  ) throws(StoreError) -> Int {
    var count = 0
    while !shouldStop() {
      let stale = try store.staleEngagements(rules: rules, in: scope, limit: Self.batch)
      guard !stale.isEmpty else { break }
      let analyses = try analyses(of: stale, jobs, shouldStop)
      try store.save(analyses, rules: rules)
      count += analyses.count
    }
    return count
  }

  /// The analyses of pairs, in order, but of those that nobody began with before it was to stop.
  private func analyses(
    of pairs: [StoredEngagement], _ jobs: Int, _ shouldStop: @Sendable () -> Bool
  ) throws(StoreError) -> [(StoredEngagement, JudgedAnalysis)] {
    let next = Atomic(0)
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
