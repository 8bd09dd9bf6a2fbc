import GRDB
import TranscriptModel

/// What carries over between sessions.
extension ExportKind {
  static let itemColumns = [
    "id", "pair", "kind", "owner", "horizon", "session", "turn", "quote", "status", "confidence",
    "confirmed", "wording", "due", "acknowledged.session", "acknowledged.turn", "follows",
  ]

  static let linkColumns = [
    "from_session", "from_turn", "ms", "by", "to_session", "to_turn", "item", "kind", "outcome",
    "confidence", "pair", "quote", "explicit", "answer.session", "answer.turn",
  ]

  static let bridgeColumns = [
    "session", "turn", "state", "rung_from", "rung_to", "pair", "quote", "generalising_turn",
    "confidence",
  ]

  static let progressColumns = [
    "earlier.session", "earlier.turn", "later.session", "later.turn", "days", "confidence", "pair",
    "earlier_quote", "later_quote",
  ]

  static let flagColumns = [
    "pair", "session", "item", "rule", "state", "evidence", "explanation",
  ]

  private static let pair = "e.program, e.coach, e.client"
  private static let order = "ORDER BY e.program, e.coach, e.client, x.position"

  /// The words of a turn between two offsets in bytes, under a name.
  private static func words(_ turn: String, _ start: String, _ end: String, _ name: String)
    -> String
  {
    "CAST(substr(CAST(\(turn).text AS BLOB), x.\(start) + 1, x.\(end) - x.\(start)) AS TEXT)"
      + " AS \(name)"
  }

  static let itemRows = """
    SELECT x.*, \(pair), s.content_hash, a.content_hash AS acknowledged_hash,
      \(words("t", "quote_start", "quote_end", "quote")), \(words("d", "due_start", "due_end", "due"))
    FROM items x
    JOIN engagements e ON e.id = x.engagement_id
    JOIN sessions s ON s.id = x.session_id
    JOIN turns t ON t.session_id = x.session_id AND t.turn = x.turn
    LEFT JOIN turns d ON d.session_id = x.due_session_id AND d.turn = x.due_turn
    LEFT JOIN sessions a ON a.id = x.acknowledged_session_id
    \(order)
    """

  static let linkRows = """
    SELECT x.*, \(pair), s.content_hash AS from_hash, g.content_hash AS to_hash,
      a.content_hash AS answer_hash, \(words("t", "quote_start", "quote_end", "quote"))
    FROM links x
    JOIN engagements e ON e.id = x.engagement_id
    JOIN sessions s ON s.id = x.from_session_id
    JOIN turns t ON t.session_id = x.from_session_id AND t.turn = x.from_turn
    JOIN sessions g ON g.id = x.to_session_id
    LEFT JOIN sessions a ON a.id = x.answer_session_id
    \(order)
    """

  static let bridgeRows = """
    SELECT x.*, \(pair), s.content_hash, \(words("t", "quote_start", "quote_end", "quote"))
    FROM bridges x
    JOIN engagements e ON e.id = x.engagement_id
    JOIN sessions s ON s.id = x.session_id
    JOIN turns t ON t.session_id = x.session_id AND t.turn = x.turn
    \(order)
    """

  static let progressRows = """
    SELECT x.*, \(pair), s.content_hash AS earlier_hash, l.content_hash AS later_hash,
      \(words("t", "earlier_start", "earlier_end", "earlier_quote")),
      \(words("n", "later_start", "later_end", "later_quote"))
    FROM progress x
    JOIN engagements e ON e.id = x.engagement_id
    JOIN sessions s ON s.id = x.earlier_session_id
    JOIN turns t ON t.session_id = x.earlier_session_id AND t.turn = x.earlier_turn
    JOIN sessions l ON l.id = x.later_session_id
    JOIN turns n ON n.session_id = x.later_session_id AND n.turn = x.later_turn
    \(order)
    """

  static let flagRows = """
    SELECT x.*, \(pair), s.content_hash
    FROM flags x
    JOIN engagements e ON e.id = x.engagement_id
    LEFT JOIN sessions s ON s.id = x.session_id
    \(order)
    """

  static func item(_ row: Row, _ naming: Naming) -> JSON {
    .object([
      ("id", row.text("item")), ("pair", row.pair(naming)), ("kind", row.text("kind")),
      ("owner", row.text("owner")), ("horizon", row.text("horizon")),
      ("session", row.session("content_hash")), ("turn", row.integer("turn")),
      ("quote", row.words("quote", "turn", naming)), ("status", row.text("status")),
      ("confidence", row.number("confidence", digits: 4)), ("confirmed", row.bool("confirmed")),
      ("wording", row.words("wording", "turn", naming)),
      ("due", row.words("due", "due_turn", naming)),
      ("acknowledged", row.place("acknowledged_hash", "acknowledged_turn")),
      ("follows", row.text("follows")),
    ])
  }

