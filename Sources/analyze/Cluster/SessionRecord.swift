import Coaching
import Reports
import TalkRatio
import TranscriptModel

/// An analysed session as one line of NDJSON: what `worker` writes and `merge` reads.
///
/// The line holds everything that the database keeps of a session, with the keys in a fixed order
/// and every number as exact as it is in memory, so that a session that comes this way is stored
/// as one that `ingest` analysed itself. It tells nothing of the machine, the clock or the other
/// sessions. `docs/archives.md` describes every field.
enum SessionRecord {
  /// The version of the shape of all records of `worker`; other versions are not read.
  static let version = 1

  /// The record of a session.
  ///
  /// - Parameters:
  ///   - file: The session; its path is the id of the record.
  ///   - config: A digest of everything configured that the analysis depends on.
  /// - Returns: The record without a line feed.
  static func json(_ file: AnalyzedFile, config: String) -> String {
    let analysis = file.analysis
    return JSON.object([
      ("v", .integer(version)), ("type", .string("session")), ("id", .string(file.path)),
      ("content_hash", .string(file.contentHash)),
      ("analyzer", .string(file.versions.analyzer)), ("rules", .string(file.versions.rules)),
      ("config_hash", .string(config)), ("model", .string(file.versions.model)),
      ("session", session(file)),
      ("speakers", .list(analysis.transcript.speakers.indices.map { speaker($0, of: analysis) })),
      ("turns", .list(analysis.turns.indices.map { turn($0, of: analysis) })),
      ("stretches", .list(analysis.stretches.map(\.json))), ("metrics", metrics(analysis)),
    ]).text
  }

  private static func session(_ file: AnalyzedFile) -> JSON {
    let source = file.analysis.transcript.source
    let identity = file.analysis.identity
    return .object(
      [
        ("name", .string(file.name)), ("format", .string(source.format)),
        ("variant", .known(source.variant)), ("encoding", .string(source.encoding)),
        ("title", .known(source.title)), ("program", .known(identity.program)),
        ("coach", .known(identity.coach)), ("client", .known(identity.client)),
        ("date", .known(identity.date)), ("session_type", .known(identity.type)),
        ("context", .string(file.versions.context)),
      ] + (file.isConsented ? [("consent", .bool(true))] : []))
  }

  private static func speaker(_ index: Int, of analysis: SessionAnalysis) -> JSON {
    let speaker = analysis.transcript.speakers[index]
    let role = analysis.roles.indices.contains(index) ? analysis.roles[index] : .unsure
    return .object([
      ("name", .string(speaker.name)), ("labels", .list(speaker.labels.map(JSON.string))),
      ("kind", .string(speaker.kind.rawValue)), ("role", .string(role.role.rawValue)),
      ("role_basis", .string(role.basis.rawValue)), ("role_confidence", .exact(role.confidence)),
    ])
  }

  private static func turn(_ index: Int, of analysis: SessionAnalysis) -> JSON {
    let turn = analysis.turns[index]
    let labels = analysis.annotations[index]
    return .object([
      ("speaker", .known(turn.speaker)), ("start_ms", .known(turn.start?.milliseconds)),
      ("end_ms", .known(turn.end?.milliseconds)), ("words", .integer(turn.words)),
      ("text", .string(turn.text)), ("mode", .known(labels.mode?.recordName)),
      ("best_mode", .known(labels.bestMode?.rawValue)),
      ("mode_probability", .list(labels.modeProbabilities.map(JSON.exact))),
      ("rung", .exact(labels.rung)), ("zoom", .string(labels.zoom.recordName)),
      ("best_zoom", .string(labels.bestZoom.rawValue)),
      ("zoom_probability", .list(labels.zoomProbabilities.map(JSON.exact))),
      ("moves", .list(labels.moves.map(JSON.string))),
      ("evidence", .list(labels.evidence.map(\.recordJSON))),
    ])
  }

