import TranscriptModel

extension CoachReport {
  /// The report as one HTML file, without spoken words: for the coach.
  public var html: String {
    let sessions = pairs.reduce(0) { $0 + $1.sessions }
    var page = HTMLPage(
      kind: "Balance report of a coach", title: coach,
      facts: ["\(Wording.count(pairs.count, "pair")) · \(Wording.count(sessions, "session"))"])
    page.sections = [
      HTMLPage.Section(
        "pairs", "Pairs", note: "shares of words over all sessions", "balance-table",
        BalanceTableView(pairs: pairs, prefix: "pair", namesCoach: false))
    ]
    page.closing = [Wording.orderOfNames]
    return page.html
  }
}
