import GRDB
import TalkRatio

/// The kinds of export records, each a file of its own.
public enum ExportKind: String, Sendable, Hashable, CaseIterable {
  /// One record a session.
  case sessions
  /// One record a turn.
  case turns
  /// One record a stretch of one mode and one zoom.
  case stretches
  /// One record a goal, a challenge, a win and the rest that sessions leave for later ones.
  case items
  /// One record a turn that comes back to an earlier session.
  case links
  /// One record a detail that led to a bigger question, or could have.
  case bridges
  /// One record a situation then and now.
  case progress
  /// One record a statement of a rule.
  case flags

  /// The rows in the order of the export: pairs by name, sessions by date, turns in time.
  ///
  /// Nothing of the order rests on surrogate ids, which tell the order of ingest.
  var sql: String {
    switch self {
    case .sessions: Self.sessionRows
    case .turns: Self.turnRows
    case .stretches: Self.stretchRows
    case .items: Self.itemRows
    case .links: Self.linkRows
    case .bridges: Self.bridgeRows
    case .progress: Self.progressRows
    case .flags: Self.flagRows
    }
  }

  /// The columns of the kind's CSV file: the fields of its records, flattened.
  var columns: [String] {
    switch self {
    case .sessions: Self.sessionColumns
    case .turns: Self.turnColumns
    case .stretches: ["session", "first_turn", "last_turn", "mode", "zoom", "words"]
    case .items: Self.itemColumns
    case .links: Self.linkColumns
    case .bridges: Self.bridgeColumns
    case .progress: Self.progressColumns
    case .flags: Self.flagColumns
    }
  }

  /// The record that a row stands for, its keys in their fixed order.
  func record(_ row: Row, _ naming: Naming) -> JSON {
    switch self {
    case .sessions: Self.session(row, naming)
    case .turns: Self.turn(row, naming)
    case .stretches: Self.stretch(row)
    case .items: Self.item(row, naming)
    case .links: Self.link(row, naming)
    case .bridges: Self.bridge(row, naming)
    case .progress: Self.progress(row, naming)
    case .flags: Self.flag(row, naming)
    }
  }
}

extension ExportKind {
  private static let sessionColumns = [
    "id", "file", "format", "date", "program", "coach", "client", "number", "phase", "type",
    "minutes", "words", "timed", "burning.value", "burning.share", "burning.topic",
    "burning.confirmed", "opening.set_by", "opening.turn", "agenda_checkpoint.turn",
    "first_connect_back.turn", "first_connect_back.ms", "first_connect_back.share",
    "first_connect_back.by", "connect_back_band", "zoom_out.counts",
    "zoom_out.longest_words_share", "mode_words.coaching", "mode_words.mentorship",
    "mode_words.neither", "mode_words.unclear", "zoom_words.in", "zoom_words.between",
    "zoom_words.out", "zoom_words.none", "coach_share_words", "coach_share_speaking_time",
    "model", "rules", "sessions_without_zoom_out", "dimensions", "continuity_rules",
  ]

  private static let turnColumns = [
    "session", "turn", "speaker", "role", "start_ms", "end_ms", "words", "mode",
    "mode_probability.coaching", "mode_probability.mentorship", "mode_probability.neither",
    "rung", "zoom", "moves", "corrected.mode", "corrected.rung",
  ]

  private static let sessionRows = """
    SELECT s.content_hash, s.file, s.format, s.date, s.program, s.coach, s.client, n.number,
      CASE WHEN n.number IS NOT NULL THEN coalesce(f.phase, n.phase) END AS phase,
      coalesce(f.kind, s.session_type) AS session_type, s.words, s.length_ms, s.model, s.rules,
      m.*, f.burning, f.burning_share, f.burning_topic_turn, f.burning_confirmed,
      f.opening_set_by, f.opening_turn, f.agenda_checkpoint_turn, f.connect_back_turn,
      f.connect_back_ms, f.connect_back_share, f.connect_back_by, f.connect_back_band,
      z.counts, f.zoom_out_longest_words_share AS longest_share,
      f.sessions_without_zoom_out, f.dimensions, f.rules AS continuity_rules
    FROM sessions s
    JOIN session_metrics m ON m.session_id = s.id
    LEFT JOIN session_numbers n ON n.session_id = s.id
    LEFT JOIN session_facts f ON f.session_id = s.id
    JOIN session_zoom_outs z ON z.session_id = s.id
    ORDER BY s.program, s.coach, s.client, s.date, s.file, s.content_hash
    """

