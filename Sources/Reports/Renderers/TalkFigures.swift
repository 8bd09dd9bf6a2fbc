import TalkRatio

/// The arithmetic of the talk in words: one row a figure, one value a person.
struct TalkFigures {
  /// What is counted, and each person's figure.
  struct Row {
    var name: String
    var values: [String]
    var reasons: [Unavailable]

    init(_ name: String, _ values: [String]) {
      self.name = name
      self.values = values
      reasons = []
    }

    init<Value>(_ name: String, _ values: [Measured<Value>], _ show: (Value) -> String) {
      self.name = name
      self.values = values.map { $0.value.map(show) ?? "–" }
      reasons = values.compactMap(\.reason)
    }
  }

  /// Every figure, known or not.
  private let all: [Row]
  private let people: Int
  private let report: SessionReport

  /// The figures of some people of a session.
  init(_ report: SessionReport, people: [SessionReport.Participant]) {
    all = Self.rows(people.map(\.metrics))
    self.people = people.count
    self.report = report
  }

  /// The figures that somebody has.
  var rows: [Row] { all.filter { $0.reasons.count < people || people == 0 } }

  private static func rows(_ all: [SpeakerMetrics]) -> [Row] {
    [
      Row("words", all.map { Wording.count($0.words) }),
      Row("share of all words", all.map(\.shareOfWords), Wording.percent),
      Row("speaking time", all.map(\.speakingMilliseconds), Wording.time),
      Row("share of all speaking time", all.map(\.shareOfSpeakingTime), Wording.percent),
      Row(
        "turns (of them back-channels)",
        all.map { "\(Wording.count($0.turns)) (\(Wording.count($0.backchannels)))" }),
      Row("words a turn on the floor", all.map(\.wordsPerFloorTurn)) {
        Wording.fixed($0, digits: 0)
      },
      Row(
        "words of the longest run on the floor", all.map { Wording.count($0.longestMonologueWords) }
      ),
      Row(
        "  which begins with turn", all.map { $0.longestMonologueTurn.map(String.init) ?? "–" }),
      Row(
        "time of the longest run on the floor", all.map(\.longestMonologueMilliseconds),
        Wording.time),
      Row("questions", all.map { Wording.count($0.questions) }),
      Row("words a minute of own speaking", all.map(\.wordsPerSpeakingMinute)) {
        Wording.fixed($0, digits: 0)
      },
    ]
  }

  /// What is told of the conversation as a whole.
  var together: String {
    let talk = report.talk
    var facts = ["The floor changed hands \(Wording.count(talk.floorSwitches, "time"))"]
    if let rate = talk.floorSwitchesPerMinute.value {
      facts[0] += " (\(Wording.fixed(rate, digits: 1)) a minute)"
    }
    if let patience = talk.patienceMedianMilliseconds.value {
      facts.append("the coach waited \(Wording.time(patience)) before answering (median)")
    }
    if let overlaps = talk.overlaps.value {
      facts.append(Wording.count(overlaps, "overlap") + " of 0.2 s or more")
    }
    if let silence = talk.silenceMilliseconds.value {
      facts.append("\(Wording.time(silence)) of silence in pauses over 4 s")
    }
    return facts.joined(separator: " · ") + "."
  }

  /// Names every figure that nobody has, one sentence for each reason.
  var missing: [String] {
    var names: [(Unavailable, String)] = []
    for figure in all where figure.reasons.count == people {
      if let reason = figure.reasons.first { names.append((reason, figure.name)) }
    }
    let talk = report.talk
    let whole: [(Unavailable?, String)] = [
      (talk.durationMilliseconds.reason, "length in minutes"),
      (talk.floorSwitchesPerMinute.reason, "floor changes a minute"),
      (talk.patienceMedianMilliseconds.reason, "patience"),
      (talk.overlaps.reason, "overlaps"), (talk.silenceMilliseconds.reason, "silence"),
      (report.milliseconds.reason, "balance in minutes"),
    ]
    names += whole.compactMap { reason, name in reason.map { ($0, name) } }
    return Unavailable.allCases.compactMap { reason in
      let group = names.filter { $0.0 == reason }.map(\.1)
      guard !group.isEmpty else { return nil }
      return "Not known, since \(Wording.reason(reason)): \(group.joined(separator: ", "))."
    }
  }
}
