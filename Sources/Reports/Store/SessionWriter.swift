import Coaching
import GRDB
import Glibc
import TalkRatio
import TranscriptModel

/// Writes one analysis into its tables, in place of the one of the same content.
///
/// Its rows go through `SessionRows`, so that writing fifty sessions prepares each statement once.
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
  func write(through rows: inout SessionRows) throws {
    let former = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM sessions WHERE content_hash = ?"),
      arguments: [file.contentHash])
    let before = try former.flatMap {
      try SessionComparison(session: $0, unless: file.versions, in: db)
    }
    if let former {
      try db.execute(sql: "DELETE FROM sessions WHERE id = ?", arguments: [former])
    }
    try session(id: former, in: &rows.sessions)
    let id = former ?? db.lastInsertedRowID
    try speakers(of: id, in: &rows.speakers)
    try turns(of: id, in: &rows.turns, rows.names)
    try stretches(of: id, in: &rows.stretches)
    try metrics(of: id, in: &rows.metrics)
    try speakerMetrics(of: id, in: &rows.speakerMetrics)
    try Masks(session: id, db: db).apply()
    try before?.change(to: id, file.versions, at: moment, in: db).add(in: db)
  }

  private func session(id: Int64?, in rows: inout RowBatch) throws {
    let identity = analysis.identity
    let source = analysis.transcript.source
    let length = analysis.metrics.durationMilliseconds
    try rows.add(
      [id, file.contentHash, file.path, stored(file.name), source.format, source.variant],
      [source.encoding, source.title.map(stored)],
      [known(identity.program), known(identity.coach), known(identity.client)],
      [day(identity.date), known(identity.type), analysis.metrics.words, analysis.turns.count],
      [length.value, length.reason?.rawValue, file.versions.analyzer, file.versions.model],
      [file.versions.rules, file.versions.context, moment],
      [analysis.metrics.timeSupport.origin.rawValue],
      [known(identity.program), known(identity.coach), known(identity.client)])
    try rows.finish()
  }

  private func speakers(of id: Int64, in rows: inout RowBatch) throws {
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

  private func turns(
    of id: Int64, in rows: inout RowBatch, _ names: SessionRows.Names
  ) throws {
    let (turns, annotations, roles) = (analysis.turns, analysis.annotations, analysis.roles)
    for (index, turn) in turns.enumerated() {
      rows.add(integer: Int(id))
      rows.add(integer: index)
      rows.add(integer: turn.speaker)
      rows.add(name: names.name(of: roles.role(of: turn.speaker)))
      rows.add(integer: turn.start?.milliseconds)
      rows.add(integer: turn.end?.milliseconds)
      rows.add(integer: turn.words)
      rows.add(text: stored(turn.text))
      add(annotations[index], to: &rows, names)
      try rows.endRow()
    }
    try rows.finish()
  }

  /// Adds what was judged of a turn.
  private func add(
    _ annotation: Annotation, to rows: inout RowBatch, _ names: SessionRows.Names
  ) {
    rows.add(name: annotation.mode.map(names.name))
    rows.add(name: annotation.bestMode.map(names.name))
    add(annotation.modeProbabilities, of: Mode.allCases.count, to: &rows)
    rows.add(real: annotation.rung)
    rows.add(name: names.name(of: annotation.zoom))
    rows.add(name: names.name(of: annotation.bestZoom))
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

  private func stretches(of id: Int64, in rows: inout RowBatch) throws {
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

  private func metrics(of id: Int64, in rows: inout RowBatch) throws {
    let metrics = analysis.metrics
    let coach = CoachShare(analysis)
    let words = analysis.words
    let time = analysis.milliseconds
    let zoomOut = ZoomOut(turns: analysis.turns, annotations: analysis.annotations)
    try rows.add(
      [id, coach.words.value, coach.words.reason?.rawValue],
      [coach.speakingTime.value, coach.speakingTime.reason?.rawValue, metrics.floorSwitches],
      pair(metrics.floorSwitchesPerMinute), pair(metrics.patienceMedianMilliseconds),
      pair(metrics.overlaps), pair(metrics.silenceMilliseconds),
      [words.coaching, words.mentorship, words.neither, words.unclearMode],
      [words.zoomedIn, words.between, words.zoomedOut, words.noZoom],
      [time.value?.coaching, time.value?.mentorship, time.value?.neither],
      [time.value?.unclearMode, time.value?.zoomedIn, time.value?.between],
      [time.value?.zoomedOut, time.value?.noZoom, time.reason?.rawValue],
      [zoomOut.isLongEnough, zoomOut.words, zoomOut.milliseconds],
      [zoomOut.turns?.lowerBound, zoomOut.turns?.upperBound])
    try rows.finish()
  }

  private func speakerMetrics(of id: Int64, in rows: inout RowBatch) throws {
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
    // The names of the fields take 37 bytes, and none of the three numbers more than 20.
    let most = evidence.reduce(2) { $0 + 97 + $1.label.utf8.count }
    bytes.append(atMost: most) { pen in
      pen.write("[")
      for index in evidence.indices {
        pen.write(index == 0 ? "{\"for\":\"" : ",{\"for\":\"")
        // Labels are made of letters and full stops.
        pen.write(text: evidence[index].label)
        pen.write("\",\"start\":")
        pen.write(integer: evidence[index].range.lowerBound)
        pen.write(",\"end\":")
        pen.write(integer: evidence[index].range.upperBound)
        pen.write(",\"weight\":")
        pen.write(decimal: evidence[index].weight, digits: 3)
        pen.write("}")
      }
      pen.write("]")
    }
  }
}
