import Coaching
import Reports
import TalkRatio
import TranscriptIngest
import TranscriptModel

extension SessionRecord {
  /// Reads the record of a session back.
  ///
  /// Everything that the database's rules ask of a session is checked here, so that a record that
  /// somebody changed is refused with its field and not by the database. Utterances are not part
  /// of a record: turns have no positions of theirs.
  ///
  /// - Throws: `RecordProblem` with the field that cannot be.
  static func session(_ node: JSONNode) throws(RecordProblem) -> AnalyzedFile {
    let hash = try node.text("content_hash")
    guard hash.utf8.count == 64, hash.utf8.allSatisfy(Self.isHexadecimal) else {
      throw RecordProblem("content_hash", "64 hexadecimal digits")
    }
    let session = try node.object("session")
    let speakers = try node.list("speakers", Self.speaker)
    let count = speakers.count
    let turns = try node.list("turns") { value throws(RecordProblem) in
      try Self.turn(value, speakers: count)
    }
    let analysis = try Self.analysis(node, session, speakers: speakers, turns: turns)
    var file = AnalyzedFile(
      path: try node.text("id"), name: try session.text("name"), contentHash: hash,
      analyzer: try node.text("analyzer"), context: try session.string("context"),
      analysis: analysis)
    file.isConsented = session["consent"]?.kind == .yes
    return file
  }

