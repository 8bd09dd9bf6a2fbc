import Coaching
import GRDB
public import TranscriptModel

extension ReportReader {
  /// The pairs that `name` may mean, by program, coach and client.
  ///
  /// A name is a client's, `COACH/CLIENT` or `PROGRAM/COACH/CLIENT`, in whatever case; what stands
  /// for names is understood too. Where the same two people meet within a program and without one,
  /// `COACH/CLIENT` names the pair without.
  ///
  /// - Returns: None where there is no such pair, several where the name is not clear.
  /// - Throws: `StoreError` where the database cannot be read.
  public func pairs(named name: String) throws(StoreError) -> [Engagement] {
    // The strictest reading of all needs no look at the other pairs, of which there may be many.
    if naming.policy.showsNames, let pair = try pair(called: name) { return [pair] }
    let pairs = try engagements().map { ($0, shown: naming.pair($0)) }
    let lowercased = name.lowercased()
    // The strictest reading that finds a pair holds; the laxer ones need not be tried then.
    let readings: [(Engagement) -> Bool] = [
      { $0.fullName == name }, { $0.names.contains(name) },
      { $0.fullName.lowercased() == lowercased },
      { $0.names.contains { $0.lowercased() == lowercased } },
    ]
    for isMeant in readings {
      let found = pairs.filter { isMeant($0.0) || isMeant($0.shown) }.map(\.0)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// A pair as the policy names it: `PROGRAM/COACH/CLIENT`, or `COACH/CLIENT`.
  public func name(of engagement: Engagement) -> String { naming.pair(engagement).fullName }

  /// The report of a pair.
  ///
  /// - Parameters:
  ///   - engagement: The pair, as `pairs(named:)` gives it.
  ///   - seed: Where the permutation test begins.
  /// - Returns: The report; nil where the pair has no session.
  /// - Throws: `StoreError` where the database cannot be read.
  public func pair(
    _ engagement: Engagement, seed: UInt64 = 1
  ) throws(StoreError) -> PairReport? {
    // Comparing the sessions anew, where that is due, comes before reading what it says of them.
    let stored = try continuity(engagement)
    let (sessions, said) = try store.read { db in
      let intervals = try SessionIntervals.fetch(engagement, in: db)
      let said = try Self.corrections(of: engagement, in: db)
      let points = try Row.values(
        db,
        sql: """
          SELECT s.*, n.number, n.phase, m.*, z.counts AS zoom_out_counts_here,
            coalesce(f.burning, 0) AS burning_here
          FROM sessions s
          JOIN session_metrics m ON m.session_id = s.id
          LEFT JOIN session_facts f ON f.session_id = s.id
          LEFT JOIN session_numbers n ON n.session_id = s.id
          JOIN session_zoom_outs z ON z.session_id = s.id
          WHERE s.program IS ? AND s.coach = ? AND s.client = ?
          ORDER BY s.date IS NULL, s.date, s.file, s.content_hash
          """,
        arguments: [engagement.program, engagement.coach, engagement.client]
      ) { row in
        var point = SessionPoint(row)
        point.intervals = intervals[row["session_id"]]?.all ?? [:]
        point.corrections = said[point.header.id]?.count ?? 0
        return point.shown(by: naming)
      }
      return (points, said)
    }
    guard !sessions.isEmpty else { return nil }
    var report = PairReport(naming.pair(engagement), sessions: sessions, seed: seed)
    report.rules = stored?.rules ?? ContinuityRules()
    report.continuity = stored.flatMap { stored in
      stored.analysis.sessions.isEmpty ? nil : PairContinuity(stored, shownBy: naming)
    }
    report.corrections =
      sessions.enumerated().flatMap { place, point in
        (said[point.header.id] ?? []).map { reported in
          var reported = reported
          reported.session = point.header.number ?? place + 1
          return reported.shown(by: naming)
        }
      } + (stored?.corrections.all ?? []).map { $0.shown(by: naming) }
    return report
  }

  /// The report of everything.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func overview() throws(StoreError) -> Overview {
    let pairs = shown(try summaries())
    return try store.read { db in
      let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions") ?? 0
      let refusals = try Row.fetchAll(
        db,
        sql: """
          SELECT code, count(*) AS count FROM quarantine GROUP BY code ORDER BY count DESC, code
          """)
      let withoutPair = try Row.fetchAll(
        db,
        sql: """
          SELECT content_hash, date, file FROM sessions WHERE coach IS NULL OR client IS NULL
          ORDER BY date IS NULL, date, file, content_hash
          """)
      let forgotten = try Int.fetchOne(db, sql: "SELECT count(*) FROM forgotten_sessions") ?? 0
      return Overview(
        pairs: pairs, sessions: total,
        withoutPair: withoutPair.map { row in
          let id = sessionID(ofContent: row["content_hash"])
          return Overview.Unpaired(
            id: id, date: row["date"], file: naming.file(row["file"], session: id))
        },
        refusals: refusals.map { Overview.Refused(code: $0["code"], count: $0["count"]) },
        forgotten: forgotten, changes: try AnalysisChange.fetchAll(db))
    }
  }

  /// The report of a coach, upper and lower case being the same; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func coach(_ name: String) throws(StoreError) -> CoachReport? {
    let wanted = name.lowercased()
    let spellings = Set(try names("coach") + forgottenNames("coach")).sorted().filter {
      $0.lowercased() == wanted || naming.person($0).lowercased() == wanted
    }
    var pairs: [PairSummary] = []
    for spelling in spellings { pairs += try summaries("s.coach", is: spelling) }
    guard let coach = pairs.first?.engagement.coach ?? spellings.first else { return nil }
    var strips: [PairStrip] = []
    for spelling in spellings { strips += try self.strips("s.coach", is: spelling) }
    var forgotten: [PairStrip] = []
    for spelling in spellings { forgotten += try forgottenPairs(.coach(spelling)).map(\.strip) }
    return CoachReport(
      coach: naming.person(coach), pairs: shown(pairs), strips: shown(strips),
      forgotten: forgotten)
  }

