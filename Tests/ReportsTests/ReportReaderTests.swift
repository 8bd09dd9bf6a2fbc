import Reports
import Testing
import TranscriptModel

@Suite struct ReportReaderTests {
  private func reader() throws -> ReportReader {
    let store = try Store()
    let files = ["a.vtt", "x/a.vtt", "x/b.vtt", "y/c.vtt", "z/c.vtt"]
    for (number, file) in files.enumerated() {
      // Contents whose hashes begin with 10, 21, 32, 43 and 54.
      var analyzed = Made().file(file, content: number)
      let first = "\(number + 1)\(number)"
      analyzed.contentHash = first + String(repeating: "a", count: 62)
      try store.save([analyzed], at: moment)
    }
    return ReportReader(store)
  }

  @Test(arguments: [
    ("10", ["10"]), ("32aaa", ["32"]), ("1", []), ("99", []), ("a.vtt", ["10"]),
    ("x/a.vtt", ["21"]), ("b.vtt", ["32"]), ("c.vtt", ["43", "54"]), (".vtt", []), ("vtt", []),
    ("54aaaaaaaaaaaaaa", ["54"]), ("", []),
  ])
  func `a session is found by its file or the beginning of its identifier`(
    name: String, first: [String]
  ) throws {
    #expect(try reader().sessions(named: name).map { String($0.prefix(2)) } == first)
  }

  @Test(arguments: [
    ("Ana Lo", ["Coach/Ana Lo"]), ("ana lo", ["Coach/Ana Lo"]),
    ("ANA LO", ["Coach/Ana Lo"]), ("Bo", ["Coach/Bo", "prog/Coach/Bo"]),
    ("coach/bo", ["Coach/Bo"]), ("Coach/Bo", ["Coach/Bo"]), ("/Coach/Bo", ["Coach/Bo"]),
    ("PROG/coach/bo", ["prog/Coach/Bo"]), ("coach/cy", ["prog/Coach/Cy"]),
    ("cy", ["prog/Coach/Cy"]),
    ("Coach", []), ("", []),
  ])
  func `a pair is found by its names, in whatever case`(name: String, pairs: [String]) throws {
    let store = try Store()
    let people: [(String?, String)] = [
      (nil, "Ana Lo"), (nil, "ana lo"), (nil, "Bo"), ("prog", "Bo"), ("prog", "Cy"),
    ]
    for (number, (program, client)) in people.enumerated() {
      var made = Made()
      made.program = program
      made.coach = "Coach"
      made.client = client
      try store.save([made.file("\(number).vtt", content: number)], at: moment)
    }
    let found = try ReportReader(store).pairs(named: name).map { pair in
      [pair.program, pair.coach, pair.client].compactMap(\.self).joined(separator: "/")
    }
    #expect(found == pairs)
  }

  @Test
  func `the sessions of a strip are numbered, and have the phases, that the database gives them`()
    throws
  {
    let store = try Store()
    let dates: [String?] = [
      nil, "2026-05-01", "2026-01-05", "2026-01-05", "2026-02-02", "2026-03-02", "2026-03-09",
      "2026-03-16", "2026-03-23",
    ]
    for client in ["Bo", "Cy"] {
      for (number, date) in dates.enumerated() {
        var made = Made()
        (made.program, made.coach, made.client, made.date) = ("prog", "Coach", client, date)
        let file = made.file("\(client)-\(number).vtt", content: number + (client == "Bo" ? 0 : 20))
        try store.save([file], at: moment)
      }
    }
    let reader = ReportReader(store)
    for strip in try #require(try reader.coach("coach")).strips {
      let pair = try #require(strip.engagement)
      let points = try #require(try reader.pair(pair)).sessions
      #expect(strip.sessions.map(\.number) == points.map(\.header.number))
      #expect(strip.sessions.map(\.phase) == points.map(\.header.phase))
      #expect(strip.sessions.compactMap(\.number) == Array(1...8))
    }
  }
}
