import Coaching
import TalkRatio
import TranscriptModel

extension SessionReport {
  /// The report as one HTML file, with the transcript at its end: for the coach.
  public var html: String {
    let header = header
    var page = HTMLPage(
      kind: "Balance report of a session", title: TerminalRenderer.title(of: header),
      facts: [Self.facts(of: header), Self.file(of: header)])
    page.sections = [
      HTMLPage.Section("glance", "At a glance", "key-figures", keyFigures),
      HTMLPage.Section("people", "Who spoke", "sentences", Sentences(sentences: [people])),
      HTMLPage.Section("course", "Through the session", "course", CourseView(self)),
      modeSection, zoomSection, gridSection,
      HTMLPage.Section("talk", "Talk", "talk", TalkView(self)),
      HTMLPage.Section(
        "moments", "Moments", note: "the strongest stretch of each kind", "moments",
        MomentsView(moments)),
    ]
    if !flags.isEmpty {
      page.sections.append(
        HTMLPage.Section(
          "rules", "What the rules say", "rules", RulesView(ofSession: flags, session: header.id)))
    }
    page.sections.append(
      HTMLPage.Section(
        "transcript", "Transcript", note: "each turn with its labels and what they rest on",
        "transcript", TranscriptView(transcript)))
    page.closing = [Wording.labels(model: header.model, rules: header.rules)]
    return page.html
  }

  private static func facts(of header: SessionHeader) -> String {
    var facts = [header.date ?? "date unknown"]
    facts += [header.program, header.phase.map(Wording.phase), header.type].compactMap(\.self)
    facts.append(Wording.count(header.words, "word"))
    if let length = header.milliseconds.value { facts.append(Wording.minutes(length)) }
    facts.append(Wording.count(header.turns, "turn"))
    return facts.joined(separator: " · ")
  }

  private static func file(of header: SessionHeader) -> String {
    let format = header.variant.map { "\(header.format), \($0)" } ?? header.format
    return "\(header.file) (\(format)) · id \(header.id)"
  }

  private var people: String {
    let known = participants.compactMap { person in
      person.name.map { name in
        "\(name): \(person.role.role.rawValue) (\(Wording.basis(person.role)))"
      }
    }
    return known.isEmpty ? "Nobody is named." : known.joined(separator: " · ") + "."
  }

  private var keyFigures: KeyFigures {
    let longest = zoomOut.turns.map { turns in
      KeyFigures.Figure(
        name: "Longest zoomed-out stretch", value: Wording.count(zoomOut.words, "word"),
        note: zoomOut.counts ? "counts as a zoom-out" : "too short to count as a zoom-out",
        turn: turns.lowerBound, link: Wording.turns(turns))
    }
    let shares: [(String, Double?, String)] = [
      (
        Wording.name(of: .mentorshipShareOfCoachingAndMentorshipWords), words.mentorshipShare,
        Wording.count(words.coaching + words.mentorship, "word")
      ),
      (
        Wording.name(of: .zoomedOutShareOfWords), words.zoomedOutShare,
        Wording.count(words.total, "word")
      ),
      (
        Wording.name(of: .coachShareOfWords), coachShareWords.value,
        Wording.count(header.words, "word")
      ),
    ]
    let figures = shares.map { name, share, whole in
      KeyFigures.Figure(
        name: name, value: share.map(Wording.percent) ?? "not known", note: "of \(whole)")
    }
    return KeyFigures(figures: figures + [longest].compactMap(\.self))
  }

  // MARK: Balance

  private var modeSection: HTMLPage.Section {
    let isKnown = coachShareWords.isCoachKnown
    let total = words.coachTotal
    let reason = Wording.reason(coachShareWords.reason ?? .nothingToCount)
    let modes: [(String, Judged<Mode>, KeyPath<Balance, Int>)] = [
      ("coaching", .label(.coaching), \.coaching),
      ("mentorship", .label(.mentorship), \.mentorship),
      ("neither", .label(.neither), \.neither), ("unclear", .unclear, \.unclearMode),
    ]
    let rows = modes.map { name, mode, path in
      row("mode", name, style: mode.name, path, of: total, turns(mode))
    }
    let missing =
      isKnown ? "Not known: \(reason)." : "Not known, since \(reason): \(Wording.nameThePair)."
    return HTMLPage.Section(
      "modes", "What the coach does",
      note: total > 0 ? "shares of the coach’s \(Wording.count(total, "word"))" : nil, "shares",
      SharesView(
        what: "The coach’s words by mode", label: "mode", rows: total > 0 ? rows : [],
        hasTime: milliseconds.value != nil, sentences: total > 0 ? [] : [missing]))
  }

