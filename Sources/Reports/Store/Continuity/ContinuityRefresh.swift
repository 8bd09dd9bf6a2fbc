import Coaching
import GRDB
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
  private let analyze: @Sendable (EngagementHistory) -> EngagementAnalysis

  /// Makes a refresh of a database by the rules that it holds.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public init(_ store: Store) throws(StoreError) {
    let rules = try store.rules()
    let analyzer = ContinuityAnalyzer(rules: rules)
    self.init(store, rules: rules.version) { analyzer.analyze($0) }
  }

  init(
    _ store: Store, rules: String,
    analyze: @escaping @Sendable (EngagementHistory) -> EngagementAnalysis
  ) {
    self.store = store
    self.rules = rules
    self.analyze = analyze
  }

  /// Analyses every pair of a scope that changed, one after the other.
  ///
  /// Memory holds the sessions of one pair at a time.
  ///
  /// - Parameters:
  ///   - scope: Which pairs are looked at.
  ///   - shouldStop: Asked before each pair; what is done then is stored.
  /// - Returns: How many pairs were analysed.
  /// - Throws: `StoreError` where the database cannot be used; stored pairs stay.
  @discardableResult
  public func run(
    _ scope: Scope = .all, shouldStop: () -> Bool = { false }
  ) throws(StoreError) -> Int {
    var count = 0
    while !shouldStop() {
      let stale = try store.staleEngagements(rules: rules, in: scope, limit: Self.batch)
      guard !stale.isEmpty else { break }
      var analyses: [(StoredEngagement, EngagementAnalysis)] = []
      for pair in stale where !shouldStop() {
        analyses.append((pair, analyze(try store.history(of: pair))))
      }
      try store.save(analyses, rules: rules)
      count += analyses.count
    }
    return count
  }
}
