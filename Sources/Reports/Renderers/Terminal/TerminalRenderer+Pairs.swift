import Coaching
import TalkRatio
import TranscriptModel

extension TerminalRenderer {
  /// The report of a pair; words are quoted where something carries over.
  public func render(_ report: PairReport) -> String {
    var page = self.page
    title(report.title, Wording.count(report.sessions.count, "session"), on: &page)
    page.paragraph(report.facts.joined(separator: " · "))
    sessions(report.sessions, on: &page)
    parts(report.parts, on: &page)
    page.heading("The files", note: Self.sessionHint)
    for header in report.sessions.map(\.header) {
      let number = header.number.map(String.init) ?? "–"
      file(header.file, date: header.date, id: header.id, number: number, on: &page)
    }
    page.blank()
    for sentence in report.closing { page.paragraph(sentence, .faint) }
    return text(page)
  }

  func title(_ left: String, _ right: String, on page: inout Page) {
    var line = Line()
    let columns = ColumnWidth.of(right)
    line.add(left, columns: max(10, page.width - columns - 2), .left, .strong)
    line.move(to: page.width - columns)
    line.add(right)
    page.add(line)
  }

  private func sessions(_ points: [SessionPoint], on page: inout Page) {
    page.heading("Session by session", note: "shares of words")
    // Number, date, type, words and the coach's share before the bars; a share behind each. The
    // type goes where there is no room for it.
    let hasType = page.width >= Self.leastForType
    let bar = max(6, (page.width - (hasType ? 38 : 27) - 14) / 2)
    var head = Line()
    head.add("#", columns: 3, .right, .faint)
    head.add("  date", columns: 12, .left, .faint)
    if hasType { head.add(" type", columns: 11, .left, .faint) }
    head.add("words", columns: 6, .right, .faint)
    head.add("coach", columns: 6, .right, .faint)
    head.add("  mode", columns: bar + 2, .left, .faint)
    head.add("ment.", columns: 5, .right, .faint)
    head.add("  zoom", columns: bar + 2, .left, .faint)
    head.add("out", columns: 5, .right, .faint)
    page.add(head)
    for point in points { row(point, bar: bar, hasType: hasType, on: &page) }
    page.legend("mode", ["█ coaching", "▒ mentorship", "· neither", "? unclear"], indent: 4)
    page.legend("zoom", ["█ out", "▄ between", "▁ in", "· not placed or unclear"], indent: 4)
    shareLegend(indent: 4, on: &page)
  }

  /// Below so many columns a session's type is left out.
  private static let leastForType = 66

  private func row(_ point: SessionPoint, bar: Int, hasType: Bool, on page: inout Page) {
    let header = point.header
    var line = Line()
    line.add(header.number.map(String.init) ?? "–", columns: 3, .right)
    line.add("  ")
    line.add(header.date ?? "no date", columns: 10)
    if hasType {
      line.add(" ")
      line.add(header.type ?? "–", columns: 10)
    }
    line.add(Wording.count(header.words), columns: 6, .right)
    line.add(Self.percent(point.coachShareWords.value), columns: 6, .right)
    line.add("  ")
    modeBar(point.words, columns: bar, on: &line)
    line.add(Self.percent(point.words.mentorshipShare), columns: 5, .right)
    line.add("  ")
    zoomBar(point.words, columns: bar, on: &line)
    line.add(Self.percent(point.words.zoomedOutShare), columns: 5, .right)
    page.add(line)
  }

  private static func percent(_ share: Double?) -> String {
    share.map(Wording.percent) ?? "–"
  }

  /// One bar of the coach's words by mode, filling its columns.
  func modeBar(_ balance: Balance, columns: Int, on line: inout Line) {
    let parts = [balance.coaching, balance.mentorship, balance.neither, balance.unclearMode]
    let modes: [Judged<Mode>] = [
      .label(.coaching), .label(.mentorship), .label(.neither), .unclear,
    ]
    let lengths = Bars.divide(columns, among: parts)
    for (mode, length) in zip(modes, lengths) {
      line.add(String(repeating: Bars.sign(mode), count: length), Bars.style(mode))
    }
    line.add(String(repeating: " ", count: columns - lengths.reduce(0, +)))
  }