  private var zoomSection: HTMLPage.Section {
    let total = words.total
    let zooms: [(String, String, [Judged<ZoomLevel>], KeyPath<Balance, Int>)] = [
      ("zoomed out", "out", [.label(.out)], \.zoomedOut),
      ("between", "between", [.label(.between)], \.between),
      ("zoomed in", "in", [.label(.in)], \.zoomedIn),
      ("not placed or unclear", "none", [.label(.none), .unclear], \.noZoom),
    ]
    let rows = zooms.map { name, style, labels, path in
      row("zoom", name, style: style, path, of: total, turns(labels))
    }
    return HTMLPage.Section(
      "zooms", "How far out the talk is",
      note: total > 0 ? "shares of all \(Wording.count(total, "word"))" : nil, "shares",
      SharesView(
        what: "All words by zoom", label: "zoom", rows: total > 0 ? rows : [],
        hasTime: milliseconds.value != nil,
        sentences: total > 0
          ? [Wording.longestZoomOut(of: self)]
          : ["Not known: \(Wording.reason(.nothingToCount))."]))
  }

  private func row(
    _ kind: String, _ name: String, style: String, _ path: KeyPath<Balance, Int>, of total: Int,
    _ turns: [Int]
  ) -> SharesView.Row {
    let mass = words[keyPath: path]
    let share = Double(mass) / Double(max(1, total))
    return SharesView.Row(
      name: name,
      bar: ShareBar.drawing("\(kind)-\(style)", share, style, of: "share of \(name)"),
      share: Wording.percent(mass, of: total), words: Wording.count(mass),
      time: milliseconds.value.map { Wording.minutes($0[keyPath: path]) },
      turns: TurnList(turns))
  }

  private var gridSection: HTMLPage.Section {
    HTMLPage.Section(
      "grid", "Mode and zoom together",
      note: grid.coachWords > 0
        ? "shares of the coach’s \(Wording.count(grid.coachWords, "word"))" : nil, "grid",
      GridView(self))
  }
}

/// Shares of a whole, one a row, each with its turns.
struct SharesView: Sendable {
  /// One share.
  struct Row: Sendable {
    var name: String
    var bar: Drawing
    var share: String
    var words: String
    var time: String?
    var turns: TurnList?
  }

  var what: String
  var label: String
  var rows: [Row]
  var hasRows: Bool
  var hasTime: Bool
  var sentences: [String]

  init(what: String, label: String, rows: [Row], hasTime: Bool, sentences: [String]) {
    self.what = what
    self.label = label
    self.rows = rows
    hasRows = !rows.isEmpty
    self.hasTime = hasTime
    self.sentences = sentences
  }
}

/// The ribbon, its legend, and the same as a list.
struct CourseView: Sendable {
  /// Neighbouring turns that share their labels.
  struct Stretch: Sendable {
    var turns: String
    var first: Int
    var time: String?
    var mode: String
    var zoom: String
    var words: String
  }

  var ribbon: Drawing?
  var missing: String?
  var modes = Legend([
    "coaching": "coaching", "mentorship": "mentorship", "neither": "neither", "unclear": "unclear",
    "lane": "the coach is silent",
  ])
  var zooms = Legend([
    "out": "zoomed out", "between": "between", "in": "zoomed in", "lane": "not placed or unclear",
  ])
  var part: String
  var summary: String
  var stretches: [Stretch]
  var hasTimes: Bool

