import TranscriptModel

extension CoachReport {
  /// The report as one HTML file, without spoken words.
  public var page: HTMLPage {
    let sessions = pairs.reduce(0) { $0 + $1.sessions }
    var page = HTMLPage(
      kind: "Balance report of a coach", title: coach,
      facts: ["\(Wording.count(pairs.count, "pair")) · \(Wording.count(sessions, "session"))"])
    page.sections = [
      HTMLPage.Section(
        "pairs", "Pairs", note: "shares of words over all sessions", "balance-table",
        BalanceTableView(pairs: pairs, prefix: "pair", namesCoach: false)),
      HTMLPage.Section(
        "ranges", rangeTitle, note: rangeNote,
        "distributions", ownRange),
      HTMLPage.Section(
        "strips", "Pair by pair", note: "the coach’s words by mode, the oldest session left",
        "strips", StripsView(strips, chosen: latest)),
    ]
    page.closing = [Wording.orderOfNames]
    return page
  }
}

extension CoachReport {
  /// The pairs that met last, as many as strips are shown.
  private var latest: Set<Engagement> {
    let pairs = pairs.sorted { $1.metBefore($0) }.prefix(StripsView.mostStrips)
    return Set(pairs.map(\.engagement))
  }

  private var ownRange: DistributionsView {
    let rows = ranges.map { range in
      DistributionsView.Part(name: Wording.name(of: range.figure), range: range.baseline)
    }
    var view = DistributionsView(
      [(caption: "All sessions after the first of each pair", parts: rows)],
      missing: "too few sessions")
    view.sentences = self.parts.first?.closing ?? [Wording.ownRange]
    return view
  }
}
