import Coaching
import GRDB
import TranscriptModel

extension ReportReader {
  /// The report of a program, upper and lower case being the same; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func program(_ name: String) throws(StoreError) -> ProgramReport? {
    guard let program = try spelling(ofProgram: name) else { return nil }
    let pairs = try sessions(ofProgram: program)
    let forgotten = try forgottenPairs(.program(program))
    var months = ProgramMonths()
    for (place, pair) in pairs.enumerated() { months.add(pair.sessions, ofPair: place) }
    try store.read { db in try months.addForgotten(of: program, in: db) }
    return ProgramReport(
      program: naming.rewriting(program).text,
      pairs: pairs.map(\.summary) + forgotten.map(\.summary), months: months.inOrder,
      strips: pairs.map(\.strip) + forgotten.map(\.strip))
  }

  /// The number of pairs in a program, upper and lower case being the same; nil where there is no
  /// such program.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func pairs(ofProgram name: String) throws(StoreError) -> Int? {
    guard let program = try spelling(ofProgram: name) else { return nil }
    return try store.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) + (SELECT count(DISTINCT pair) FROM forgotten_sessions WHERE program = ?1)
          FROM (
            SELECT DISTINCT coach, client FROM sessions
            WHERE program = ?1 AND coach IS NOT NULL AND client IS NOT NULL)
          """,
        arguments: [program])
    }
  }

  /// How the program is spelt that a name means: as the name is, where there is one of that name.
  private func spelling(ofProgram name: String) throws(StoreError) -> String? {
    let isThere = try store.read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM sessions
            WHERE program = ? AND coach IS NOT NULL AND client IS NOT NULL)
          """,
        arguments: [name])
    }
    if isThere == true { return name }
    let wanted = name.lowercased()
    let meant = Set(try names("program") + forgottenNames("program")).sorted().filter {
      $0.lowercased() == wanted
    }
    return meant.contains(name) ? name : meant.first
  }

  /// The pairs of a program by coach and client, each with its sessions in order.
  ///
  /// One pass over the sessions gives everything that the report tells. The rows come in the order
  /// of the index; sorting them by all that orders sessions of one day too took as long again.
  private func sessions(ofProgram program: String) throws(StoreError) -> [ProgramPair] {
    try store.read { db in
      var pairs: [ProgramPair] = []
      let rows = try Row.fetchCursor(db, sql: Self.programRows, arguments: [program])
      while let row = try rows.next() {
        let pair = Engagement(program: program, coach: row[0], client: row[1])
        if pairs.last?.engagement != pair { pairs.append(ProgramPair(engagement: pair)) }
        pairs[pairs.count - 1].sessions.append(ProgramPair.Session(row))
      }
      let ends = try Row.fetchAll(db, sql: Self.earlyEnds, arguments: [program])
      let endOfPair = Dictionary(
        ends.map { (Engagement(program: program, coach: $0[0], client: $0[1]), $0[2] as String?) },
        uniquingKeysWith: { $1 })
      for place in pairs.indices {
        pairs[place].settle(earlyUntil: endOfPair[pairs[place].engagement] ?? nil)
      }
      return pairs
    }
  }

  private static let programRows = """
    SELECT s.coach, s.client, s.date, s.words, s.file, s.content_hash, m.coach_share_words,
      m.coach_coaching_words, m.coach_mentorship_words, m.coach_neither_words,
      m.coach_unclear_words, m.zoomed_in_words, m.between_words, m.zoomed_out_words,
      m.no_zoom_words, z.counts
    FROM sessions s
    JOIN session_metrics m ON m.session_id = s.id
    JOIN session_zoom_outs z ON z.session_id = s.id
    WHERE s.program = ? AND s.coach IS NOT NULL AND s.client IS NOT NULL
    ORDER BY s.coach, s.client, s.date
    """

  /// Until which day sessions of each pair can be early ones: SQLite says it here as it does in the
  /// view `session_numbers`.
  private static let earlyEnds = """
    SELECT coach, client, date(min(date), '+3 months') FROM sessions
    WHERE program = ? AND coach IS NOT NULL AND client IS NOT NULL AND date IS NOT NULL
    GROUP BY coach, client
    """
}

