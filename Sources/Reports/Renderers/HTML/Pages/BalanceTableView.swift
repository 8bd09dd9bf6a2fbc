import Coaching
import TalkRatio
import TranscriptModel

/// Sessions or pairs, one a row, with their balances as bars; one card each on a narrow screen.
struct BalanceTableView: Sendable {
  /// A figure of a row; on a narrow screen its name stands beside it.
  struct Value: Sendable {
    var label: String
    var value: String
  }

  /// One session or pair.
  struct Row: Sendable {
    var name: String
    var note: String?
    var values: [Value]
    var modes: Drawing?
    var modesMissing: String?
    var zooms: Drawing?
    var zoomsMissing: String?
  }

  var caption: String
  /// What a row is.
  var label: String
  var columns: [String]
  var rows: [Row]
  var modes = Legend.modes
  var zooms = Legend.zooms
  var sentences: [String] = []
}

extension BalanceTableView {
  private static let shares = [
    "mentorship of coaching and mentorship", "zoomed out of all", "coach of all",
  ]

  /// The sessions of a pair.
  init(sessions: [SessionPoint]) {
    caption = "The sessions in order of their dates; shares of words"
    label = "session"
    columns = ["words"] + Self.shares
    rows = sessions.enumerated().map { index, session in
      let header = session.header
      let name = header.number.map { "\($0) · " } ?? ""
      let values =
        [Wording.count(header.words)]
        + Self.percents(
          session.words.mentorshipShare, session.words.zoomedOutShare, session.coachShareWords.value
        )
      return Self.row(
        "session-\(index)", name + (header.date ?? "no date"), header.type, values, session.words,
        hasCoach: session.coachShareWords.isCoachKnown)
    }
    rows = rows.map { $0.labelled(columns) }
  }

  /// Some pairs, each with all its sessions; `prefix` sets the drawings apart from others'.
  init(pairs: [PairSummary], prefix: String, namesCoach: Bool) {
    caption = "The pairs in order of their names; shares of words over all sessions"
    label = "pair"
    columns = ["sessions", "last"] + Self.shares
    rows = pairs.enumerated().map { index, pair in
      let values =
        [Wording.count(pair.sessions), pair.lastDate ?? "no date"]
        + Self.percents(
          pair.balance.mentorshipShare, pair.balance.zoomedOutShare, pair.coachShareWords)
      let client = pair.engagement.client
      return Self.row(
        "\(prefix)-\(index)", namesCoach ? "\(pair.engagement.coach) · \(client)" : client,
        namesCoach ? nil : pair.engagement.program, values, pair.balance,
        hasCoach: pair.balance.coachTotal > 0)
    }
    rows = rows.map { $0.labelled(columns) }
  }

  private static func percents(_ shares: Double?...) -> [String] {
    shares.map { $0.map(Wording.percent) ?? "–" }
  }

  private static func row(
    _ id: String, _ name: String, _ note: String?, _ values: [String], _ balance: Balance,
    hasCoach: Bool
  ) -> Row {
    let modes = StackedBar.modes(balance).drawing("\(id)-modes", of: "Mode, \(name)")
    let zooms = StackedBar.zooms(balance).drawing("\(id)-zooms", of: "Zoom, \(name)")
    let noCoach = Wording.reason(hasCoach ? .nothingToCount : .noCoach)
    return Row(
      name: name, note: note, values: values.map { Value(label: "", value: $0) }, modes: modes,
      modesMissing: modes == nil ? noCoach : nil, zooms: zooms,
      zoomsMissing: zooms == nil ? Wording.reason(.nothingToCount) : nil)
  }
}

extension BalanceTableView.Row {
  /// The row with the columns' names beside its figures.
  fileprivate func labelled(_ columns: [String]) -> Self {
    var row = self
    for (index, column) in columns.enumerated() { row.values[index].label = column }
    return row
  }
}
