import Coaching
import GRDB
import Glibc
import TalkRatio
import TranscriptModel

/// Writes one analysis into its tables, in place of the one of the same content.
///
/// Statements are kept ready by their text, so that writing fifty sessions prepares each once.
struct SessionWriter {
  private let file: AnalyzedFile
  private let moment: String
  private let db: Database
  private var analysis: SessionAnalysis { file.analysis }

  private typealias Cell = RowBatch.Cell

  init(file: AnalyzedFile, moment: String, db: Database) {
    let analysis = file.analysis
    precondition(
      analysis.annotations.count == analysis.turns.count,
      "An analysis has one annotation for each turn.")
    self.file = file
    self.moment = moment
    self.db = db
  }

  /// Writes every row of the session.
  func write() throws {
    let former = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM sessions WHERE content_hash = ?"),
      arguments: [file.contentHash])
    let before = try former.flatMap {
      try SessionComparison(session: $0, unless: file.versions, in: db)
    }
    if let former {
      try db.execute(sql: "DELETE FROM sessions WHERE id = ?", arguments: [former])
    }
    try session(id: former)
    let id = former ?? db.lastInsertedRowID
    try speakers(of: id)
    try turns(of: id)
    try stretches(of: id)
    try metrics(of: id)
    try speakerMetrics(of: id)
    try Masks(session: id, db: db).apply()
    try before?.change(to: id, file.versions, at: moment, in: db).add(in: db)
  }

  private func insert(_ sql: String, _ cells: [Cell]) throws {
    try db.run(sql, StatementArguments(cells))
  }

  private func session(id: Int64?) throws {
    let identity = analysis.identity
    let source = analysis.transcript.source
    let length = analysis.metrics.durationMilliseconds
    try insert(
      """
      INSERT INTO sessions (id, content_hash, source_path, file_path, format, variant, encoding, title,
        program, coach, client, date, session_type, words, turns, length_ms, length_unavailable,
        analyzer, model, rules, context, analyzed_at, time_origin, program_given, coach_given,
        client_given)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, file.contentHash, file.path, stored(file.name), source.format, source.variant,
        source.encoding, source.title.map(stored), known(identity.program), known(identity.coach),
        known(identity.client), day(identity.date), known(identity.type), analysis.metrics.words,
        analysis.turns.count, length.value, length.reason?.rawValue, file.versions.analyzer,
        file.versions.model, file.versions.rules, file.versions.context, moment,
        analysis.metrics.timeSupport.origin.rawValue, known(identity.program),
        known(identity.coach), known(identity.client),
      ])
  }

  private func speakers(of id: Int64) throws {
    var rows = RowBatch(
      into: """
        speakers (session_id, speaker, name, labels, kind, role, role_basis, role_confidence,
          machine_role)
        """, in: db)
    for (index, speaker) in analysis.transcript.speakers.enumerated() {
      let role = analysis.roles.indices.contains(index) ? analysis.roles[index] : .unsure
      try rows.add(
        [id, index, stored(speaker.name)],
        [JSON.array(speaker.labels.map { .string(stored($0)) }), speaker.kind.rawValue],
        [role.role.rawValue, role.basis.rawValue, role.confidence],
        [role.basis == .correction ? file.machineRoles[index]?.rawValue : nil])
    }
    try rows.finish()
  }

  private func turns(of id: Int64) throws {
    var rows = RowBatch(
      into: """
        turns (session_id, turn, speaker, role, start_ms, end_ms, words, text, mode, best_mode,
          coaching_probability, mentorship_probability, neither_probability, rung, zoom, best_zoom,
          in_probability, between_probability, out_probability, none_probability, moves, evidence)
        """, in: db)
    for (index, turn) in analysis.turns.enumerated() {
      rows.add(integer: Int(id))
      rows.add(integer: index)
      rows.add(integer: turn.speaker)
      rows.add(text: analysis.roles.role(of: turn.speaker).rawValue)
      rows.add(integer: turn.start?.milliseconds)
      rows.add(integer: turn.end?.milliseconds)
      rows.add(integer: turn.words)
      rows.add(text: stored(turn.text))
      add(analysis.annotations[index], to: &rows)
      try rows.endRow()
    }
    try rows.finish()
  }

  /// Adds what was judged of a turn.
  private func add(_ annotation: Annotation, to rows: inout RowBatch) {
    rows.add(text: annotation.mode?.name)
    rows.add(text: annotation.bestMode?.rawValue)
    add(annotation.modeProbabilities, of: Mode.allCases.count, to: &rows)
    rows.add(real: annotation.rung)
    rows.add(text: annotation.zoom.name)
    rows.add(text: annotation.bestZoom.rawValue)
    add(annotation.zoomProbabilities, of: ZoomLevel.allCases.count, to: &rows)
    rows.add { JSON.append(annotation.moves, to: &$0) }
    rows.add { Evidence.append(annotation.evidence, to: &$0) }
  }

  /// Adds one cell for each label, in the order of its cases; NULL where nothing was estimated.
  private func add(_ probabilities: [Double], of count: Int, to rows: inout RowBatch) {
    precondition(
      probabilities.isEmpty || probabilities.count == count,
      "An annotation has one probability for each label.")
    for place in 0..<count { rows.add(real: probabilities.isEmpty ? nil : probabilities[place]) }
  }

  private func stretches(of id: Int64) throws {
    var rows = RowBatch(
      into: """
        stretches (session_id, stretch, first_turn, last_turn, mode, zoom, words, length_ms)
        """, in: db)
    for (index, stretch) in analysis.stretches.enumerated() {
      rows.add(integer: Int(id))
      rows.add(integer: index)
      rows.add(integer: stretch.turns.lowerBound)
      rows.add(integer: stretch.turns.upperBound)
      rows.add(text: stretch.mode?.name)
      rows.add(text: stretch.zoom.name)
      rows.add(integer: stretch.words)
      rows.add(integer: stretch.milliseconds)
      try rows.endRow()
    }
    try rows.finish()
  }

  private func metrics(of id: Int64) throws {
    let metrics = analysis.metrics
    let coach = CoachShare(analysis)
    let words = analysis.words
    let time = analysis.milliseconds
    let zoomOut = ZoomOut(turns: analysis.turns, annotations: analysis.annotations)
    let cells: [Cell] =
      [id, coach.words.value, coach.words.reason?.rawValue]
      + [coach.speakingTime.value, coach.speakingTime.reason?.rawValue, metrics.floorSwitches]
      + pair(metrics.floorSwitchesPerMinute) + pair(metrics.patienceMedianMilliseconds)
      + pair(metrics.overlaps) + pair(metrics.silenceMilliseconds)
      + [words.coaching, words.mentorship, words.neither, words.unclearMode]
      + [words.zoomedIn, words.between, words.zoomedOut, words.noZoom]
      + [time.value?.coaching, time.value?.mentorship, time.value?.neither]
      + [time.value?.unclearMode, time.value?.zoomedIn, time.value?.between]
      + [time.value?.zoomedOut, time.value?.noZoom, time.reason?.rawValue]
      + [zoomOut.counts, zoomOut.words, zoomOut.milliseconds]
      + [zoomOut.turns?.lowerBound, zoomOut.turns?.upperBound]
    try insert(
      """
      INSERT INTO session_metrics (session_id, coach_share_words, coach_share_words_unavailable,
        coach_share_speaking_time, coach_share_speaking_time_unavailable, floor_switches,
        floor_switches_per_minute, floor_switches_per_minute_unavailable, patience_median_ms,
        patience_median_ms_unavailable, overlaps, overlaps_unavailable, silence_ms,
        silence_ms_unavailable, coach_coaching_words, coach_mentorship_words, coach_neither_words,
        coach_unclear_words, zoomed_in_words, between_words, zoomed_out_words, no_zoom_words,
        coach_coaching_ms, coach_mentorship_ms, coach_neither_ms, coach_unclear_ms, zoomed_in_ms,
        between_ms, zoomed_out_ms, no_zoom_ms, balance_ms_unavailable, zoom_out_counts,
        longest_zoom_out_words, longest_zoom_out_ms, longest_zoom_out_first_turn,
        longest_zoom_out_last_turn)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?)
      """, cells)
  }

  private func speakerMetrics(of id: Int64) throws {
    var rows = RowBatch(
      into: """
        speaker_metrics (session_id, position, speaker, words, share_of_words,
          share_of_words_unavailable, speaking_ms, speaking_ms_unavailable,
          share_of_speaking_time, share_of_speaking_time_unavailable, turns, backchannels,
          words_per_floor_turn, words_per_floor_turn_unavailable, longest_monologue_words,
          longest_monologue_turn, longest_monologue_ms, longest_monologue_ms_unavailable,
          questions, words_per_speaking_minute, words_per_speaking_minute_unavailable)
        """, in: db)
    for (index, speaker) in analysis.metrics.speakers.enumerated() {
      try rows.add(
        [id, index, speaker.speaker, speaker.words], pair(speaker.shareOfWords),
        pair(speaker.speakingMilliseconds), pair(speaker.shareOfSpeakingTime),
        [speaker.turns, speaker.backchannels], pair(speaker.wordsPerFloorTurn),
        [speaker.longestMonologueWords, speaker.longestMonologueTurn],
        pair(speaker.longestMonologueMilliseconds), [speaker.questions],
        pair(speaker.wordsPerSpeakingMinute))
    }
    try rows.finish()
  }

  /// A figure and the reason why there is none: one of the two is NULL.
  private func pair<Value: DatabaseValueConvertible>(_ figure: Measured<Value>) -> [Cell] {
    [figure.value, figure.reason?.rawValue]
  }

  /// A name, or NULL where it is empty.
  private func known(_ name: String?) -> String? {
    guard let name, !name.isEmpty else { return nil }
    return stored(name)
  }
}

/// The text as SQLite can keep it: U+0000 would end it, so U+001A (substitute) stands in its
/// place, which is one byte too and keeps the offsets of evidence.
private func stored(_ text: String) -> String {
  var text = text
  let holdsZero = text.withUTF8 { bytes in
    bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
  }
  guard holdsZero else { return text }
  return String(decoding: text.utf8.map { $0 == 0 ? 0x1A : $0 }, as: UTF8.self)
}

/// The day of a date such as `2026-01-05` or `2026-01-05T14:00`; nil for anything else.
private func day(_ date: String?) -> String? {
  guard let date else { return nil }
  let bytes = Array(date.utf8.prefix(10))
  let shape = bytes.enumerated().allSatisfy { index, byte in
    index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
  }
  return bytes.count == 10 && shape ? String(decoding: bytes, as: UTF8.self) : nil
}

/// The coach's share of the talk, where several labels may belong to the one coach.
struct CoachShare {
  /// The share of all words.
  var words: Measured<Double>
  /// The share of the speaking time of all speakers.
  var speakingTime: Measured<Double>

  init(_ analysis: SessionAnalysis) {
    let coaches = analysis.metrics.speakers.filter { speaker in
      analysis.roles.role(of: speaker.speaker) == .coach
    }
    words = Self.sum(coaches.map(\.shareOfWords))
    speakingTime = Self.sum(coaches.map(\.shareOfSpeakingTime))
  }

  private static func sum(_ shares: [Measured<Double>]) -> Measured<Double> {
    guard !shares.isEmpty else { return .unavailable(.noCoach) }
    if let reason = shares.compactMap(\.reason).first { return .unavailable(reason) }
    // Rounding of the parts may carry the sum past the whole.
    return .value(min(1, shares.compactMap(\.value).reduce(0, +)))
  }
}

extension Judged where Label: RawRepresentable, Label.RawValue == String {
  /// The label's name, or `unclear`.
  var name: String { label?.rawValue ?? "unclear" }
}

extension Evidence {
  /// Appends a list of evidence in the shape of the export records.
  ///
  /// It is written piece by piece: building a tree of values takes longer than storing the row.
  static func append(_ evidence: [Evidence], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, piece) in evidence.enumerated() {
      // The names of the fields take 36 bytes, and no number more than 27.
      bytes.append(atMost: 128 + piece.label.utf8.count) { pen in
        pen.write(index == 0 ? "{\"for\":\"" : ",{\"for\":\"")
        // Labels are made of letters and full stops.
        pen.write(text: piece.label)
        pen.write("\",\"start\":")
        pen.write(integer: piece.range.lowerBound)
        pen.write(",\"end\":")
        pen.write(integer: piece.range.upperBound)
        pen.write(",\"weight\":")
        pen.write(decimal: piece.weight, digits: 3)
        pen.write("}")
      }
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