  /// Pairs as the policy names them; in an order of their own where that of the names must not
  /// be told.
  private func shown(_ pairs: [PairSummary]) -> [PairSummary] {
    let shown = pairs.map { pair in
      var pair = pair
      pair.engagement = naming.pair(pair.engagement)
      return pair
    }
    guard !naming.policy.showsNames else { return shown }
    return shown.sorted { a, b in
      let (left, right) = (a.engagement.program ?? "", b.engagement.program ?? "")
      return left == right ? naming.isBefore(a.engagement, b.engagement) : left < right
    }
  }

  /// The same for strips.
  private func shown(_ strips: [PairStrip]) -> [PairStrip] {
    let shown = strips.map { strip in
      PairStrip(engagement: strip.engagement.map(naming.pair), sessions: strip.sessions)
    }
    guard !naming.policy.showsNames else { return shown }
    return shown.sorted { a, b in
      guard let left = a.engagement, let right = b.engagement else { return a.engagement != nil }
      let (one, other) = (left.program ?? "", right.program ?? "")
      return one == other ? naming.isBefore(left, right) : one < other
    }
  }

  /// The sessions of every pair of which a column has that value, by program, coach and client.
  private func strips(
    _ column: StaticString, is value: String
  ) throws(StoreError) -> [PairStrip] {
    try store.read { db in
      var strips: [PairStrip] = []
      let rows = try Row.fetchCursor(
        db, sql: Self.stripRows.replacing("COLUMN", with: "\(column)"), arguments: [value])
      while let row = try rows.next() {
        let pair = Engagement(program: row[0], coach: row[1], client: row[2])
        if strips.last?.engagement != pair {
          strips.append(PairStrip(engagement: pair, sessions: []))
        }
        var bar = PairStrip.Bar(row, from: 5)
        bar.number = row[3]
        let phase: String? = row[4]
        bar.phase = phase.flatMap(Phase.init(rawValue:))
        strips[strips.count - 1].sessions.append(bar)
      }
      return strips
    }
  }

