import Coaching
import GRDB
import TranscriptModel

/// What carries over between the sessions of a pair as the database holds it, with the turns that
/// it quotes.
struct StoredContinuity: Sendable, Hashable {
  /// A turn that is quoted.
  struct Spoken: Sendable, Hashable {
    /// Everything that was said in it.
    var text: String
    /// When it begins, in milliseconds; nil where the file has no times of its own.
    var start: Int?
  }

  /// Who meets whom.
  var engagement: Engagement
  /// What was found.
  var analysis: EngagementAnalysis
  /// The days of the sessions by their public identifiers.
  var dates: [String: String]
  /// The turns that items, links, bridges and pairs of then and now quote.
  var turns: [Place: Spoken]
  /// The limits of the rules.
  var rules: ContinuityRules
  /// What people said of its items.
  var corrections = ItemCorrections.none

  /// The words of a quote; empty where the turn is not there.
  func words(_ quote: Quote) -> String {
    let bytes = Array((turns[quote.place]?.text ?? "").utf8)
    return String(decoding: bytes[quote.range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The texts of the turns.
  var texts: [Place: String] { turns.mapValues(\.text) }
}

extension StoredContinuity {
  /// Reads what is stored of a pair; nil where the pair is not known.
  static func fetch(
    _ engagement: Engagement, rules: ContinuityRules, in db: Database
  ) throws -> StoredContinuity? {
    let row = try Row.fetchOne(
      db,
      sql: "SELECT id, rules FROM engagements WHERE program IS ? AND coach = ? AND client = ?",
      arguments: [engagement.program, engagement.coach, engagement.client])
    guard let row else { return nil }
    let reader = try EngagementReader(engagement: row["id"], db: db)
    let analysis = try reader.analysis(rules: row["rules"] ?? "")
    var stored = StoredContinuity(
      engagement: engagement, analysis: analysis, dates: reader.dates,
      turns: try reader.turns(analysis.quotedPlaces), rules: rules)
    stored.corrections = ItemCorrections(
      try reader.corrections(), of: analysis, words: { stored.words($0) })
    return stored
  }
}

extension StoredContinuity {
  /// What the rules say of the session of that public identifier, in order.
  static func flags(ofSession id: String, in db: Database) throws -> [RuleFlag] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT f.* FROM flags f JOIN sessions s ON s.id = f.session_id
        WHERE substr(s.content_hash, 1, 16) = ? ORDER BY f.position
        """,
      arguments: [id]
    ).compactMap { RuleFlag($0, session: id) }
  }
}

extension RuleFlag {
  /// Reads the columns of `flags`; nil for a rule of a later version.
  fileprivate init?(_ row: Row, session: String?) {
    guard let rule: Rule = row.label("rule") else { return nil }
    self.init(
      rule: rule, state: row["state"], session: session, item: row["item"],
      evidence: StoredJSON.places(row["evidence"]), explanation: row["explanation"])
  }
}

extension EngagementAnalysis {
  /// The turns whose words the findings quote, each once.
  fileprivate var quotedPlaces: Set<Place> {
    let quotes =
      items.flatMap { [$0.quote] + [$0.due].compactMap(\.self) } + links.map(\.quote)
      + bridges.map(\.door) + progress.flatMap { [$0.earlier, $0.later] }
    return Set(quotes.map(\.place))
  }
}

/// Reads the rows of one pair back into the values that they were written from.
private struct EngagementReader {
  private let engagement: Int64
  private let db: Database
  /// The public identifiers of the sessions.
  private let ids: [Int64: String]
  private let keys: [String: Int64]
  /// The days of the sessions by their public identifiers.
  let dates: [String: String]

  init(engagement: Int64, db: Database) throws {
    self.engagement = engagement
    self.db = db
    let sessions = try Row.fetchAll(
      db,
      sql: """
        SELECT s.id, substr(s.content_hash, 1, 16) AS name, s.date
        FROM session_facts f JOIN sessions s ON s.id = f.session_id WHERE f.engagement_id = ?
        """,
      arguments: [engagement])
    ids = Dictionary(uniqueKeysWithValues: sessions.map { ($0["id"], $0["name"]) })
    keys = Dictionary(uniqueKeysWithValues: sessions.map { ($0["name"], $0["id"]) })
    dates = Dictionary(
      uniqueKeysWithValues: sessions.compactMap { row in
        let date: String? = row["date"]
        return date.map { (row["name"], $0) }
      })
  }

  func analysis(rules: String) throws -> EngagementAnalysis {
    EngagementAnalysis(
      sessions: try all("session_facts", order: "number", facts),
      items: try all("items", item), links: try all("links", link),
      bridges: try all("bridges", bridge),
      progress: try all("progress", progress),
      flags: try all("flags", flag), rules: rules)
  }

  /// What people said of the sessions, oldest first.
  func corrections() throws -> [Correction] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT c.* FROM corrections_in_force c
        JOIN sessions s ON s.content_hash = c.content_hash
        JOIN session_facts f ON f.session_id = s.id
        WHERE f.engagement_id = ? ORDER BY c.id
        """,
      arguments: [engagement]
    ).compactMap(Correction.init)
  }

  /// The texts and starts of some turns.
  func turns(_ places: Set<Place>) throws -> [Place: StoredContinuity.Spoken] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT t.text, iif(s.time_origin = 'file', t.start_ms, NULL) AS start
        FROM turns t JOIN sessions s ON s.id = t.session_id WHERE t.session_id = ? AND t.turn = ?
        """)
    var turns: [Place: StoredContinuity.Spoken] = [:]
    for place in places {
      let row = try Row.fetchOne(statement, arguments: [keys[place.session], place.turn])
      turns[place] = row.map { StoredContinuity.Spoken(text: $0["text"], start: $0["start"]) }
    }
    return turns
  }

  /// The pair's records in a table; without those that `record` does not know.
  private func all<Record>(
    _ table: String, order: String = "position", _ record: (Row) -> Record?
  ) throws -> [Record] {
    try Row.values(
      db, sql: "SELECT * FROM \(table) WHERE engagement_id = ? ORDER BY \(order)",
      arguments: [engagement], record
    ).compactMap(\.self)
  }

  // MARK: The records

  private func item(_ row: Row) -> CarriedItem? {
    guard let kind: CarriedItem.Kind = row.label("kind"), let owner: Side = row.label("owner"),
      let status: CarriedItem.Status = row.label("status"), let quote = quote(row)
    else { return nil }
    return CarriedItem(
      id: row["item"], kind: kind, owner: owner, horizon: row.label("horizon"), quote: quote,
      wording: row["wording"],
      due: self.quote(row, "due_session_id", "due_turn", "due_start", "due_end"), status: status,
      confidence: row["confidence"], confirmed: row["confirmed"],
      acknowledged: place(row, "acknowledged_session_id", "acknowledged_turn"),
      follows: row["follows"])
  }

  private func link(_ row: Row) -> SessionLink? {
    guard let kind: SessionLink.Kind = row.label("kind"), let by: Side = row.label("by"),
      let quote = quote(row, "from_session_id", "from_turn"),
      let target = place(row, "to_session_id", "to_turn")
    else { return nil }
    return SessionLink(
      kind: kind, quote: quote, milliseconds: row["ms"], share: row["share"], by: by,
      target: target, item: row["item"], isExplicit: row["is_explicit"],
      answer: place(row, "answer_session_id", "answer_turn"), outcome: row.label("outcome"),
      confidence: row["confidence"])
  }

  private func bridge(_ row: Row) -> Bridge? {
    guard let state: Bridge.State = row.label("state"), let door = quote(row) else { return nil }
    return Bridge(
      state: state, door: door, generalising: place(row, "session_id", "generalising_turn"),
      rungFrom: row["rung_from"], rungTo: row["rung_to"], confidence: row["confidence"])
  }

  private func progress(_ row: Row) -> ProgressPair? {
    guard
      let earlier = quote(
        row, "earlier_session_id", "earlier_turn", "earlier_start", "earlier_end"),
      let later = quote(row, "later_session_id", "later_turn", "later_start", "later_end")
    else { return nil }
    return ProgressPair(
      earlier: earlier, later: later, days: row["days"], confidence: row["confidence"])
  }

  private func flag(_ row: Row) -> RuleFlag? {
    let session: Int64? = row["session_id"]
    return RuleFlag(row, session: session.flatMap { ids[$0] })
  }

  private func facts(_ row: Row) -> SessionFacts? {
    let key: Int64 = row["session_id"]
    guard let session = ids[key], let phase: SessionFacts.Phase = row.label("phase"),
      let kind: SessionFacts.Kind = row.label("kind"),
      let band: SessionFacts.Band = row.label("connect_back_band")
    else { return nil }
    return SessionFacts(
      session: session, number: row["number"], phase: phase, kind: kind,
      burning: SessionFacts.Burning(
        value: row["burning"], share: row["burning_share"], topic: row["burning_topic_turn"],
        urgency: row["burning_urgency_turn"], confirmed: row["burning_confirmed"]),
      opening: opening(row), agendaCheckpoint: row["agenda_checkpoint_turn"],
      firstConnectBack: connectBack(row), connectBackBand: band, zoomOut: zoomOut(row),
      sessionsWithoutZoomOut: row["sessions_without_zoom_out"],
      dimensions: StoredJSON.strings(row["dimensions"]))
  }

  private func opening(_ row: Row) -> SessionFacts.Opening? {
    guard let side: Side = row.label("opening_set_by") else { return nil }
    return SessionFacts.Opening(
      setBy: side, turn: row["opening_turn"], emptyAgenda: row["empty_agenda_turn"])
  }

  private func connectBack(_ row: Row) -> SessionFacts.ConnectBack? {
    guard let by: Side = row.label("connect_back_by") else { return nil }
    return SessionFacts.ConnectBack(
      turn: row["connect_back_turn"], milliseconds: row["connect_back_ms"],
      share: row["connect_back_share"], by: by)
  }

  private func zoomOut(_ row: Row) -> SessionFacts.ZoomOut {
    let first: Int? = row["zoom_out_first_turn"]
    let last: Int? = row["zoom_out_last_turn"]
    var turns: ClosedRange<Int>?
    if let first, let last, first <= last { turns = first...last }
    return SessionFacts.ZoomOut(
      counts: row["zoom_out_counts"], longestWordsShare: row["zoom_out_longest_words_share"],
      longestMilliseconds: row["zoom_out_longest_ms"], turns: turns)
  }

  // MARK: Places

  private func quote(
    _ row: Row, _ session: String = "session_id", _ turn: String = "turn",
    _ start: String = "quote_start", _ end: String = "quote_end"
  ) -> Quote? {
    guard let place = place(row, session, turn), let lower: Int = row[start],
      let upper: Int = row[end], lower <= upper
    else { return nil }
    return Quote(place: place, range: lower..<upper)
  }

  private func place(_ row: Row, _ session: String, _ turn: String) -> Place? {
    guard let key: Int64 = row[session], let id = ids[key], let turn: Int = row[turn] else {
      return nil
    }
    return Place(session: id, turn: turn)
  }
}