  private static let turnRows = """
    SELECT s.content_hash, t.turn, p.name, t.role, t.start_ms, t.end_ms, t.words, t.mode,
      t.coaching_probability, t.mentorship_probability, t.neither_probability, t.rung, t.zoom,
      t.moves, m.value AS corrected_mode, r.value AS corrected_rung
    FROM sessions s
    JOIN turns t ON t.session_id = s.id
    LEFT JOIN corrections_in_force m
      ON m.content_hash = s.content_hash AND m.turn = t.turn AND m.what = 'mode'
    LEFT JOIN corrections_in_force r
      ON r.content_hash = s.content_hash AND r.turn = t.turn AND r.what = 'rung'
    LEFT JOIN speakers p ON p.session_id = t.session_id AND p.speaker = t.speaker
    ORDER BY s.program, s.coach, s.client, s.date, s.file, s.content_hash, t.turn
    """

  private static let stretchRows = """
    SELECT s.content_hash, t.first_turn, t.last_turn, t.mode, t.zoom, t.words
    FROM sessions s
    JOIN stretches t ON t.session_id = s.id
    ORDER BY s.program, s.coach, s.client, s.date, s.file, s.content_hash, t.stretch
    """

  /// What other sessions of the pair tell is `null` where no pair is known.
  private static func session(_ row: Row, _ naming: Naming) -> JSON {
    let id = sessionID(ofContent: row["content_hash"])
    let who: [(String, JSON)] = [
      ("id", .string(id)), ("file", .string(naming.file(row["file"], session: id))),
      ("format", row.text("format")), ("date", row.text("date")),
      ("program", row.text("program", naming)), ("coach", row.person("coach", naming)),
      ("client", row.person("client", naming)), ("number", row.integer("number")),
      ("phase", row.text("phase")), ("type", row.text("session_type")),
      ("minutes", minutes(row["length_ms"])), ("words", row.integer("words")),
      ("timed", .bool(row["length_ms"] as Int? != nil)),
    ]
    let balance: [(String, JSON)] = [
      ("zoom_out", zoomOut(row)), ("mode_words", modeWords(row)), ("zoom_words", zoomWords(row)),
      ("coach_share_words", row.number("coach_share_words", digits: 4)),
      ("coach_share_speaking_time", row.number("coach_share_speaking_time", digits: 4)),
      ("model", row.text("model")), ("rules", row.text("rules")),
      ("sessions_without_zoom_out", row.integer("sessions_without_zoom_out")),
      ("dimensions", row.raw("dimensions")), ("continuity_rules", row.text("continuity_rules")),
    ]
    return .object(who + carriedOver(row) + balance)
  }

  private static func turn(_ row: Row, _ naming: Naming) -> JSON {
    .object([
      ("session", id(row)), ("turn", row.integer("turn")),
      ("speaker", row.person("name", naming)),
      ("role", row.text("role")), ("start_ms", row.integer("start_ms")),
      ("end_ms", row.integer("end_ms")), ("words", row.integer("words")), ("mode", mode(row)),
      ("mode_probability", modeProbability(row)), ("rung", row.number("rung", digits: 2)),
      ("zoom", row.text("zoom")), ("moves", .raw(row["moves"])), ("corrected", corrected(row)),
    ])
  }

  private static func stretch(_ row: Row) -> JSON {
    .object([
      ("session", id(row)), ("first_turn", row.integer("first_turn")),
      ("last_turn", row.integer("last_turn")), ("mode", mode(row)), ("zoom", row.text("zoom")),
      ("words", row.integer("words")),
    ])
  }