  /// All pairs, by program, coach and client, without a look at their sessions.
  private func engagements() throws(StoreError) -> [Engagement] {
    try store.read { db in
      try Row.values(
        db,
        sql: """
          SELECT DISTINCT program, coach, client FROM sessions
          WHERE coach IS NOT NULL AND client IS NOT NULL ORDER BY program, coach, client
          """
      ) { Engagement(program: $0["program"], coach: $0["coach"], client: $0["client"]) }
    }
  }

  /// The pair of which `name` is all that is known, spelt as it is stored; nil where there is none.
  private func pair(called name: String) throws(StoreError) -> Engagement? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, parts.count <= Self.mostParts else { return nil }
    // A name may itself hold a slash, so each way to cut is tried.
    var ways: [Engagement] = []
    for coach in 0..<parts.count - 1 {
      for client in coach + 1..<parts.count {
        func text(_ range: Range<Int>) -> String { parts[range].joined(separator: "/") }
        ways.append(
          Engagement(
            program: coach == 0 ? nil : text(0..<coach), coach: text(coach..<client),
            client: text(client..<parts.count)))
      }
    }
    let found = try store.read { db in
      try ways.filter { way in
        try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT 1 FROM sessions WHERE program IS ? AND coach = ? AND client = ?)
            """,
          arguments: [way.program, way.coach, way.client]) ?? false
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// A name with more slashes is looked for among all.
  private static let mostParts = 6

  /// The different values of a column of pairs; the table of pairs is short.
  func names(_ column: StaticString) throws(StoreError) -> [String] {
    try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT \(column) FROM engagements e
          WHERE \(column) IS NOT NULL AND EXISTS (
            SELECT 1 FROM sessions s
            WHERE s.program IS e.program AND s.coach = e.coach AND s.client = e.client)
          """)
    }
  }

  /// The pairs of which a column has that value, by program, coach and client; without a column
  /// all pairs.
  private func summaries(
    _ column: StaticString? = nil, is value: String = ""
  ) throws(StoreError) -> [PairSummary] {
    let condition = column.map { "\($0) = ?" } ?? "? = ''"
    return try store.read { db in
      try Row.values(
        db, sql: Self.pairRows.replacing("CONDITION", with: condition), arguments: [value]
      ) { row in
        PairSummary(
          engagement: Engagement(
            program: row["program"], coach: row["coach"], client: row["client"]),
          sessions: row["sessions"], lastDate: row["last_date"], words: row["words"],
          balance: Balance(row, unit: "words"), coachShareWords: row["coach_share_words"],
          sessionMeans: Self.means(row))
      }
    }
  }

  private static func means(_ row: Row) -> [BalanceFigure: Double] {
    let columns: [BalanceFigure: String] = [
      .mentorshipShareOfCoachingAndMentorshipWords: "mean_mentorship_share",
      .zoomedOutShareOfWords: "mean_zoomed_out_share", .coachShareOfWords: "mean_coach_share",
    ]
    return columns.compactMapValues { row[$0] as Double? }
  }

  private static let pairRows = """
    SELECT s.program, s.coach, s.client, count(*) AS sessions, max(s.date) AS last_date,
      sum(s.words) AS words,
      sum(m.coach_share_words * s.words)
        / nullif(sum(CASE WHEN m.coach_share_words IS NOT NULL THEN s.words END), 0)
        AS coach_share_words,
      sum(m.coach_coaching_words) AS coach_coaching_words,
      sum(m.coach_mentorship_words) AS coach_mentorship_words,
      sum(m.coach_neither_words) AS coach_neither_words,
      sum(m.coach_unclear_words) AS coach_unclear_words,
      sum(m.zoomed_in_words) AS zoomed_in_words, sum(m.between_words) AS between_words,
      sum(m.zoomed_out_words) AS zoomed_out_words, sum(m.no_zoom_words) AS no_zoom_words,
      avg(1.0 * m.coach_mentorship_words
        / nullif(m.coach_coaching_words + m.coach_mentorship_words, 0)) AS mean_mentorship_share,
      avg(1.0 * m.zoomed_out_words / nullif(m.zoomed_in_words + m.between_words
        + m.zoomed_out_words + m.no_zoom_words, 0)) AS mean_zoomed_out_share,
      avg(m.coach_share_words) AS mean_coach_share
    FROM sessions s JOIN session_metrics m ON m.session_id = s.id
    WHERE s.coach IS NOT NULL AND s.client IS NOT NULL AND CONDITION
    GROUP BY s.program, s.coach, s.client
    ORDER BY s.program, s.coach, s.client
    """

  /// Numbers and phases are those of the view `session_numbers`, which counts for each session
  /// anew; here all sessions of each pair are read anyway, and a window counts them once.
  private static let stripRows = """
    SELECT s.program, s.coach, s.client,
      CASE WHEN s.date IS NOT NULL THEN row_number() OVER pair END AS number,
      CASE
        WHEN s.date IS NULL THEN NULL
        WHEN row_number() OVER pair = 1 THEN 'first'
        WHEN row_number() OVER pair <= 6 AND s.date <= date(min(s.date) OVER pair, '+3 months')
          THEN 'early'
        ELSE 'middle'
      END AS phase,
      m.coach_share_words,
      m.coach_coaching_words, m.coach_mentorship_words, m.coach_neither_words,
      m.coach_unclear_words, m.zoomed_in_words, m.between_words, m.zoomed_out_words,
      m.no_zoom_words, z.counts AS zoom_out_counts_here
    FROM sessions s
    JOIN session_metrics m ON m.session_id = s.id
    JOIN session_zoom_outs z ON z.session_id = s.id
    WHERE COLUMN = ? AND s.coach IS NOT NULL AND s.client IS NOT NULL
    WINDOW pair AS (
      PARTITION BY s.program, s.coach, s.client
      ORDER BY s.date IS NULL, s.date, s.file, s.content_hash)
    ORDER BY s.program, s.coach, s.client, s.date IS NULL, s.date, s.file, s.content_hash
    """
}

