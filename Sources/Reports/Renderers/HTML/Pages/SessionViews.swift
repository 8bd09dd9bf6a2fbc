import Coaching
import TalkRatio

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

  /// The longest run of one person.
  struct Run: Sendable {
    var name: String
    var value: String
    /// The turn in which to read on.
    var turn: Int
    /// Whether another one stands after it.
    var isFollowed: Bool
  }

  var people: [String]
  var rows: [Row]
  var isKnown: Bool
  var sentences: [String]
  var definitions: [Definition]
  /// The longest run of each person.
  var runs: [Run]

  init(_ report: SessionReport) {
    let figures = TalkFigures(report, people: report.participants)
    people = report.participants.map { $0.name ?? "(no speaker)" }
    isKnown = !people.isEmpty
    rows = isKnown ? figures.rows.map { Row(name: $0.name, values: $0.values) } : []
    sentences = (isKnown ? [figures.together] : ["Nobody spoke."]) + figures.missing
    definitions = Wording.definitions.map { Definition(term: $0.term, meaning: $0.meaning) }
    runs = report.participants.compactMap { person in
      person.metrics.longestMonologueTurn.map { turn in
        Run(
          name: person.name ?? "(no speaker)",
          value: Wording.count(person.metrics.longestMonologueWords, "word"), turn: turn,
          isFollowed: true)
      }
    }
    if !runs.isEmpty { runs[runs.count - 1].isFollowed = false }
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