  /// What a person said of the labels, beside them; `null` where nobody did.
  private static func corrected(_ row: Row) -> JSON {
    let mode: String? = row["corrected_mode"]
    let rung: String? = row["corrected_rung"]
    guard mode != nil || rung != nil else { return .null }
    return .object([("mode", .optional(mode)), ("rung", .optional(rung.flatMap { Int($0) }))])
  }

  private static func id(_ row: Row) -> JSON { .string(sessionID(ofContent: row["content_hash"])) }

  /// The mode, or `-` where there is none to tell, as in the labels of `analyze classify`.
  private static func mode(_ row: Row) -> JSON {
    let mode: String? = row["mode"]
    return .string(mode ?? "-")
  }

  private static func modeProbability(_ row: Row) -> JSON {
    guard row["coaching_probability"] as Double? != nil else { return .null }
    return .object([
      ("coaching", row.number("coaching_probability", digits: 4)),
      ("mentorship", row.number("mentorship_probability", digits: 4)),
      ("neither", row.number("neither_probability", digits: 4)),
    ])
  }

  private static func minutes(_ milliseconds: Int?) -> JSON {
    guard let milliseconds else { return .null }
    return .number(Double(milliseconds) / 60_000, digits: 1)
  }

  private static func zoomOut(_ row: Row) -> JSON {
    let counts = JSON.bool(row["counts"])
    if row["longest_share"] as Double? != nil {
      return .object([
        ("counts", counts), ("longest_words_share", row.number("longest_share", digits: 4)),
      ])
    }
    let words: Int = row["words"]
    let longest: Int = row["longest_zoom_out_words"]
    let share: JSON = words > 0 ? .number(Double(longest) / Double(words), digits: 4) : .null
    return .object([("counts", counts), ("longest_words_share", share)])
  }

  /// The modes of the coach's words; not zero but not known where nobody is known to be the coach.
  private static func modeWords(_ row: Row) -> JSON {
    guard row.reason("coach_share_words") != .noCoach else { return .null }
    return .object([
      ("coaching", row.integer("coach_coaching_words")),
      ("mentorship", row.integer("coach_mentorship_words")),
      ("neither", row.integer("coach_neither_words")),
      ("unclear", row.integer("coach_unclear_words")),
    ])
  }

  private static func zoomWords(_ row: Row) -> JSON {
    .object([
      ("in", row.integer("zoomed_in_words")), ("between", row.integer("between_words")),
      ("out", row.integer("zoomed_out_words")), ("none", row.integer("no_zoom_words")),
    ])
  }
}

extension Row {
  /// The name of a column as a policy lets it be shown, or `null`.
  func person(_ column: String, _ naming: Naming) -> JSON {
    let name: String? = self[column]
    return .optional(name.map(naming.person))
  }

  /// The text of a column without the names that a policy hides, or `null`.
  func text(_ column: String, _ naming: Naming) -> JSON {
    let text: String? = self[column]
    return .optional(text.map { naming.rewriting($0).text })
  }

  /// The text of a column, or `null`.
  func text(_ column: String) -> JSON {
    let value: String? = self[column]
    return value.map(JSON.string) ?? .null
  }

  /// The whole number of a column, or `null`.
  func integer(_ column: String) -> JSON {
    let value: Int? = self[column]
    return value.map(JSON.integer) ?? .null
  }

  /// The rounded number of a column, or `null`.
  func number(_ column: String, digits: Int) -> JSON {
    let value: Double? = self[column]
    return value.map { .number($0, digits: digits) } ?? .null
  }

  /// The JSON text of a column, or `null`.
  func raw(_ column: String) -> JSON {
    let value: String? = self[column]
    return value.map(JSON.raw) ?? .null
  }

  /// Yes or no of a column, or `null`.
  func bool(_ column: String) -> JSON {
    let value: Bool? = self[column]
    return value.map(JSON.bool) ?? .null
  }
}
