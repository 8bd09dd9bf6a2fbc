import TalkRatio

extension TerminalRenderer {
  /// One line of the table: what it counts, and each person's figure.
  private struct Figure {
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

  /// The arithmetic of the talk: one column a person, and what is not known with its reason.
  func talk(_ report: SessionReport, on page: inout Page) {
    let name = 38
    let column = 16
    let shown = Array(report.participants.prefix(max(1, (page.width - name) / column)))
    guard !shown.isEmpty else { return }
    page.heading("Talk")
    var head = Line()
    head.move(to: name)
    for person in shown {
      head.add(" ")
      head.add(person.name ?? "(no speaker)", columns: column - 1, .right, .strong)
    }
    page.add(head)
    let figures = figures(shown.map(\.metrics))
    for figure in figures where figure.reasons.count < shown.count {
      var line = Line(figure.name)
      line.move(to: name)
      for value in figure.values { line.add(value, columns: column, .right) }
      page.add(line)
    }
    let hidden = report.participants.count - shown.count
    if hidden > 0 { page.paragraph("and \(Wording.count(hidden, "other"))", .faint) }
    together(report.talk, on: &page)
    missing(figures, report, people: shown.count, on: &page)
  }

  private func figures(_ all: [SpeakerMetrics]) -> [Figure] {
    [
      Figure("words", all.map { Wording.count($0.words) }),
      Figure("share of all words", all.map(\.shareOfWords), Wording.percent),
      Figure("speaking time", all.map(\.speakingMilliseconds), Wording.time),
      Figure("share of all speaking time", all.map(\.shareOfSpeakingTime), Wording.percent),
      Figure(
        "turns (of them back-channels)",
        all.map { "\(Wording.count($0.turns)) (\(Wording.count($0.backchannels)))" }),
      Figure("words a turn on the floor", all.map(\.wordsPerFloorTurn)) {
        Wording.fixed($0, digits: 0)
      },
      Figure(
        "words of the longest run on the floor", all.map { Wording.count($0.longestMonologueWords) }
      ),
      Figure(
        "  which begins with turn", all.map { $0.longestMonologueTurn.map(String.init) ?? "–" }),
      Figure(
        "time of the longest run on the floor", all.map(\.longestMonologueMilliseconds),
        Wording.time),
      Figure("questions", all.map { Wording.count($0.questions) }),
      Figure("words a minute of own speaking", all.map(\.wordsPerSpeakingMinute)) {
        Wording.fixed($0, digits: 0)
      },
    ]
  }

  private func together(_ talk: TalkMetrics, on page: inout Page) {
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
    page.blank()
    page.paragraph(facts.joined(separator: " · ") + ".")
  }

  /// Names every figure that nobody has, once for each reason.
  private func missing(
    _ figures: [Figure], _ report: SessionReport, people: Int, on page: inout Page
  ) {
    var names: [(Unavailable, String)] = []
    for figure in figures where figure.reasons.count == people {
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
    for reason in Unavailable.allCases {
      let group = names.filter { $0.0 == reason }.map(\.1)
      guard !group.isEmpty else { continue }
      page.paragraph(
        "Not known, since \(Wording.reason(reason)): \(group.joined(separator: ", ")).",
        .faint)
    }
  }

  /// The stretches worth reading again, each with a quote and its turn.
  func moments(_ moments: [Moment], on page: inout Page) {
    guard !moments.isEmpty else { return }
    page.heading("Moments", note: "the strongest stretch of each kind")
    for (index, moment) in moments.enumerated() {
      if index > 0 { page.blank() }
      var line = Line(Self.name(of: moment.kind), Self.style(of: moment.kind))
      line.add(" · \(Wording.turns(moment.turns)), \(Wording.count(moment.words, "word"))")
      page.add(line)
      let time = moment.start.map { ", \(Wording.clock($0))" } ?? ""
      let who = moment.speaker.map { "\($0), " } ?? ""
      page.paragraph("“\(moment.quote)” (\(who)turn \(moment.turn)\(time))", indent: 2)
    }
  }

  private static func name(of kind: Moment.Kind) -> String {
    switch kind {
    case .coaching: "Coaching"
    case .mentorship: "Mentorship"
    case .zoomedOut: "Zoomed out"
    }
  }

  private static func style(of kind: Moment.Kind) -> Line.Style {
    switch kind {
    case .coaching: .coaching
    case .mentorship: .mentorship
    case .zoomedOut: .zoomedOut
    }
  }
}
