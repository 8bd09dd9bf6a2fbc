import Coaching

extension ProgramReport {
  /// The report as one HTML file: distributions over pairs, without names and spoken words.
  public var html: String {
    var page = HTMLPage(
      kind: "Balance report of a program", title: program,
      facts: [
        "\(Wording.count(pairs, "pair")) · \(Wording.count(coaches, "coach", "coaches")) · "
          + Wording.count(sessions, "session")
      ])
    page.notices = [ProgramReport.notice]
    guard !distributions.isEmpty else {
      page.sections = [
        HTMLPage.Section(
          "pairs", "Over the pairs", "sentences",
          Sentences(sentences: [Wording.tooFewPairs(pairs)]))
      ]
      return page.html
    }
    page.sections = [
      HTMLPage.Section(
        "pairs", "Over the pairs", "distributions",
        DistributionsView([("All sessions of each pair", distributions)]))
    ]
    if !months.isEmpty {
      page.sections.append(
        HTMLPage.Section(
          "months", "Month by month", note: "shares of words of all pairs together",
          "balance-table", BalanceTableView(months: months)))
    }
    return page.html
  }
}

/// Figures over the pairs: where a quarter, half and three quarters of them lie.
struct DistributionsView: Sendable {
  /// The figures of one part of the sessions.
  struct Table: Sendable {
    var caption: String
    var rows: [Row]
  }

  /// One figure.
  struct Row: Sendable {
    var name: String
    var drawing: Drawing?
    var missing: String?
    var lower: String
    var median: String
    var upper: String
  }

  var tables: [Table]
  var sentences: [String] = []

  init(_ parts: [(caption: String, figures: [ProgramReport.Distribution])]) {
    tables = parts.enumerated().map { number, part in
      let rows = part.figures.enumerated().map { index, figure in
        Self.row("range-\(number)-\(index)", figure)
      }
      return Table(caption: part.caption, rows: rows)
    }
  }

  private static func row(_ id: String, _ distribution: ProgramReport.Distribution) -> Row {
    let name = Wording.name(of: distribution.figure)
    let quartiles = distribution.quartiles
    return Row(
      name: name, drawing: quartiles.map { QuartileRange.drawing(id, $0, of: name) },
      missing: quartiles == nil ? "too few pairs" : nil,
      lower: quartiles.map { Wording.percent($0.lowerQuartile) } ?? "–",
      median: quartiles.map { Wording.percent($0.median) } ?? "–",
      upper: quartiles.map { Wording.percent($0.upperQuartile) } ?? "–")
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
