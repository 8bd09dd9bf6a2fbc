import Coaching
import Reports
import TranscriptModel

/// A pair over time, its ledger, and what to have in mind before its next session.
enum PairPages {
  private struct Sessions: Sendable {
    struct Row: Sendable {
      var url: String
      var name: String
    }

    var rows: [Row]
  }

  static let show: @Sendable (Visit) throws -> Answer = { visit in
    let (pair, notice) = try visit.comparedPair()
    guard let report = try visit.reader.pair(pair) else { throw Problem.notFound }
    let rows = report.sessions.map {
      Sessions.Row(
        url: "/sessions/\($0.header.id)", name: $0.header.date ?? $0.header.file)
    }
    return .page(
      Shell.page(
        "\(pair.coach) and \(pair.client)", for: visit.person, ways: ways(pair),
        message: notice, within: HTML("pair-sessions", Sessions(rows: rows)), report: report))
  }

  private static func ways(_ pair: Engagement) -> [(url: String, name: String)] {
    let base = "/pairs/\(pair.key)"
    return [
      (base, "Over time"), ("\(base)/prep", "Before the next session"),
      ("\(base)/ledger", "Challenges and goals"), ("\(base)/consent", "Consent"),
    ]
  }

  static let prep: @Sendable (Visit) throws -> Answer = { visit in
    let (pair, notice) = try visit.comparedPair()
    guard let threads = try visit.reader.threads(pair) else { throw Problem.notFound }
    return .page(
      Shell.page(
        "Before the next session", for: visit.person, ways: ways(pair), message: notice,
        report: PrepBrief(threads, correcting: correcting)))
  }

  /// How proposals are corrected here, where nobody has a terminal.
  static let correcting =
    "You confirm, reject and close them on the page “Challenges and goals”, under “Say what is right”."

  private struct Judging: Sendable {
    struct Item: Sendable {
      var id: String
      var kind: String
      var words: String
      var state: String
    }

    var key: String
    var items: [Item]
  }

  static let ledger: @Sendable (Visit) throws -> Answer = { visit in
    let (pair, notice) = try visit.comparedPair()
    guard let threads = try visit.reader.threads(pair) else { throw Problem.notFound }
    let shown: Set<CarriedItem.Kind> = [.challenge, .goal, .win]
    let items = threads.items.filter { shown.contains($0.kind) }.map { item in
      Judging.Item(
        id: item.id, kind: item.kind.rawValue, words: "“\(item.words.text)”",
        state: (item.confirmed == true ? "confirmed, " : "proposed, ")
          + (item.status == .not ? "not done" : item.status.rawValue))
    }
    let judging = HTML("judge-items", Judging(key: pair.key, items: items))
    return .page(
      Shell.page(
        "Challenges and goals", for: visit.person,
        ways: ways(pair) + (items.isEmpty ? [] : [("#judge-heading", "Say what is right")]),
        message: notice, report: LedgerReport(threads, correcting: correcting),
        after: items.isEmpty ? nil : judging))
  }

  static let judge: @Sendable (Visit) throws -> Answer = { visit in
    let pair = try visit.comparedPair().pair
    let form = visit.ask.form
    let threads = try visit.reader.threads(pair)
    guard let item = threads?.items.first(where: { $0.id == form["item"] }),
      let found = try visit.site.store.items(startingWith: item.id).first,
      let said = form["say"]
    else { throw Problem.notFound }
    let corrections = try Corrections(visit)
    switch said {
    case "confirmed", "rejected":
      try corrections.add(.verdict, found.contentHash, item: item.id, value: said)
    case "open", "done", "partly", "not", "changed", "dropped":
      try corrections.add(.status, found.contentHash, item: item.id, value: said)
    default: throw Problem.wrong("That cannot be said of an item.")
    }
    return .redirect(to: "/pairs/\(pair.key)/ledger")
  }

  static let coach: @Sendable (Visit) throws -> Answer = { visit in
    let person = try visit.signedIn()
    guard let report = try visit.report(of: person) else {
      return .page(
        Shell.page(
          "Your range", for: person, at: "/coach",
          HTML(
            "problem",
            ProblemPage(
              .wrong("Once you have sessions with a client, your own range stands here.")))))
    }
    let sharing = HTML("dashboard-sharing", try SharePages.dashboardView(visit))
    return .page(Shell.page("Your range", for: person, ways: [], within: sharing, report: report))
  }
}
