import Coaching

extension ProgramReport {
  /// The report as one HTML file: distributions over pairs, without names and spoken words.
  public var page: HTMLPage {
    var page = HTMLPage(
      kind: "Balance report of a program", title: program,
      facts: facts)
    page.notices = [ProgramReport.notice]
    guard !distributions.isEmpty else {
      page.sections = [
        HTMLPage.Section(
          "pairs", "Over the pairs", "sentences",
          Sentences(sentences: [Wording.tooFewPairs(pairs)]))
      ]
      return page
    }
    page.sections = [
      HTMLPage.Section(
        "pairs", "Over the pairs",
        note: "a quarter of the pairs lies below the range, a quarter above",
        "distributions", overPairs)
    ]
    if !months.isEmpty {
      page.sections.append(
        HTMLPage.Section(
          "months", "Month by month", note: "shares of words of all pairs together",
          "balance-table", BalanceTableView(months: months)))
    }
    if !funnels.isEmpty {
      page.sections.append(
        HTMLPage.Section(
          "funnels", "Pairs by their number of sessions", note: "in the place of a ranking",
          "trends", TrendsView(funnels)))
    }
    if !strips.isEmpty {
      page.sections.append(
        HTMLPage.Section(
          "strips", "Pair by pair", note: "the coach’s words by mode, the oldest session left",
          "strips", StripsView(strips)))
    }
    page.closing = [ProgramReport.notice]
    return page
  }

  /// One table a figure, so that a phase is read beside the others.
  private var overPairs: DistributionsView {
    let parts = distributions.enumerated().map { index, distribution in
      let all = DistributionsView.Part(
        name: "all sessions", note: Self.counts(pairs, sessions), range: distribution.quartiles)
      let phases = phases.map { phase in
        DistributionsView.Part(
          name: Wording.phase(phase.phase), note: Self.counts(phase.pairs, phase.sessions),
          range: phase.distributions.isEmpty ? nil : phase.distributions[index].quartiles)
      }
      return (caption: Wording.name(of: distribution.figure), parts: [all] + phases)
    }
    var view = DistributionsView(parts, missing: "too few pairs")
    view.sentences = [Wording.phases]
    return view
  }

  private static func counts(_ pairs: Int, _ sessions: Int) -> String {
    "\(Wording.count(pairs, "pair")), \(Wording.count(sessions, "session"))"
  }
}

/// Ranges of figures: where a quarter, half and three quarters of the values lie.
struct DistributionsView: Sendable {
  /// What a row tells of: a figure or a part of the sessions.
  struct Part {
    var name: String
    var note: String?
    var range: Baseline?
  }

  /// The ranges under one caption.
  struct Table: Sendable {
    var caption: String
    var rows: [Row]
  }

  /// One range.
  struct Row: Sendable {
    var name: String
    var note: String?
    var drawing: Drawing?
    var missing: String?
    var lower: String
    var median: String
    var upper: String
  }

  var tables: [Table]
  var sentences: [String] = []

  /// Ranges table by table; `missing` says why a range is not shown.
  init(_ tables: [(caption: String, parts: [Part])], missing: String) {
    self.tables = tables.enumerated().map { number, table in
      let rows = table.parts.enumerated().map { index, part in
        Row(
          name: part.name, note: part.note,
          drawing: part.range.map {
            QuartileRange.drawing(
              "range-\(number)-\(index)", $0, of: "\(table.caption), \(part.name)")
          },
          missing: part.range == nil ? missing : nil,
          lower: part.range.map { Wording.percent($0.lowerQuartile) } ?? "–",
          median: part.range.map { Wording.percent($0.median) } ?? "–",
          upper: part.range.map { Wording.percent($0.upperQuartile) } ?? "–")
      }
      return Table(caption: table.caption, rows: rows)
    }
  }
}

extension BalanceTableView {
  /// The months of a program.
  init(months: [ProgramReport.Month]) {
    caption = "The months in order; shares of words"
    label = "month"
    columns = ["pairs", "sessions", "mentorship of coaching and mentorship", "zoomed out of all"]
    let columns = columns
    rows = months.map { month in
      let balance = month.balance
      let values = [
        Wording.count(month.pairs), Wording.count(month.sessions),
        balance?.mentorshipShare.map(Wording.percent) ?? "–",
        balance?.zoomedOutShare.map(Wording.percent) ?? "–",
      ]
      return Row(
        name: month.month, values: zip(columns, values).map { Value(label: $0, value: $1) },
        modes: balance.flatMap {
          StackedBar.modes($0).drawing("\(month.month)-modes", of: "Mode, \(month.month)")
        }, modesMissing: balance == nil ? "too few pairs" : nil,
        zooms: balance.flatMap {
          StackedBar.zooms($0).drawing("\(month.month)-zooms", of: "Zoom, \(month.month)")
        }, zoomsMissing: balance == nil ? "too few pairs" : nil)
    }
  }
}