/// A pair of a program with its sessions.
private struct ProgramPair {
  struct Session {
    var date: String?
    var words: Int
    var file: String
    var contentHash: String
    var bar: PairStrip.Bar

    init(_ row: Row) {
      date = row[2]
      words = row[3]
      file = row[4]
      contentHash = row[5]
      bar = PairStrip.Bar(row, from: 6)
    }

    /// By date, those without one last; then as SQLite orders files and contents, by their bytes.
    func isBefore(_ other: Session) -> Bool {
      switch (date, other.date) {
      case (let date?, let later?) where date != later: return date < later
      case (.some, nil): return true
      case (nil, .some): return false
      default: break
      }
      return file == other.file
        ? contentHash < other.contentHash
        : file.utf8.lexicographicallyPrecedes(other.file.utf8)
    }
  }

  var engagement: Engagement
  var sessions: [Session] = []

  var strip: PairStrip { PairStrip(engagement: engagement, sessions: sessions.map(\.bar)) }

  var summary: PairSummary {
    let known = sessions.filter { $0.bar.coachShareWords != nil }
    let words = known.reduce(0) { $0 + $1.words }
    let ofCoach = known.reduce(0.0) { $0 + ($1.bar.coachShareWords ?? 0) * Double($1.words) }
    return PairSummary(
      engagement: engagement, sessions: sessions.count,
      lastDate: sessions.last { $0.date != nil }?.date,
      words: sessions.reduce(0) { $0 + $1.words }, balance: sessions.map(\.bar.words).sum,
      coachShareWords: words > 0 ? ofCoach / Double(words) : nil)
  }

  /// Puts the sessions in order, and gives those with a date their number and phase.
  mutating func settle(earlyUntil end: String?) {
    sessions.sort { $0.isBefore($1) }
    for (place, session) in sessions.enumerated() {
      guard let date = session.date else { return }
      let isEarly = place < Self.mostEarly && end.map { date <= $0 } == true
      sessions[place].bar.number = place + 1
      sessions[place].bar.phase = place == 0 ? .first : isEarly ? .early : .middle
    }
  }

  /// So many sessions at most are the first one and early ones.
  private static let mostEarly = 6
}

/// The sums of a program's months.
private struct ProgramMonths {
  private struct Sum {
    var sessions = 0
    var pairs: Set<Int> = []
    var balance = Balance()
  }

  private var sums: [String: Sum] = [:]

  /// The months in order.
  var inOrder: [ProgramReport.Month] {
    sums.sorted { $0.key < $1.key }.map { month, sum in
      ProgramReport.Month(
        month: month, sessions: sum.sessions, pairs: sum.pairs.count, balance: sum.balance)
    }
  }

  mutating func add(_ sessions: [ProgramPair.Session], ofPair pair: Int) {
    for session in sessions {
      guard let date = session.date else { continue }
      add(session.bar.words, String(date.prefix(7)), ofPair: pair)
    }
  }

  /// Sessions of forgotten people count on, as pairs without a name.
  mutating func addForgotten(of program: String, in db: Database) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM forgotten_sessions WHERE program = ? AND month IS NOT NULL",
      arguments: [program])
    for row in rows {
      let pair: Int = row["pair"]
      // Below zero, where no pair of those that are there stands.
      add(Balance(row, unit: "words"), row["month"], ofPair: -1 - pair)
    }
  }

  private mutating func add(_ words: Balance, _ month: String, ofPair pair: Int) {
    sums[month, default: Sum()].sessions += 1
    sums[month, default: Sum()].pairs.insert(pair)
    sums[month, default: Sum()].balance += words
  }
}
