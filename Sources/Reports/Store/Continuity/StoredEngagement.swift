import Coaching
import GRDB
import TranscriptModel

/// A pair as the database knows it, at one of its revisions.
struct StoredEngagement: Sendable, Hashable {
  /// The key of this database alone.
  var id: Int64
  /// Who meets whom.
  var engagement: Engagement
  /// A number that grows whenever a session or a correction of the pair changes.
  var revision: Int
}

/// A pair whose sessions are to be compared anew, without its people.
public struct StalePair: Sendable, Hashable {
  /// The key of this database alone.
  public var id: Int64
  /// A number that grows whenever a session or a correction of the pair changes.
  public var revision: Int
}

extension StoredEngagement {
  /// Reads the columns of `engagements`.
  init(_ row: Row) {
    self.init(
      id: row["id"],
      engagement: Engagement(program: row["program"], coach: row["coach"], client: row["client"]),
      revision: row["revision"])
  }
}

extension Store {
  /// The condition under which a pair is not up to date by the rules that are the argument.
  static let isStale = "(analyzed_revision IS NOT revision OR rules IS NOT ?)"

  /// The first `limit` pairs that are not up to date, in order of their names.
  ///
  /// Those are the pairs of which a session or a correction changed since they were analysed, and
  /// those that were analysed by other rules.
  func staleEngagements(
    rules: String, in scope: ContinuityRefresh.Scope = .all, limit: Int
  ) throws(StoreError) -> [StoredEngagement] {
    let (condition, arguments) = Self.condition(of: scope)
    return try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, program, coach, client, revision FROM engagements e
          WHERE \(Self.isStale) AND \(condition)
          ORDER BY coach, client, program LIMIT ?
          """,
        arguments: [rules] + arguments + [limit]
      ).map(StoredEngagement.init)
    }
  }

  /// The number of pairs of a scope that are not up to date by such rules.
  func staleEngagementCount(
    rules: String, in scope: ContinuityRefresh.Scope = .all
  ) throws(StoreError) -> Int {
    let (condition, arguments) = Self.condition(of: scope)
    return try ask { db in
      try Int.fetchOne(
        db,
        sql: "SELECT count(*) FROM engagements e WHERE \(Self.isStale) AND \(condition)",
        arguments: [rules] + arguments) ?? 0
    }
  }

  private static func condition(
    of scope: ContinuityRefresh.Scope
  ) -> (sql: String, arguments: StatementArguments) {
    switch scope {
    case .all: return ("TRUE", [])
    case .pair(let pair):
      return ("program IS ? AND coach = ? AND client = ?", [pair.program, pair.coach, pair.client])
    case .session(let hash):
      return (
        """
        EXISTS (SELECT 1 FROM sessions s WHERE s.content_hash = ?
          AND s.program IS e.program AND s.coach = e.coach AND s.client = e.client)
        """, [hash]
      )
    case .key(let id): return ("id = ?", [id])
    }
  }

  /// The pairs of a scope that are not up to date.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func stalePairs(in scope: ContinuityRefresh.Scope) throws(StoreError) -> [StalePair] {
    try staleEngagements(rules: try rules().version, in: scope, limit: .max).map {
      StalePair(id: $0.id, revision: $0.revision)
    }
  }

  /// The number of pairs that are not up to date.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func stalePairs() throws(StoreError) -> Int {
    try staleEngagementCount(rules: try rules().version)
  }

  /// Whether there is a pair of that key, as `stalePairs(in:)` gives it.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func holdsPair(_ key: Int64) throws(StoreError) -> Bool {
    try ask { db in
      try Bool.fetchOne(
        db, sql: "SELECT count(*) > 0 FROM engagements WHERE id = ?", arguments: [key]) ?? false
    }
  }

  /// The sessions of a pair and what people said of them.
  func history(of pair: StoredEngagement) throws(StoreError) -> EngagementHistory {
    try read { db in try HistoryReader(db: db).history(of: pair.engagement) }
  }

  /// Puts analyses in the place of those that are stored, in one transaction.
  ///
  /// A pair that changed while it was analysed is passed over and stays marked; one that has no
  /// session any more goes.
  ///
  /// - Parameters:
  ///   - analyses: The analyses with the revisions that they were made of.
  ///   - rules: The version of the rules, with the settings that differ from the usual.
  /// - Throws: `StoreError`; then nothing is stored.
  func save(
    _ analyses: [(StoredEngagement, JudgedAnalysis)], rules: String
  ) throws(StoreError) {
    try write { db in
      for (pair, found) in analyses {
        let revision = try Int.fetchOne(
          db, sql: "SELECT revision FROM engagements WHERE id = ?", arguments: [pair.id])
        guard revision == pair.revision else { continue }
        try EngagementWriter(pair: pair, found: found, rules: rules, db: db).write()
      }
    }
  }
}