  /// One bar of all words by zoom, filling its columns.
  func zoomBar(_ balance: Balance, columns: Int, on line: inout Line) {
    let parts = [balance.zoomedOut, balance.between, balance.zoomedIn, balance.noZoom]
    let zooms: [Judged<ZoomLevel>] = [
      .label(.out), .label(.between), .label(.in), .label(.none),
    ]
    let lengths = Bars.divide(columns, among: parts)
    for (zoom, length) in zip(zooms, lengths) {
      line.add(String(repeating: Bars.sign(zoom), count: length), Bars.style(zoom))
    }
    line.add(String(repeating: " ", count: columns - lengths.reduce(0, +)))
  }

  // MARK: Several pairs

  /// The report of everything, as a list of pairs without spoken words.
  public func render(_ overview: Overview) -> String {
    var page = self.page
    let pairs = Wording.count(overview.pairs.count, "pair")
    title("Overview", "\(pairs), \(Wording.count(overview.sessions, "session"))", on: &page)
    for program in overview.programs {
      page.heading(program.name ?? "No program named", note: Wording.pairs(of: program))
      self.pairs(program.listed, on: &page)
    }
    if overview.pairs.isEmpty { page.paragraph("No pair is known yet.") }
    pairLegend(hasPairs: !overview.pairs.isEmpty, on: &page)
    page.blank()
    for sentence in PairSummary.means(overview.pairs) { page.paragraph(sentence) }
    for sentence in Wording.sentences(of: overview) { page.paragraph(sentence) }
    withoutPair(overview.withoutPair, on: &page)
    return text(page)
  }

  /// The most sessions without a pair that an overview lists.
  private static let mostWithoutPair = 20
  /// How to see one of the sessions that are listed.
  private static let sessionHint = "to see one: report --session ID"

  private func withoutPair(_ sessions: [Overview.Unpaired], on page: inout Page) {
    guard !sessions.isEmpty else { return }
    page.heading("Sessions without a known pair", note: Self.sessionHint)
    for session in sessions.prefix(Self.mostWithoutPair) {
      file(session.file, date: session.date, id: session.id, on: &page)
    }
    let hidden = sessions.count - Self.mostWithoutPair
    if hidden > 0 { page.paragraph("and \(Wording.count(hidden)) more", .faint) }
  }

  /// One line that leads to a session: its number, date, file and identifier.
  private func file(
    _ file: String, date: String?, id: String, number: String? = nil, on page: inout Page
  ) {
    var line = Line()
    if let number {
      line.add(number, columns: 3, .right)
      line.add("  ")
    }
    line.add(date ?? "no date", columns: 10)
    line.add("  ")
    let columns = max(8, page.width - line.columns - id.count - 2)
    line.add(Line.cutFront(SafeText(file).text, to: columns), columns: columns)
    line.add("  " + id)
    page.add(line)
  }

  /// The report of one coach's pairs, without spoken words.
  public func render(_ report: CoachReport) -> String {
    var page = self.page
    let sessions = report.pairs.reduce(0) { $0 + $1.sessions }
    title(
      report.coach,
      "\(Wording.count(report.pairs.count, "pair")), \(Wording.count(sessions, "session"))",
      on: &page)
    page.heading("Pairs", note: "shares of words over all sessions")
    pairs(report.pairs, on: &page)
    pairLegend(hasPairs: true, on: &page)
    for sentence in PairSummary.means(report.pairs) { page.paragraph(sentence) }
    parts(report.parts, on: &page)
    page.blank()
    page.paragraph(Wording.orderOfNames, .faint)
    return text(page)
  }