  private static func analysis(
    _ node: JSONNode, _ session: JSONNode, speakers: [(Speaker, RoleAssignment)],
    turns: [(Turn, Annotation)]
  ) throws(RecordProblem) -> SessionAnalysis {
    let metrics = try node.object("metrics")
    let count = turns.count
    let words = try Self.balance(try metrics.object("balance_words"))
    return SessionAnalysis(
      identity: try Self.identity(session),
      transcript: Transcript(source: try Self.source(session), speakers: speakers.map(\.0)),
      turns: turns.map(\.0), roles: speakers.map(\.1),
      metrics: try Self.metrics(metrics, speakers: speakers.count),
      annotations: turns.map(\.1),
      stretches: try node.list("stretches") { value throws(RecordProblem) in
        try Self.stretch(value, turns: count)
      },
      words: words, milliseconds: try Self.balanceInTime(metrics),
      model: try node.text("model"), rules: try node.text("rules"))
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func identity(_ session: JSONNode) throws(RecordProblem) -> SessionIdentity {
    let date = try session.knownText("date")
    if let date, Day(date) == nil { throw RecordProblem("date", "a day such as 2026-03-02") }
    return SessionIdentity(
      program: try session.knownText("program"), coach: try session.knownText("coach"),
      client: try session.knownText("client"), date: date,
      type: try session.knownText("session_type"))
  }

  private static func source(_ session: JSONNode) throws(RecordProblem) -> Transcript.Source {
    Transcript.Source(
      format: try session.text("format"), variant: try session.knownText("variant"),
      encoding: try session.text("encoding"), title: try session.knownText("title"))
  }

  private static func speaker(
    _ node: JSONNode
  ) throws(RecordProblem) -> (Speaker, RoleAssignment) {
    let confidence = try node.number("role_confidence", in: 0...1)
    return (
      Speaker(
        name: try node.string("name"), labels: try node.texts("labels"),
        kind: try node.label("kind")),
      RoleAssignment(
        role: try node.label("role"), basis: try node.label("role_basis"),
        confidence: confidence)
    )
  }

  private static func turn(
    _ node: JSONNode, speakers: Int
  ) throws(RecordProblem) -> (Turn, Annotation) {
    let text = try node.string("text")
    let turn = Turn(
      speaker: try node.knownInteger("speaker", in: 0..<speakers), utterances: [],
      start: try node.knownInteger("start_ms").map { Timestamp(milliseconds: $0) },
      end: try node.knownInteger("end_ms").map { Timestamp(milliseconds: $0) },
      text: text, words: try node.count("words"))
    let mode: Judged<Mode>? = try node.knownJudged("mode")
    let best: Mode? = try node.knownLabel("best_mode")
    guard (mode == nil) == (best == nil) else {
      throw RecordProblem("best_mode", "a mode wherever 'mode' is one")
    }
    let evidence = try node.list("evidence") { piece throws(RecordProblem) in
      try Self.evidence(piece, length: text.utf8.count)
    }
    let labels = Annotation(
      mode: mode,
      modeProbabilities: try node.probabilities("mode_probability", of: Mode.allCases.count),
      bestMode: best, rung: try node.number("rung", in: 0...5),
      zoom: try node.judged("zoom"),
      zoomProbabilities: try node.probabilities("zoom_probability", of: ZoomLevel.allCases.count),
      bestZoom: try node.label("best_zoom"), moves: try node.texts("moves"), evidence: evidence)
    return (turn, labels)
  }

  private static func evidence(
    _ node: JSONNode, length: Int
  ) throws(RecordProblem) -> Evidence {
    let (start, end) = (try node.count("from_byte"), try node.count("to_byte"))
    guard start <= end, end <= length else { throw RecordProblem("evidence", "a part of 'text'") }
    return Evidence(
      label: try node.text("for"), range: start..<end, weight: try node.number("weight"))
  }

  private static func stretch(
    _ node: JSONNode, turns: Int
  ) throws(RecordProblem) -> Stretch {
    let (first, last) = (try node.count("first_turn"), try node.count("last_turn"))
    guard first <= last, last < turns else { throw RecordProblem("stretches", "turns of 'turns'") }
    return Stretch(
      turns: first...last, mode: try node.knownJudged("mode"), zoom: try node.judged("zoom"),
      words: try node.count("words"),
      milliseconds: try node.knownInteger("length_ms", in: 0..<Int.max))
  }

  // MARK: Metrics

  private static func metrics(
    _ node: JSONNode, speakers: Int
  ) throws(RecordProblem) -> TalkMetrics {
    var metrics = TalkMetrics()
    metrics.timeSupport.origin = try node.label("start_origin")
    metrics.words = try node.count("words")
    metrics.turns = try node.count("turns")
    metrics.durationMilliseconds = try node.measuredCount("length_ms")
    metrics.floorSwitches = try node.count("floor_switches")
    metrics.floorSwitchesPerMinute = try node.measured("floor_switches_per_minute")
    metrics.patienceMedianMilliseconds = try node.measuredCount("patience_median_ms")
    metrics.overlaps = try node.measuredCount("overlaps")
    metrics.silenceMilliseconds = try node.measuredCount("silence_ms")
    metrics.speakers = try node.list("speakers") { value throws(RecordProblem) in
      try Self.speakerMetrics(value, speakers: speakers)
    }
    return metrics
  }

  private static func speakerMetrics(
    _ node: JSONNode, speakers: Int
  ) throws(RecordProblem) -> SpeakerMetrics {
    var metrics = SpeakerMetrics(speaker: try node.knownInteger("speaker", in: 0..<speakers))
    metrics.words = try node.count("words")
    metrics.shareOfWords = try node.measured("share_of_words", in: 0...1)
    metrics.speakingMilliseconds = try node.measuredCount("speaking_ms")
    metrics.shareOfSpeakingTime = try node.measured("share_of_speaking_time", in: 0...1)
    metrics.turns = try node.count("turns")
    metrics.backchannels = try node.count("backchannels")
    metrics.wordsPerFloorTurn = try node.measured("words_per_floor_turn")
    metrics.longestMonologueWords = try node.count("longest_monologue_words")
    metrics.longestMonologueTurn = try node.knownInteger("longest_monologue_turn")
    metrics.longestMonologueMilliseconds = try node.measuredCount("longest_monologue_ms")
    metrics.questions = try node.count("questions")
    metrics.wordsPerSpeakingMinute = try node.measured("words_per_speaking_minute")
    return metrics
  }

  private static func balance(_ node: JSONNode) throws(RecordProblem) -> Balance {
    var balance = Balance()
    balance.coaching = try node.count("coaching")
    balance.mentorship = try node.count("mentorship")
    balance.neither = try node.count("neither")
    balance.unclearMode = try node.count("unclear")
    balance.zoomedIn = try node.count("in")
    balance.between = try node.count("between")
    balance.zoomedOut = try node.count("out")
    balance.noZoom = try node.count("none")
    return balance
  }

  private static func balanceInTime(
    _ node: JSONNode
  ) throws(RecordProblem) -> Measured<Balance> {
    if let reason: Unavailable = try? node.label("balance_ms") { return .unavailable(reason) }
    return .value(try balance(try node.object("balance_ms")))
  }
}
