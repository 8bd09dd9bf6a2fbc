import Coaching
import GRDB
import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct ProgramReaderTests {
  @Test(arguments: 1...4)
  func `a program's bars and months are those of the views and tables`(seed: Int) throws {
    let store = try store(seed)
    let report = try #require(try ReportReader(store).program("Leadership"))
    let bars = report.strips.flatMap(\.sessions).map { bar -> String in
      let number = bar.number.map { "\($0)" } ?? "none"
      let phase = bar.phase?.rawValue ?? "none"
      return "\(number) \(phase) \(bar.words.coaching)"
    }
    #expect(bars.sorted() == (try column("bar", Self.bars, in: store)))
    for strip in report.strips {
      // Those without a date have no number, and stand last.
      let numbers = strip.sessions.map { $0.number ?? .max }
      #expect(numbers == numbers.sorted())
    }
    let months = report.months.map { "\($0.month) \($0.sessions) \($0.pairs)" }
    #expect(months == (try column("month", Self.months, in: store)))
    #expect(report.sessions == report.strips.reduce(0) { $0 + $1.sessions.count })
  }

  /// Six pairs; some sessions have no date, some share it with another of their pair.
  private func store(_ seed: Int) throws -> Store {
    var chance = SeededGenerator(seed: seed)
    let store = try Store()
    let files = (0..<60).map { number -> AnalyzedFile in
      var made = Made()
      made.client = "Client \(number % 6)"
      let day = Int.random(in: 1...9, using: &chance)
      let month = Int.random(in: 1...5, using: &chance)
      made.date = day == 9 ? nil : "2026-0\(month)-0\(day / 4 + 1)"
      made.lines = Array(Made.talk.suffix(Int.random(in: 3...14, using: &chance)))
      return made.file("\(number * 37 % 60).vtt", content: number + 1)
    }
    try store.save(files, at: moment)
    return store
  }

  private func column(_ name: String, _ sql: String, in store: Store) throws -> [String] {
    try store.read { db in try Row.fetchAll(db, sql: sql).map { $0[name] } }
  }

  private static let bars = """
    SELECT coalesce(n.number, 'none') || ' ' || coalesce(n.phase, 'none') || ' '
      || m.coach_coaching_words AS bar
    FROM session_metrics m LEFT JOIN session_numbers n ON n.session_id = m.session_id ORDER BY bar
    """

  private static let months = """
    SELECT substr(date, 1, 7) || ' ' || count(*) || ' ' || count(DISTINCT client) AS month
    FROM sessions WHERE date IS NOT NULL GROUP BY substr(date, 1, 7) ORDER BY 1
    """

  @Test func `the pairs of a program are counted as in its report, forgotten ones among them`()
    throws
  {
    let store = try store(1)
    try Erasure(of: "Client 3", in: store).run(by: "me", at: moment)
    let reader = ReportReader(store)
    for name in ["leadership", "Leadership"] {
      #expect(try reader.pairs(ofProgram: name) == 6)
      #expect(try reader.program(name)?.pairs == 6)
    }
    #expect(try reader.pairs(ofProgram: "Other") == nil)
  }
}