  private func pairs(_ pairs: [PairSummary], on page: inout Page) {
    let names = pairs.map { "\($0.engagement.coach) · \($0.engagement.client)" }
    // Names go before bars: what is cut off cannot be asked for.
    let longest = names.map(ColumnWidth.of).max() ?? 0
    let bar = max(6, min((page.width - 44) / 4, page.width - 38 - longest))
    let name = max(12, page.width - 38 - bar)
    var head = Line()
    head.add("coach and client", columns: name, .left, .faint)
    head.add("sess.", columns: 6, .right, .faint)
    head.add("  last", columns: 12, .left, .faint)
    head.add("  mode", columns: bar + 2, .left, .faint)
    head.add("ment.", columns: 6, .right, .faint)
    head.add("coach", columns: 6, .right, .faint)
    head.add("out", columns: 6, .right, .faint)
    page.add(head)
    for (pair, title) in zip(pairs, names) {
      var line = Line()
      line.add(title, columns: name)
      line.add(Wording.count(pair.sessions), columns: 6, .right)
      line.add("  ")
      line.add(pair.lastDate ?? "no date", columns: 10)
      line.add("  ")
      modeBar(pair.balance, columns: bar, on: &line)
      line.add(Self.percent(pair.balance.mentorshipShare), columns: 6, .right)
      line.add(Self.percent(pair.coachShareWords), columns: 6, .right)
      line.add(Self.percent(pair.balance.zoomedOutShare), columns: 6, .right)
      page.add(line)
    }
  }

  private func pairLegend(hasPairs: Bool, on page: inout Page) {
    guard hasPairs else { return }
    page.blank()
    page.legend("mode", ["█ coaching", "▒ mentorship", "· neither", "? unclear"], indent: 0)
    shareLegend(indent: 0, on: &page)
  }

  private func shareLegend(indent: Int, on page: inout Page) {
    page.legend(
      "share",
      ["coach: of all words", "ment.: mentorship of coaching and mentorship"],
      indent: indent)
    page.legend("", ["out: zoomed out, of all words"], indent: indent)
  }

  /// The report of a program: distributions over its pairs, without names and spoken words.
  public func render(_ report: ProgramReport) -> String {
    var page = self.page
    title(report.program, Wording.count(report.sessions, "session"), on: &page)
    page.paragraph(
      "\(Wording.count(report.pairs, "pair")) · \(Wording.count(report.coaches, "coach", "coaches"))"
    )
    if report.distributions.isEmpty {
      page.blank()
      page.paragraph(Wording.tooFewPairs(report.pairs))
    } else {
      page.heading("Over the pairs", note: "¼ below · half below · ¼ above")
      for distribution in report.distributions { self.distribution(distribution, on: &page) }
      parts(report.parts, on: &page)
      months(report.months, on: &page)
    }
    page.blank()
    page.paragraph(ProgramReport.notice)
    return text(page)
  }

  private func distribution(_ distribution: ProgramReport.Distribution, on page: inout Page) {
    var line = Line()
    let columns = page.width - 24
    let name = Wording.name(of: distribution.figure)
    line.add(
      ColumnWidth.of(name) > columns ? Wording.shortName(of: distribution.figure) : name,
      columns: max(10, columns))
    if let quartiles = distribution.quartiles {
      line.add(Wording.percent(quartiles.lowerQuartile), columns: 8, .right)
      line.add(Wording.percent(quartiles.median), columns: 8, .right, .strong)
      line.add(Wording.percent(quartiles.upperQuartile), columns: 8, .right)
    } else {
      line.add("too few pairs", columns: 24, .right, .faint)
    }
    page.add(line)
  }

  private func months(_ months: [ProgramReport.Month], on page: inout Page) {
    guard !months.isEmpty else { return }
    page.heading("Month by month", note: "shares of words of all pairs together")
    let bar = max(10, page.width - 46)
    var head = Line()
    head.add("month", columns: 9, .left, .faint)
    head.add("pairs", columns: 6, .right, .faint)
    head.add("sessions", columns: 10, .right, .faint)
    head.add("  mode", columns: bar + 2, .left, .faint)
    head.add("ment.", columns: 7, .right, .faint)
    head.add("out", columns: 7, .right, .faint)
    page.add(head)
    for month in months {
      var line = Line()
      line.add(month.month, columns: 9)
      line.add(Wording.count(month.pairs), columns: 6, .right)
      line.add(Wording.count(month.sessions), columns: 10, .right)
      line.add("  ")
      if let balance = month.balance {
        modeBar(balance, columns: bar, on: &line)
        line.add(Self.percent(balance.mentorshipShare), columns: 7, .right)
        line.add(Self.percent(balance.zoomedOutShare), columns: 7, .right)
      } else {
        line.add("too few pairs", .faint)
      }
      page.add(line)
    }
    page.legend("mode", ["█ coaching", "▒ mentorship", "· neither", "? unclear"], indent: 0)
  }
}
