import Coaching
import Reports
import TalkRatio
import TranscriptModel

/// Analyses made up in code, from lines such as `coach coaching out What matters to you?`.
///
/// Numbers follow from the lines by simple arithmetic: a turn takes 400 ms a word and begins
/// 600 ms after the one before.
struct Made {
  var coach: String? = "Dana Ruiz"
  var client: String? = "Omar Haddad"
  var program: String? = "leadership"
  var date: String? = "2026-03-02"
  var type: String? = "talk"
  var isTimed = true
  /// Whether it is known who is the coach.
  var knowsRoles = true
  var lines: [String] = Made.talk

  /// A short session with every mode and zoom.
  static let talk = [
    "coach neither none Morning, can you hear me?",
    "client - none Yes, all good.",
    "coach coaching out What would you like to have changed by the summer?",
    "client - out I want to stop being the person everybody waits for. I want the team to decide.",
    "coach coaching out So it is less about the release and more about who decides. "
      + "What would you see on a good day?",
    "client - in On Thursday the deploy stood still for three hours since I was in a meeting.",
    "coach mentorship between When I had a team of that size I wrote down which decisions never "
      + "need me, and put the list where everyone looks first. It took two weeks until they used "
      + "it, and then it went by itself.",
    "client - none Mm-hm.",
    "coach mentorship in You could start with the deploy: two names, and either may press the "
      + "button.",
    "client - in Priya and Ben could do that from Monday.",
    "coach unclear unclear Right, and then there is the other thing.",
    "coach coaching in Who tells them, and when?",
    "client - in I do, tomorrow at the stand-up.",
    "coach neither none Great, see you in two weeks.",
  ]
}

extension Made {
  /// The analysis of the lines.
  var analysis: SessionAnalysis {
    let turns = turns
    let annotations = lines.map(Self.annotation)
    let roles = voices.map { knowsRoles ? Self.role(of: $0) : .unsure }
    let spoken = turns.map { roles.role(of: $0.speaker) }
    let speakers = voices.indices.map { index in
      let name = (index == 0 ? coach : index == 1 ? client : nil) ?? "Speaker \(index + 1)"
      return Speaker(name: name, labels: [name])
    }
    return SessionAnalysis(
      identity: SessionIdentity(
        program: program, coach: coach, client: client, date: date, type: type),
      transcript: Transcript(
        source: .init(format: isTimed ? "webvtt" : "text", variant: isTimed ? "zoom" : nil),
        speakers: speakers),
      turns: turns, roles: roles, metrics: metrics(of: turns), annotations: annotations,
      stretches: stretches(of: turns, annotations),
      words: Balance(annotations, roles: spoken, masses: turns.map(\.words)),
      milliseconds: isTimed
        ? .value(Balance(annotations, roles: spoken, masses: turns.map { $0.words * 400 }))
        : .unavailable(.noTimes),
      model: "test-model", rules: "test-rules")
  }

  /// The analysis as a file of that path and content.
  func file(_ path: String, content: Int, analyzer: String = "1", context: String = "")
    -> AnalyzedFile
  {
    AnalyzedFile(
      path: path, name: path, contentHash: Self.hash(content), analyzer: analyzer,
      context: context, analysis: analysis)
  }

  /// A content hash for a number.
  static func hash(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    let body = String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    return body + String(repeating: "a", count: 48)
  }

  /// The first words of the lines: the coach, the client, and whoever else speaks.
  private var voices: [String] {
    var voices = ["coach", "client"]
    for line in lines {
      let voice = String(line.prefix { $0 != " " })
      if !voices.contains(voice) { voices.append(voice) }
    }
    return voices
  }

  private static func role(of voice: String) -> RoleAssignment {
    switch voice {
    case "coach": RoleAssignment(role: .coach, basis: .name, confidence: 1)
    case "client": RoleAssignment(role: .client, basis: .elimination, confidence: 1)
    default: RoleAssignment(role: .other, basis: .elimination, confidence: 1)
    }
  }

  private var turns: [Turn] {
    let voices = voices
    var clock = 0
    return lines.map { line in
      let parts = line.split(separator: " ", maxSplits: 3)
      let text = String(parts[3])
      let words = countWords(in: text)
      let start = Timestamp(milliseconds: clock)
      let end = Timestamp(milliseconds: clock + words * 400)
      clock = end.milliseconds + 600
      return Turn(
        speaker: voices.firstIndex(of: String(parts[0])), utterances: [],
        start: isTimed ? start : nil,
        end: isTimed ? end : nil, text: text, words: words)
    }
  }

