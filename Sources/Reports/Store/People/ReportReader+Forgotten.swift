import Coaching
import GRDB
import TranscriptModel

extension ReportReader {
  /// Whose sums the figures of forgotten sessions belong to.
  enum Sum {
    case program(String)
    case coach(String)
  }

  /// The programs or coaches that have figures of forgotten sessions.
  func forgottenNames(_ column: StaticString) throws(StoreError) -> [String] {
    try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT \(column) FROM forgotten_sessions WHERE \(column) IS NOT NULL ORDER BY 1
          """)
    }
  }

  /// The pairs of which somebody was forgotten, without a name, for sums and ranges.
  func forgottenPairs(
    _ sum: Sum
  ) throws(StoreError) -> [(summary: PairSummary, strip: PairStrip)] {
    let (column, value) =
      switch sum {
      case .program(let name): ("program", name)
      case .coach(let name): ("coach", name)
      }
    return try store.read { db in
      var pairs: [[Row]] = []
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM forgotten_sessions WHERE \(column) = ?
          ORDER BY pair, month IS NULL, month, digest
          """,
        arguments: [value])
      for row in rows {
        let pair: Int = row["pair"]
        if let former: Int = pairs.last?.last?["pair"], former == pair {
          pairs[pairs.count - 1].append(row)
        } else {
          pairs.append([row])
        }
      }
      return pairs.map { (PairSummary(forgotten: $0), PairStrip(forgotten: $0)) }
    }
  }
}

extension PairStrip {
  /// Makes a strip without a name of the figures that stayed.
  fileprivate init(forgotten rows: [Row]) {
    self.init(
      engagement: nil,
      sessions: rows.map { row in
        let phase: Phase? = row.label("phase")
        let share: Double? = row["coach_share_words"]
        return Bar(
          // The first session alone is told from the others: ranges leave it out.
          number: phase == .first ? 1 : nil, phase: phase, words: Balance(row, unit: "words"),
          coachShareWords: share, zoomOutCounts: row["zoom_out_counts"])
      })
  }
}

extension PairSummary {
  /// Makes a summary without names of the figures that stayed.
  fileprivate init(forgotten rows: [Row]) {
    let strip = PairStrip(forgotten: rows)
    let coach: String? = rows.first?["coach"]
    self.init(
      engagement: Engagement(program: rows.first?["program"], coach: coach ?? "", client: ""),
      sessions: rows.count, lastDate: nil, words: rows.reduce(0) { $0 + ($1["words"] as Int) },
      balance: strip.sessions.map(\.words).sum,
      coachShareWords: BalanceFigure.coachShareOfWords.value(of: strip.sessions))
  }
}
