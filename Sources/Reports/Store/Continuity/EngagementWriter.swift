import Coaching
import GRDB
import TranscriptModel

/// Writes what carries over between the sessions of one pair, in place of what was there.
struct EngagementWriter {
  private let pair: StoredEngagement
  private let analysis: EngagementAnalysis
  private let certainties: AnalysisCertainties
  private let rules: String
  private let db: Database

  private typealias Cell = RowBatch.Cell

  init(pair: StoredEngagement, found: JudgedAnalysis, rules: String, db: Database) {
    self.pair = pair
    analysis = found.analysis
    certainties = found.certainties
    self.rules = rules
    self.db = db
  }

  /// Writes every row of the pair; a pair without a session goes.
  func write() throws {
    let keys = try keys()
    for table in ["session_facts", "items", "links", "bridges", "progress", "flags"] {
      let statement = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE engagement_id = ?")
      try statement.execute(arguments: [pair.id])
    }
    guard !keys.isEmpty else {
      return try db.execute(sql: "DELETE FROM engagements WHERE id = ?", arguments: [pair.id])
    }
    // A name that is spelt otherwise now has moved them from another pair, whose turn is yet to come.
    let former = try db.cachedStatement(sql: "DELETE FROM session_facts WHERE session_id = ?")
    for key in keys.keys.values { try former.execute(arguments: [key]) }
    try facts(keys)
    try items(keys)
    try links(keys)
    try bridges(keys)
    try progress(keys)
    try flags(keys)
    try db.run(
      "UPDATE engagements SET analyzed_revision = revision, rules = ? WHERE id = ?",
      [rules, pair.id])
  }

  /// The keys of the sessions by their public identifiers.
  private func keys() throws -> SessionKeys {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, content_hash FROM sessions WHERE program IS ? AND coach = ? AND client = ?
        """,
      arguments: [pair.engagement.program, pair.engagement.coach, pair.engagement.client])
    return SessionKeys(
      keys: Dictionary(
        rows.map { (sessionID(ofContent: $0["content_hash"]), $0["id"]) },
        uniquingKeysWith: { first, _ in first }))
  }

  private func facts(_ keys: SessionKeys) throws {
    var rows = RowBatch(into: "session_facts", in: db)
    for facts in analysis.sessions {
      let cells: [Cell] =
        [try keys[facts.session], pair.id, facts.number, facts.phase.rawValue]
        + [facts.kind.rawValue, facts.burning.value, facts.burning.share.clamped]
        + [facts.burning.topic, facts.burning.urgency, facts.burning.confirmed]
        + [facts.opening?.setBy.rawValue, facts.opening?.turn, facts.opening?.emptyAgenda]
        + [facts.agendaCheckpoint, facts.firstConnectBack?.turn]
        + [facts.firstConnectBack?.milliseconds, facts.firstConnectBack?.share.clamped]
        + [facts.firstConnectBack?.by.rawValue, facts.connectBackBand.rawValue]
        + [facts.zoomOut.counts, facts.zoomOut.longestWordsShare.clamped]
        + [facts.zoomOut.longestMilliseconds, facts.zoomOut.turns?.lowerBound]
        + [facts.zoomOut.turns?.upperBound, facts.sessionsWithoutZoomOut]
        + [JSON.array(facts.dimensions.map(JSON.string)), rules]
      try rows.add(cells)
    }
    try rows.finish()
  }

  private func items(_ keys: SessionKeys) throws {
    var rows = RowBatch(into: "items", in: db)
    for (position, item) in analysis.items.enumerated() {
      try rows.add(
        [pair.id, position, item.id, item.kind.rawValue, item.owner.rawValue],
        [item.horizon?.rawValue], quote(item.quote, keys), [item.wording], quote(item.due, keys),
        [item.status.rawValue, item.confidence.clamped, item.confirmed],
        place(item.acknowledged, keys),
        [item.follows, rules, certainties.items[position].rawValue])
    }
    try rows.finish()
  }

  private func links(_ keys: SessionKeys) throws {
    var rows = RowBatch(into: "links", in: db)
    for (position, link) in analysis.links.enumerated() {
      try rows.add(
        [pair.id, position, link.kind.rawValue], quote(link.quote, keys),
        [link.milliseconds, link.share.clamped, link.by.rawValue], place(link.target, keys),
        [link.item, link.isExplicit], place(link.answer, keys),
        [link.outcome?.rawValue, link.confidence.clamped, rules],
        [certainties.links[position].rawValue])
    }
    try rows.finish()
  }

  private func bridges(_ keys: SessionKeys) throws {
    var rows = RowBatch(into: "bridges", in: db)
    for (position, bridge) in analysis.bridges.enumerated() {
      try rows.add(
        [pair.id, position, bridge.state.rawValue], quote(bridge.door, keys),
        [bridge.generalising?.turn, bridge.rungFrom, bridge.rungTo],
        [bridge.confidence.clamped, rules])
    }
    try rows.finish()
  }

  private func progress(_ keys: SessionKeys) throws {
    var rows = RowBatch(into: "progress", in: db)
    for (position, progress) in analysis.progress.enumerated() {
      try rows.add(
        [pair.id, position], quote(progress.earlier, keys), quote(progress.later, keys),
        [progress.days, progress.confidence.clamped, rules])
    }
    try rows.finish()
  }

  private func flags(_ keys: SessionKeys) throws {
    var rows = RowBatch(into: "flags", in: db)
    for (position, flag) in analysis.flags.enumerated() {
      let evidence = flag.evidence.map { place in
        JSON.object([("session", .string(place.session)), ("turn", .integer(place.turn))])
      }
      try rows.add(
        [pair.id, position, flag.rule.rawValue, flag.state],
        [try flag.session.map { try keys[$0] }, flag.item, JSON.array(evidence)],
        [flag.explanation, rules])
    }
    try rows.finish()
  }

  /// The four cells of a quote.
  private func quote(_ quote: Quote?, _ keys: SessionKeys) throws -> [Cell] {
    try place(quote?.place, keys) + [quote?.range.lowerBound, quote?.range.upperBound]
  }

  /// The two cells of a place.
  private func place(_ place: Place?, _ keys: SessionKeys) throws -> [Cell] {
    [try place.map { try keys[$0.session] }, place?.turn]
  }
}

/// The keys of a pair's sessions by their public identifiers.
private struct SessionKeys {
  var keys: [String: Int64]

  var isEmpty: Bool { keys.isEmpty }

  subscript(session: String) -> Int64 {
    get throws {
      guard let key = keys[session] else {
        throw DatabaseError(
          resultCode: .SQLITE_CONSTRAINT, message: "a finding names a session of another pair")
      }
      return key
    }
  }
}

extension Double {
  /// The number within 0 and 1, beyond which rounding may carry a share.
  fileprivate var clamped: Double { isFinite ? min(1, max(0, self)) : 0 }
}
