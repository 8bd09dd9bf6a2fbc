import Coaching
import GRDB
import TalkRatio
import TranscriptModel

/// A session as the database holds it, in the words of the program.
struct StoredSession {
  /// A speaker with the role that the session gave them.
  struct Voice {
    var name: String
    var role: RoleAssignment
    /// The labels as the file writes them.
    var labels: [String] = []
    /// The role that the machine would have given; nil where a person gave none.
    var machineRole: String?
  }

  /// A turn with its labels.
  struct LabelledTurn {
    var speaker: Int?
    var role: Role
    var start: Int?
    var words: Int
    var text: String
    var mode: Judged<Mode>?
    var modeProbabilities: [Double]
    var zoom: Judged<ZoomLevel>
    var zoomProbabilities: [Double]
    var moves: [String]
    var evidence: [Evidence]

    /// The mode as it counts for the balance: the coach's alone.
    var coachMode: Judged<Mode>? { role == .coach ? mode : nil }
    /// The zoom as it counts for the balance: none for a turn that does `neither`.
    var talkZoom: Judged<ZoomLevel> { mode == .label(.neither) ? .label(.none) : zoom }
  }

  var header: SessionHeader
  var voices: [Voice]
  var turns: [LabelledTurn]
  var stretches: [Stretch]
  var metrics: TalkMetrics
  var coachShareWords: Measured<Double>
  var coachShareSpeakingTime: Measured<Double>
  var words: Balance
  var milliseconds: Measured<Balance>
  var zoomOut: ZoomOut
  var zoomOutVerdict: ZoomOutVerdict
}

