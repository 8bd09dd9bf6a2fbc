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

  private static let figureColumns = 38
  private static let personColumns = 16
  /// The most blocks of the table; whoever does not fit in them stands in a sentence below.
  private static let mostBlocks = 2

  /// The arithmetic of the talk: one column a person, and what is not known with its reason.
  ///
  /// The coach and the client come first; people who don't fit beside them stand in a second block.
  func talk(_ report: SessionReport, on page: inout Page) {
    let columns = max(1, (page.width - Self.figureColumns) / Self.personColumns)
    let people = Array(report.participants.prefix(columns * Self.mostBlocks))
    guard !people.isEmpty else { return }
    page.heading("Talk")
    let figures = figures(people.map(\.metrics))
    for first in stride(from: 0, to: people.count, by: columns) {
      if first > 0 { page.blank() }
      let block = first..<min(first + columns, people.count)
      self.block(people, figures.filter { $0.reasons.count < people.count }, block, on: &page)
    }
    others(report.participants.dropFirst(people.count), on: &page)
    together(report.talk, on: &page)
    missing(figures, report, people: people.count, on: &page)
  }

  private func block(
    _ people: [SessionReport.Participant], _ figures: [Figure], _ block: Range<Int>,
    on page: inout Page
  ) {
    var head = Line()
    head.move(to: Self.figureColumns)
    for person in people[block] {
      head.add(" ")
      let name = person.name ?? "(no speaker)"
      head.add(name, columns: Self.personColumns - 1, .right, .strong)
    }
    page.add(head)
    for figure in figures {
      var line = Line(figure.name)
      line.move(to: Self.figureColumns)
      for value in figure.values[block] { line.add(value, columns: Self.personColumns, .right) }
      page.add(line)
    }
  }

  /// Whoever doesn't fit into the table, with their words and share.
  private func others(_ people: ArraySlice<SessionReport.Participant>, on page: inout Page) {
    guard !people.isEmpty else { return }
    let told = people.map { person in
      let words = Wording.count(person.metrics.words, "word")
      let share = person.metrics.shareOfWords.value.map { " (\(Wording.percent($0)))" } ?? ""
      return "\(person.name ?? "(no speaker)") with \(words)\(share)"
    }
    page.blank()
    page.paragraph("Also spoke: \(told.joined(separator: ", ")).")
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
