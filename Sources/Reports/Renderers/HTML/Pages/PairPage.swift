import TranscriptModel

extension PairReport {
  /// The report as one HTML file; spoken words stand in it only where something carries over.
  public var page: HTMLPage {
    var page = HTMLPage(
      kind: "Balance report of a pair", title: title, facts: [counted])
    page.sections = [
      HTMLPage.Section(
        "sessions", "Session by session", note: "shares of words", "balance-table",
        BalanceTableView(sessions: sessions)),
      HTMLPage.Section(
        "trends", "Against the pair’s own range", "trends", TrendsView(trends)),
      HTMLPage.Section("path", "The way through mode and zoom", "figure", path),
      HTMLPage.Section("zoom-outs", "Zoom-outs", "figure", zoomOuts),
    ]
    page.sections += continuity?.sections ?? []
    let said = ReportPart.corrections(corrections)
    if !said.isEmpty {
      page.sections.append(
        HTMLPage.Section("corrections", said.title, note: said.note, "entries", EntriesView(said)))
    }
    page.sections += [
      HTMLPage.Section("files", "The files", "files", FilesView(sessions.map(\.header)))
    ]
    page.closing = closing
    return page
  }

  private var path: FigureView {
    let drawing = ZoomPath(sessions).drawing
    return FigureView(
      drawing: drawing,
      caption: drawing.map { _ in
        "From session to session; the first stands hollow, the last is a square. Neither axis "
          + "follows from the other."
      },
      sentences: drawing == nil ? ["Two sessions at least make a way."] : [])
  }

  private var zoomOuts: FigureView {
    FigureView(
      drawing: ZoomOutStrip(sessions, zoomOutGaps, rules).drawing, size: "full",
      caption:
        "Filled: the session holds one. A number between two says how many sessions lie between.",
      sentences: [
        Wording.zoomOuts(of: sessions, by: rules), Wording.sinceLastZoomOut(zoomOutGaps),
      ].filter { !$0.isEmpty })
  }
}

/// Each figure over the sessions, and what is told of it.
struct TrendsView: Sendable {
  /// One figure.
  struct Entry: Sendable {
    var name: String
    var drawing: Drawing?
    var sentences: [String]
  }

  var trends: [Entry]
  var legend: Legend?

  init(_ trends: [PairReport.Trend]) {
    self.trends = trends.enumerated().map { index, trend in
      var sentences = ["Not known in any session."]
      if let first = trend.first, let last = trend.last {
        sentences = Wording.sentences(of: trend, first: first, last: last)
      }
      return Entry(
        name: Wording.name(of: trend.figure),
        drawing: BaselineBand(trend).drawing("trend-\(index)"), sentences: sentences)
    }
    if trends.contains(where: { $0.baseline != nil }) {
      legend = Legend([
        "band": "half of the sessions after the first", "point": "a session",
        "whisker": "95 % interval of the session’s own turns",
        "first": "the first session, in no range",
      ])
    }
  }
}

extension TrendsView {
  /// A program's funnels.
  init(_ funnels: [Funnel]) {
    trends = funnels.enumerated().map { index, funnel in
      Entry(
        name: Wording.name(of: funnel.figure),
        drawing: FunnelPlot(funnel).drawing("funnel-\(index)"),
        sentences: [Wording.sentence(of: funnel)])
    }
    legend = Legend([
      "point": "a pair", "few": "a pair with one or two sessions",
      "beyond": "a pair beyond the lines, drawn as a square",
    ])
  }
}

/// Pairs as small strips of one scale.
struct StripsView: Sendable {
  /// The most strips of a page: nobody compares more of them.
  static let mostStrips = 12

  /// One pair.
  struct Entry: Sendable {
    /// The pair; nil where the reader may not know.
    var name: String?
    var drawing: Drawing
    var note: String
  }

  var legend = Legend.modes
  var strips: [Entry]
  var sentences: [String]

  /// Shows strips in their order: the first ones, or where some are `chosen`, the first of these.
  init(_ all: [PairStrip], chosen: Set<Engagement>? = nil) {
    let among = chosen.map { chosen in
      all.filter { $0.engagement.map(chosen.contains) == true }
    }
    let shown = (among ?? all).prefix(Self.mostStrips)
    let places = shown.map(\.sessions.count).max() ?? 0
    strips = shown.enumerated().map { index, strip in
      Entry(
        name: strip.engagement?.client,
        drawing: SessionStrip(strip, places: places)
          .drawing("strip-\(index)", of: strip.engagement?.client ?? "A pair"),
        note: Wording.count(strip.sessions.count, "session"))
    }
    sentences = ["A dot below a session: it holds a zoomed-out stretch that counts."]
    if all.contains(where: { $0.engagement == nil }) {
      sentences.append("The pairs bear no names; those with the most sessions stand first.")
    }
    if all.count > shown.count {
      sentences.append(
        chosen == nil
          ? "\(Wording.count(all.count - shown.count, "pair")) more are not shown."
          : "Shown are the \(shown.count) of \(all.count) pairs that met last.")
    }
    if places > SessionStrip.mostSessions {
      sentences.append("Of each pair the last \(SessionStrip.mostSessions) sessions are shown.")
    }
  }
}

/// The files of sessions with the identifiers that lead to their reports.
struct FilesView: Sendable {
  /// One file.
  struct Entry: Sendable {
    var number: String
    var date: String
    var file: String
    var id: String
  }

  var files: [Entry]

  init(_ headers: [SessionHeader]) {
    files = headers.map { header in
      Entry(
        number: header.number.map(String.init) ?? "–", date: header.date ?? "no date",
        file: header.file, id: header.id)
    }
  }

  init(_ sessions: [Overview.Unpaired]) {
    files = sessions.map { session in
      Entry(number: "–", date: session.date ?? "no date", file: session.file, id: session.id)
    }
  }
}