extension StoredSession {
  /// Reads the session of that public identifier; nil where there is none.
  static func fetch(_ id: String, in db: Database) throws -> StoredSession? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT s.*, n.number, n.phase, m.*, s.id AS session_key, z.why_not,
          f.zoom_out_counts AS found_counts, f.zoom_out_longest_words_share AS found_share,
          f.zoom_out_longest_ms AS found_ms, f.zoom_out_first_turn AS found_first_turn,
          f.zoom_out_last_turn AS found_last_turn
        FROM sessions s
        JOIN session_metrics m ON m.session_id = s.id
        JOIN session_zoom_outs z ON z.session_id = s.id
        LEFT JOIN session_facts f ON f.session_id = s.id
        LEFT JOIN session_numbers n ON n.session_id = s.id
        WHERE substr(s.content_hash, 1, 16) = ?
        """,
      arguments: [id])
    guard let row else { return nil }
    let key: Int64 = row["session_key"]
    return StoredSession(
      header: SessionHeader(row), voices: try voices(of: key, in: db),
      turns: try turns(of: key, in: db), stretches: try stretches(of: key, in: db),
      metrics: try metrics(row, of: key, in: db),
      coachShareWords: row.measured("coach_share_words"),
      coachShareSpeakingTime: row.measured("coach_share_speaking_time"),
      words: Balance(row, unit: "words"),
      milliseconds: row.reason("balance_ms").map { .unavailable($0) }
        ?? .value(Balance(row, unit: "ms")),
      zoomOut: ZoomOut(row), zoomOutVerdict: ZoomOutVerdict(row))
  }

  private static func voices(of key: Int64, in db: Database) throws -> [Voice] {
    try Row.values(
      db,
      sql: """
        SELECT name, labels, role, role_basis, role_confidence, machine_role FROM speakers
        WHERE session_id = ? ORDER BY speaker
        """,
      arguments: [key]
    ) { row in
      Voice(
        name: row["name"],
        role: RoleAssignment(
          role: row.label("role") ?? .unsure, basis: row.label("role_basis") ?? .none,
          confidence: row["role_confidence"]),
        labels: StoredJSON.strings(row["labels"]), machineRole: row["machine_role"])
    }
  }

  private static func turns(of key: Int64, in db: Database) throws -> [LabelledTurn] {
    var evidence: [String] = []
    var turns = try Row.values(
      db, sql: "SELECT * FROM turns WHERE session_id = ? ORDER BY turn", arguments: [key]
    ) { row in
      evidence.append(row["evidence"])
      return LabelledTurn(
        speaker: row["speaker"], role: row.label("role") ?? .unsure, start: row["start_ms"],
        words: row["words"], text: row["text"], mode: row.judged("mode"),
        modeProbabilities: Mode.allCases.compactMap { row["\($0.rawValue)_probability"] },
        zoom: row.judged("zoom") ?? .unclear,
        zoomProbabilities: ZoomLevel.allCases.compactMap { row["\($0.rawValue)_probability"] },
        moves: StoredJSON.strings(row["moves"]), evidence: [])
    }
    for (turn, found) in zip(turns.indices, StoredJSON.evidence(evidence)) {
      turns[turn].evidence = found
    }
    return turns
  }

  private static func stretches(of key: Int64, in db: Database) throws -> [Stretch] {
    try Row.values(
      db, sql: "SELECT * FROM stretches WHERE session_id = ? ORDER BY stretch", arguments: [key]
    ) { row in
      let first: Int = row["first_turn"]
      let last: Int = row["last_turn"]
      return Stretch(
        turns: first...last, mode: row.judged("mode"), zoom: row.judged("zoom") ?? .unclear,
        words: row["words"], milliseconds: row["length_ms"])
    }
  }

  private static func metrics(_ row: Row, of key: Int64, in db: Database) throws -> TalkMetrics {
    var metrics = TalkMetrics()
    metrics.words = row["words"]
    metrics.turns = row["turns"]
    metrics.durationMilliseconds = row.measured("length_ms", reason: "length")
    metrics.floorSwitches = row["floor_switches"]
    metrics.floorSwitchesPerMinute = row.measured("floor_switches_per_minute")
    metrics.patienceMedianMilliseconds = row.measured("patience_median_ms")
    metrics.overlaps = row.measured("overlaps")
    metrics.silenceMilliseconds = row.measured("silence_ms")
    metrics.speakers = try Row.values(
      db, sql: "SELECT * FROM speaker_metrics WHERE session_id = ? ORDER BY position",
      arguments: [key], SpeakerMetrics.init)
    return metrics
  }
}

extension SessionHeader {
  /// Reads the columns of `sessions` and `session_numbers`.
  init(_ row: Row) {
    self.init(
      id: sessionID(ofContent: row["content_hash"]), file: row["file"], format: row["format"],
      variant: row["variant"], program: row["program"], coach: row["coach"],
      client: row["client"], date: row["date"], type: row["session_type"],
      number: row["number"], phase: row.label("phase"), words: row["words"], turns: row["turns"],
      milliseconds: row.measured("length_ms", reason: "length"), model: row["model"],
      rules: row["rules"])
  }
}

extension Balance {
  /// Reads the eight columns of one unit, `words` or `ms`.
  init(_ row: Row, unit: String) {
    self.init()
    coaching = row["coach_coaching_\(unit)"]
    mentorship = row["coach_mentorship_\(unit)"]
    neither = row["coach_neither_\(unit)"]
    unclearMode = row["coach_unclear_\(unit)"]
    zoomedIn = row["zoomed_in_\(unit)"]
    between = row["between_\(unit)"]
    zoomedOut = row["zoomed_out_\(unit)"]
    noZoom = row["no_zoom_\(unit)"]
  }
}

extension SpeakerMetrics {
  fileprivate init(_ row: Row) {
    self.init(speaker: row["speaker"])
    words = row["words"]
    shareOfWords = row.measured("share_of_words")
    speakingMilliseconds = row.measured("speaking_ms")
    shareOfSpeakingTime = row.measured("share_of_speaking_time")
    turns = row["turns"]
    backchannels = row["backchannels"]
    wordsPerFloorTurn = row.measured("words_per_floor_turn")
    longestMonologueWords = row["longest_monologue_words"]
    longestMonologueTurn = row["longest_monologue_turn"]
    longestMonologueMilliseconds = row.measured("longest_monologue_ms")
    questions = row["questions"]
    wordsPerSpeakingMinute = row.measured("words_per_speaking_minute")
  }
}

extension ZoomOut {
  fileprivate init(_ row: Row) {
    let first: Int? = row["longest_zoom_out_first_turn"]
    let last: Int? = row["longest_zoom_out_last_turn"]
    var turns: ClosedRange<Int>?
    if let first, let last { turns = first...last }
    self.init(
      turns: turns, words: row["longest_zoom_out_words"],
      milliseconds: row["longest_zoom_out_ms"], isLongEnough: row["zoom_out_counts"])
  }
}

extension ZoomOutVerdict {
  fileprivate init(_ row: Row) {
    self.init(reason: row.label("why_not"))
    guard let counts: Bool = row["found_counts"] else { return }
    let first: Int? = row["found_first_turn"]
    let last: Int? = row["found_last_turn"]
    var turns: ClosedRange<Int>?
    if let first, let last, first <= last { turns = first...last }
    found = SessionFacts.ZoomOut(
      counts: counts, longestWordsShare: row["found_share"], longestMilliseconds: row["found_ms"],
      turns: turns)
  }
}

extension Row {
  /// The case of an enum that a column names; nil for NULL.
  func label<Label: RawRepresentable<String>>(_ column: String) -> Label? {
    let name: String? = self[column]
    return name.flatMap(Label.init(rawValue:))
  }

  /// The label of a column, `unclear`, or nil for NULL.
  func judged<Label: RawRepresentable<String> & Sendable & Hashable>(
    _ column: String
  ) -> Judged<Label>? {
    let name: String? = self[column]
    return name.map { Label(rawValue: $0).map { .label($0) } ?? .unclear }
  }

  /// A figure, or the reason that stands beside it.
  func measured<Value: DatabaseValueConvertible & Sendable & Hashable>(
    _ column: String, reason: String? = nil
  ) -> Measured<Value> {
    let value: Value? = self[column]
    return value.map { .value($0) }
      ?? .unavailable(self.reason(reason ?? column) ?? .nothingToCount)
  }

  /// Why the figure of that name is NULL; nil where it is not.
  func reason(_ figure: String) -> Unavailable? { label("\(figure)_unavailable") }
}