  init(_ report: SessionReport) {
    let ribbon = Ribbon(report.course, length: report.header.milliseconds.value)
    self.ribbon = ribbon.drawing
    missing = self.ribbon == nil ? "Not known: \(Wording.reason(.nothingToCount))." : nil
    part = Wording.count(ribbon.wordsPerCell, "word")
    let starts = report.transcript.map(\.start)
    stretches = report.stretches.map { stretch in
      let first = stretch.turns.lowerBound
      return Stretch(
        turns: Wording.turns(stretch.turns), first: first,
        time: (starts.indices.contains(first) ? starts[first] : nil).map(Wording.clock),
        mode: stretch.mode?.name ?? "–", zoom: stretch.zoom.name,
        words: Wording.count(stretch.words))
    }
    summary = "The same as a list of \(Wording.count(stretches.count, "stretch", "stretches"))"
    hasTimes = stretches.contains { $0.time != nil }
  }
}

/// Mode and zoom as two axes, and every cell with its turns.
struct GridView: Sendable {
  /// One cell that holds words.
  struct Cell: Sendable {
    var mode: String
    var zoom: String
    var share: String
    var words: String
    var turns: TurnList?
  }

  var drawing: Drawing?
  var missing: String?
  var cells: [Cell] = []

  init(_ report: SessionReport) {
    let grid = report.grid
    drawing = ModeZoomBubbles(grid).drawing
    guard drawing != nil else {
      let reason = report.coachShareWords.reason ?? .nothingToCount
      missing = "Not known, since \(Wording.reason(reason))."
      return
    }
    let modes: [Judged<Mode>] = Mode.allCases.map(Judged.label) + [.unclear]
    let zooms: [Judged<ZoomLevel>] = ZoomLevel.allCases.map(Judged.label) + [.unclear]
    for mode in modes {
      for zoom in zooms where grid.words(mode, zoom) > 0 {
        let words = grid.words(mode, zoom)
        cells.append(
          Cell(
            mode: mode.name, zoom: zoom.name,
            share: Wording.percent(words, of: grid.coachWords), words: Wording.count(words),
            turns: TurnList(report.turns(mode, zoom))))
      }
    }
  }
}

/// The arithmetic of the talk, with what each figure means.
struct TalkView: Sendable {
  /// One figure of everybody.
  struct Row: Sendable {
    var name: String
    var values: [String]
  }

  /// A figure's name and what it means.
  struct Definition: Sendable {
    var term: String
    var meaning: String
  }

  var people: [String]
  var rows: [Row]
  var isKnown: Bool
  var sentences: [String]
  var definitions: [Definition]
  /// The longest run of each person, as links.
  var runs: [KeyFigures.Figure]

  init(_ report: SessionReport) {
    let figures = TalkFigures(report, people: report.participants)
    people = report.participants.map { $0.name ?? "(no speaker)" }
    isKnown = !people.isEmpty
    rows = isKnown ? figures.rows.map { Row(name: $0.name, values: $0.values) } : []
    sentences = (isKnown ? [figures.together] : ["Nobody spoke."]) + figures.missing
    definitions = Wording.definitions.map { Definition(term: $0.term, meaning: $0.meaning) }
    runs = report.participants.compactMap { person in
      person.metrics.longestMonologueTurn.map { turn in
        KeyFigures.Figure(
          name: person.name ?? "(no speaker)",
          value: Wording.count(person.metrics.longestMonologueWords, "word"), turn: turn,
          link: "turn \(turn)")
      }
    }
  }
}

/// Stretches worth reading again.
struct MomentsView: Sendable {
  /// One of them, with its quote.
  struct Entry: Sendable {
    var kind: String
    var style: String
    var turns: String
    var first: Int
    var words: String
    var quote: String
    var turn: Int
    var source: String
  }

  var entries: [Entry]
  var isEmpty: Bool

  init(_ moments: [Moment]) {
    entries = moments.map { moment in
      let time = moment.start.map { ", \(Wording.clock($0))" } ?? ""
      let who = moment.speaker.map { "\($0), " } ?? ""
      return Entry(
        kind: Wording.name(of: moment.kind),
        style: moment.kind == .zoomedOut ? "out" : moment.kind.rawValue,
        turns: Wording.turns(moment.turns), first: moment.turns.lowerBound,
        words: Wording.count(moment.words, "word"), quote: moment.quote, turn: moment.turn,
        source: "\(who)turn \(moment.turn)\(time)")
    }
    isEmpty = entries.isEmpty
  }
}
