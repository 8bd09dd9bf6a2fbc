import Coaching
import GRDB
public import TranscriptModel

extension ReportReader {
  /// What was left open between the sessions of a pair; nil where there is no such pair.
  ///
  /// - Parameter engagement: The pair, as `pairs(named:)` gives it.
  /// - Returns: What is sure and what is not.
  /// - Throws: `StoreError` where the database cannot be read.
  public func threads(_ engagement: Engagement) throws(StoreError) -> PairThreads? {
    try continuity(engagement).map { PairThreads($0, shownBy: naming) }
  }

  /// What is stored of a pair; nil where there is no such pair.
  func continuity(_ engagement: Engagement) throws(StoreError) -> StoredContinuity? {
    let rules = try store.rules()
    return try store.read { db in
      try StoredContinuity.fetch(engagement, rules: rules, in: db)
    }
  }

  /// The names of the pairs most like `name`, the most alike first.
  ///
  /// - Parameter name: What somebody typed.
  /// - Returns: At most three names; none where nothing is alike.
  /// - Throws: `StoreError` where the database cannot be read.
  public func pairs(like name: String) throws(StoreError) -> [String] {
    let pairs = try store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT program, coach, client FROM engagements ORDER BY coach, client, program"
      ).map { Engagement(program: $0["program"], coach: $0["coach"], client: $0["client"]) }
    }
    return SimilarNames(pairs.map(self.name)).closest(to: name, atMost: 3)
  }
}