  static func link(_ row: Row, _ naming: Naming) -> JSON {
    .object([
      ("from_session", row.session("from_hash")), ("from_turn", row.integer("from_turn")),
      ("ms", row.integer("ms")), ("by", row.text("by")), ("to_session", row.session("to_hash")),
      ("to_turn", row.integer("to_turn")), ("item", row.text("item")), ("kind", row.text("kind")),
      ("outcome", row.text("outcome")), ("confidence", row.number("confidence", digits: 4)),
      ("pair", row.pair(naming)), ("quote", row.words("quote", "from_turn", naming)),
      ("explicit", row.bool("is_explicit")), ("answer", row.place("answer_hash", "answer_turn")),
    ])
  }

  static func bridge(_ row: Row, _ naming: Naming) -> JSON {
    .object([
      ("session", row.session("content_hash")), ("turn", row.integer("turn")),
      ("state", row.text("state")), ("rung_from", row.integer("rung_from")),
      ("rung_to", row.integer("rung_to")), ("pair", row.pair(naming)),
      ("quote", row.words("quote", "turn", naming)),
      ("generalising_turn", row.integer("generalising_turn")),
      ("confidence", row.number("confidence", digits: 4)),
    ])
  }

  static func progress(_ row: Row, _ naming: Naming) -> JSON {
    .object([
      ("earlier", row.place("earlier_hash", "earlier_turn")),
      ("later", row.place("later_hash", "later_turn")), ("days", row.integer("days")),
      ("confidence", row.number("confidence", digits: 4)), ("pair", row.pair(naming)),
      ("earlier_quote", row.words("earlier_quote", "earlier_turn", naming)),
      ("later_quote", row.words("later_quote", "later_turn", naming)),
    ])
  }

  static func flag(_ row: Row, _ naming: Naming) -> JSON {
    .object([
      ("pair", row.pair(naming)), ("session", row.session("content_hash")),
      ("item", row.text("item")), ("rule", row.text("rule")), ("state", row.text("state")),
      ("evidence", row.raw("evidence")), ("explanation", row.text("explanation")),
    ])
  }

  /// The fields of a session that only the other sessions of its pair tell.
  static func carriedOver(_ row: Row) -> [(String, JSON)] {
    guard row["connect_back_band"] as String? != nil else {
      let names = [
        "burning", "opening", "agenda_checkpoint", "first_connect_back", "connect_back_band",
      ]
      return names.map { ($0, .null) }
    }
    let burning: [(String, JSON)] = [
      ("value", row.bool("burning")), ("share", row.number("burning_share", digits: 4)),
      ("topic", row.integer("burning_topic_turn")), ("confirmed", row.bool("burning_confirmed")),
    ]
    let opening: [(String, JSON)] = [
      ("set_by", row.text("opening_set_by")), ("turn", row.integer("opening_turn")),
    ]
    let connectBack: [(String, JSON)] = [
      ("turn", row.integer("connect_back_turn")), ("ms", row.integer("connect_back_ms")),
      ("share", row.number("connect_back_share", digits: 4)), ("by", row.text("connect_back_by")),
    ]
    return [
      ("burning", .object(burning)), ("opening", row.object(opening, without: "opening_turn")),
      (
        "agenda_checkpoint",
        row.object(
          [("turn", row.integer("agenda_checkpoint_turn"))], without: "agenda_checkpoint_turn")
      ), ("first_connect_back", row.object(connectBack, without: "connect_back_turn")),
      ("connect_back_band", row.text("connect_back_band")),
    ]
  }
}

extension Row {
  /// The pair as a policy names it.
  fileprivate func pair(_ naming: Naming) -> JSON {
    let pair = naming.pair(
      Engagement(program: self["program"], coach: self["coach"], client: self["client"]))
    return .string(
      [pair.program, pair.coach, pair.client].compactMap(\.self).joined(separator: "/"))
  }

  /// The spoken words of a column as a policy lets them be shown, or `null`.
  fileprivate func words(_ column: String, _ turn: String, _ naming: Naming) -> JSON {
    let words: String? = self[column]
    return .optional(
      words.map { naming.words($0, turn: self[turn], near: [self["coach"], self["client"]]) })
  }

  /// The public identifier of the session whose hash a column holds, or `null`.
  fileprivate func session(_ column: String) -> JSON {
    let hash: String? = self[column]
    return .optional(hash.map(sessionID))
  }

  /// A session and a turn, or `null`.
  fileprivate func place(_ hash: String, _ turn: String) -> JSON {
    object([("session", session(hash)), ("turn", integer(turn))], without: turn)
  }

  /// The fields, or `null` where the column is NULL.
  fileprivate func object(_ fields: [(String, JSON)], without column: String) -> JSON {
    self[column] as Int? == nil ? .null : .object(fields)
  }
}