extension Engagement {
  /// Everything that is known of the pair: `PROGRAM/COACH/CLIENT`, or `COACH/CLIENT`.
  fileprivate var fullName: String {
    [program, coach, client].compactMap(\.self).joined(separator: "/")
  }

  /// What a person may call the pair.
  fileprivate var names: [String] {
    [client, "\(coach)/\(client)", fullName, "\(program ?? "")/\(coach)/\(client)"]
  }
}

extension SessionPoint {
  /// Reads the columns of `sessions`, `session_numbers` and `session_metrics`.
  fileprivate init(_ row: Row) {
    self.init(
      header: SessionHeader(row), coachShareWords: row.measured("coach_share_words"),
      words: Balance(row, unit: "words"), zoomOutCounts: row["zoom_out_counts_here"],
      isBurning: row["burning_here"])
  }
}

extension PairStrip.Bar {
  /// Reads the coach's share, the eight columns of words and whether the zoom-out counts, by their
  /// places: of a program there are thousands of rows, and looking for the columns' names took half
  /// of the time.
  init(_ row: Row, from place: Int) {
    var words = Balance()
    words.coaching = row[place + 1]
    words.mentorship = row[place + 2]
    words.neither = row[place + 3]
    words.unclearMode = row[place + 4]
    words.zoomedIn = row[place + 5]
    words.between = row[place + 6]
    words.zoomedOut = row[place + 7]
    words.noZoom = row[place + 8]
    self.init(words: words, coachShareWords: row[place], zoomOutCounts: row[place + 9])
  }
}