  private static func metrics(_ analysis: SessionAnalysis) -> JSON {
    let metrics = analysis.metrics
    return .object([
      ("start_origin", .string(metrics.timeSupport.origin.rawValue)),
      ("words", .integer(metrics.words)), ("turns", .integer(metrics.turns)),
      ("length_ms", .measured(metrics.durationMilliseconds)),
      ("floor_switches", .integer(metrics.floorSwitches)),
      ("floor_switches_per_minute", .measured(metrics.floorSwitchesPerMinute)),
      ("patience_median_ms", .measured(metrics.patienceMedianMilliseconds)),
      ("overlaps", .measured(metrics.overlaps)),
      ("silence_ms", .measured(metrics.silenceMilliseconds)),
      ("balance_words", analysis.words.json), ("balance_ms", balance(analysis.milliseconds)),
      ("speakers", .list(metrics.speakers.map(\.json))),
    ])
  }

  private static func balance(_ balance: Measured<Balance>) -> JSON {
    switch balance {
    case .value(let balance): balance.json
    case .unavailable(let reason): .string(reason.rawValue)
    }
  }
}

extension JSON {
  /// A text, or `null`.
  static func known(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A whole number, or `null`.
  static func known(_ number: Int?) -> JSON { number.map(JSON.integer) ?? .null }

  /// A number in the shortest form that gives the same number again when it is read.
  static func exact(_ number: Double) -> JSON { number.isFinite ? .raw("\(number)") : .null }

  /// A figure, or the reason why there is none as a text.
  fileprivate static func measured(_ figure: Measured<Int>) -> JSON {
    figure.value.map(JSON.integer) ?? .known(figure.reason?.rawValue)
  }

  /// A figure, or the reason why there is none as a text.
  fileprivate static func measured(_ figure: Measured<Double>) -> JSON {
    figure.value.map(JSON.exact) ?? .known(figure.reason?.rawValue)
  }
}

extension Judged where Label: RawRepresentable, Label.RawValue == String {
  /// The label's name, or `unclear`.
  fileprivate var recordName: String { label?.rawValue ?? "unclear" }
}

extension Evidence {
  fileprivate var recordJSON: JSON {
    .object([
      ("for", .string(label)), ("from_byte", .integer(range.lowerBound)),
      ("to_byte", .integer(range.upperBound)), ("weight", .exact(weight)),
    ])
  }
}

extension Stretch {
  fileprivate var json: JSON {
    .object([
      ("first_turn", .integer(turns.lowerBound)), ("last_turn", .integer(turns.upperBound)),
      ("mode", .known(mode?.recordName)), ("zoom", .string(zoom.recordName)),
      ("words", .integer(words)), ("length_ms", .known(milliseconds)),
    ])
  }
}

extension Balance {
  fileprivate var json: JSON {
    .object([
      ("coaching", .integer(coaching)), ("mentorship", .integer(mentorship)),
      ("neither", .integer(neither)), ("unclear", .integer(unclearMode)),
      ("in", .integer(zoomedIn)), ("between", .integer(between)), ("out", .integer(zoomedOut)),
      ("none", .integer(noZoom)),
    ])
  }
}

extension SpeakerMetrics {
  fileprivate var json: JSON {
    .object([
      ("speaker", .known(speaker)), ("words", .integer(words)),
      ("share_of_words", .measured(shareOfWords)),
      ("speaking_ms", .measured(speakingMilliseconds)),
      ("share_of_speaking_time", .measured(shareOfSpeakingTime)), ("turns", .integer(turns)),
      ("backchannels", .integer(backchannels)),
      ("words_per_floor_turn", .measured(wordsPerFloorTurn)),
      ("longest_monologue_words", .integer(longestMonologueWords)),
      ("longest_monologue_turn", .known(longestMonologueTurn)),
      ("longest_monologue_ms", .measured(longestMonologueMilliseconds)),
      ("questions", .integer(questions)),
      ("words_per_speaking_minute", .measured(wordsPerSpeakingMinute)),
    ])
  }
}