  private static func annotation(_ line: String) -> Annotation {
    let parts = line.split(separator: " ", maxSplits: 3)
    let mode = Mode(rawValue: String(parts[1]))
    let zoom = ZoomLevel(rawValue: String(parts[2]))
    let hasMode = parts[1] != "-"
    let best = mode ?? .coaching
    let rungs: [ZoomLevel: Double] = [.in: 1.5, .between: 3, .out: 4.5, .none: 0]
    return Annotation(
      mode: hasMode ? mode.map(Judged.label) ?? .unclear : nil,
      modeProbabilities: hasMode ? Mode.allCases.map { $0 == best ? 0.8 : 0.1 } : [],
      bestMode: hasMode ? best : nil, rung: rungs[zoom ?? .between] ?? 3,
      zoom: zoom.map(Judged.label) ?? .unclear,
      zoomProbabilities: ZoomLevel.allCases.map { $0 == zoom ?? .between ? 0.7 : 0.1 },
      bestZoom: zoom ?? .between, moves: parts[3].hasSuffix("?") ? ["openQuestion"] : [],
      evidence: hasMode
        ? [Evidence(label: "mode.\(best.rawValue)", range: 0..<4, weight: 1.25)] : [])
  }

  private func metrics(of turns: [Turn]) -> TalkMetrics {
    var metrics = TalkMetrics()
    metrics.turns = turns.count
    metrics.words = turns.reduce(0) { $0 + $1.words }
    metrics.floorSwitches = max(0, turns.count - 1)
    metrics.timeSupport.origin = isTimed ? .file : .none
    if isTimed, let end = turns.last?.end {
      metrics.durationMilliseconds = .value(end.milliseconds)
      metrics.floorSwitchesPerMinute = .value(
        Double(turns.count - 1) * 60_000 / Double(max(1, end.milliseconds)))
      metrics.patienceMedianMilliseconds = .value(600)
      metrics.overlaps = .value(0)
      metrics.silenceMilliseconds = .value(0)
    }
    metrics.speakers = voices.indices.map { speaker(at: $0, of: turns, in: metrics.words) }
    return metrics
  }

  private func speaker(at index: Int, of turns: [Turn], in total: Int) -> SpeakerMetrics {
    let own = turns.filter { $0.speaker == index }
    var speaker = SpeakerMetrics(speaker: index)
    speaker.words = own.reduce(0) { $0 + $1.words }
    speaker.turns = own.count
    speaker.backchannels = own.filter { $0.text == "Mm-hm." }.count
    speaker.questions = own.filter { $0.text.hasSuffix("?") }.count
    speaker.longestMonologueWords = own.map(\.words).max() ?? 0
    speaker.longestMonologueTurn = turns.firstIndex {
      $0.speaker == index && $0.words == speaker.longestMonologueWords
    }
    guard total > 0, !own.isEmpty else { return speaker }
    speaker.shareOfWords = .value(Double(speaker.words) / Double(total))
    speaker.wordsPerFloorTurn = .value(Double(speaker.words) / Double(own.count))
    if isTimed {
      speaker.speakingMilliseconds = .value(speaker.words * 400)
      speaker.shareOfSpeakingTime = speaker.shareOfWords
      speaker.longestMonologueMilliseconds = .value(speaker.longestMonologueWords * 400)
      speaker.wordsPerSpeakingMinute = .value(150)
    }
    return speaker
  }

  private func stretches(of turns: [Turn], _ annotations: [Annotation]) -> [Stretch] {
    var stretches: [Stretch] = []
    for (index, annotation) in annotations.enumerated() {
      if let last = stretches.last, last.zoom == annotation.zoom,
        annotation.mode == nil || last.mode == annotation.mode
      {
        stretches[stretches.count - 1].turns = last.turns.lowerBound...index
        stretches[stretches.count - 1].words += turns[index].words
      } else {
        stretches.append(
          Stretch(
            turns: index...index, mode: annotation.mode, zoom: annotation.zoom,
            words: turns[index].words, milliseconds: isTimed ? turns[index].words * 400 : nil))
      }
    }
    return stretches
  }
}
