import Testing
import TranscriptTestSupport

@testable import Reports

/// The reports of one made-up archive: two pairs, one of them with nine sessions.
struct MadeArchive {
  let store: Store
  var reader: ReportReader { ReportReader(store) }

  init() throws {
    store = try Store()
    var files: [AnalyzedFile] = []
    for number in 0..<9 {
      var made = Made()
      made.date = "2026-0\(number + 1)-05"
      made.type = ["onboarding", "talk", "pairing", nil][number % 4]
      made.isTimed = number % 3 != 1
      // From the sixth session on there is less mentorship.
      if number > 4 {
        made.lines.removeAll { $0.hasPrefix("coach mentorship") && $0.contains("two") }
      }
      made.lines.removeLast(number % 3)
      files.append(made.file("omar/0\(number + 1).vtt", content: number))
    }
    for number in 0..<2 {
      var made = Made()
      made.client = "王小明"
      made.program = nil
      made.date = number == 0 ? "2026-02-11" : nil
      files.append(made.file("wang/\(number).vtt", content: 100 + number))
    }
    var nameless = Made()
    nameless.coach = nil
    files.append(nameless.file("unknown.vtt", content: 200))
    try store.save(files, at: moment)
    let reasons = ["not-recognized", "file-too-large", "not-recognized"]
    let refusals = reasons.enumerated().map {
      Refusal(
        path: "bad\($0.offset)", contentHash: nil, stage: "read", code: $0.element, reason: "")
    }
    try store.quarantine(refusals, at: moment)
  }

  /// A program of six pairs, of which five met in February.
  static func program() throws -> ProgramReport {
    let store = try Store()
    for number in 0..<6 {
      var made = Made()
      made.client = "Client \(number)"
      made.coach = number < 4 ? "Dana Ruiz" : "Per Lund"
      made.lines.removeLast(number)
      for month in 1...2 where month == 2 || number < 4 {
        made.date = "2026-0\(month)-10"
        let file = made.file("\(number)-\(month).vtt", content: number * 10 + month)
        try store.save([file], at: moment)
      }
    }
    return try #require(try ReportReader(store).program("leadership"))
  }

  private func pair(_ name: String) throws -> PairReport {
    let pair = try #require(try reader.pairs(named: name).first)
    return try #require(try reader.pair(pair))
  }

  /// Every kind of report, with a name for its golden.
  func reports() throws -> [(name: String, report: any Report)] {
    let session = try #require(try reader.session(sessionID(ofContent: Made.hash(2))))
    return [
      ("session", session), ("pair", try pair("Omar Haddad")), ("short-pair", try pair("王小明")),
      ("overview", try reader.overview()),
      ("coach", try #require(try reader.coach("DANA RUIZ"))), ("program", try Self.program()),
    ]
  }
}

@Suite struct TerminalRendererTests {
  private func report(_ made: Made) throws -> SessionReport {
    let store = try Store()
    try store.save([made.file("06-talk.vtt", content: 1)], at: moment)
    return try #require(try ReportReader(store).session(sessionID(ofContent: Made.hash(1))))
  }

  @Test(arguments: [(80, TerminalRenderer.Color.none), (80, .sixteen), (120, .none)])
  func `reports are laid out for the terminal`(width: Int, color: TerminalRenderer.Color) throws {
    for (name, report) in try MadeArchive().reports() {
      let text = report.rendered(.terminal, for: TerminalRenderer(width: width, color: color))
      try expectGolden(text, "\(name)-\(width)-\(color.rawValue).txt")
    }
  }

  @Test func `colour adds nothing to the text`() throws {
    for (_, report) in try MadeArchive().reports() {
      let plain = report.rendered(.terminal)
      let colored = report.rendered(.terminal, for: TerminalRenderer(color: .sixteen))
      #expect(colored != plain)
      #expect(colored.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
    }
  }

  @Test func `what a file cannot tell is named with its reason`() throws {
    var made = Made()
    made.isTimed = false
    made.date = nil
    let text = TerminalRenderer().render(try report(made))
    try expectGolden(text, "session-untimed.txt")
  }

  @Test func `a session without words is shown as one`() throws {
    var made = Made()
    made.lines = []
    made.isTimed = false
    try expectGolden(TerminalRenderer().render(try report(made)), "session-empty.txt")
  }

  @Test func `where nobody is known to be the coach, the report says what to do`() throws {
    var made = Made()
    made.knowsRoles = false
    made.coach = nil
    made.client = nil
    let report = try report(made)
    try expectGolden(TerminalRenderer().render(report), "session-no-coach.txt")
    try expectGolden(report.rendered(.json), "session-no-coach.json")
    #expect(report.rendered(.csv).contains("coaching,,,words,coach's words,nobody was told"))
  }

  @Test(arguments: [3, 7])
  func `everyone who spoke is told of, the coach and the client first`(voices: Int) throws {
    var made = Made()
    for voice in 3...voices {
      made.lines.append("voice\(voice) - in I only listened, for \(voice) years.")
    }
    let text = TerminalRenderer().render(try report(made))
    try expectGolden(text, "session-\(voices)-voices.txt")
    for voice in 3...voices { #expect(text.contains("Speaker \(voice)")) }
  }

  @Test(arguments: 0..<6, [true, false])
  func `the axis names each time once`(lines: Int, isTimed: Bool) throws {
    var made = Made()
    made.isTimed = isTimed
    made.lines = Array(Made.talk.prefix(lines)) + ["client - none Yes."]
    let text = TerminalRenderer(width: 100).render(try report(made))
    let axis = text.split(separator: "\n").first { $0.hasPrefix(isTimed ? "time  " : "word  ") }
    let marks = try #require(axis).dropFirst(12).split { $0 == " " || $0 == "╵" }
    #expect(!marks.isEmpty)
    #expect(Set(marks).count == marks.count, "\(marks)")
  }

  @Test func `an overview lists the sessions without a pair, twenty at most`() throws {
    let store = try Store()
    for number in 0..<23 {
      var made = Made()
      made.client = nil
      made.date = number == 0 ? nil : "2026-03-\(number + 9)"
      let folder = String(repeating: "long-folder/", count: number % 9)
      try store.save([made.file("\(folder)s\(number).vtt", content: number + 1)], at: moment)
    }
    let overview = try ReportReader(store).overview()
    #expect(overview.withoutPair.count == 23)
    try expectGolden(TerminalRenderer().render(overview), "overview-without-pair.txt")
  }

  @Test func `an empty database has an overview`() throws {
    let text = TerminalRenderer().render(try ReportReader(Store()).overview())
    try expectGolden(text, "overview-empty.txt")
  }

  @Test(arguments: 0..<60)
  func `no line is wider than the terminal or holds a control character`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var made = Made()
    made.coach = "x" + .hostile(using: &generator)
    made.client = "y" + .hostile(using: &generator)
    made.program = "z" + .hostile(using: &generator)
    made.type = "t" + .hostile(using: &generator)
    made.lines += ["coach mentorship out x" + .hostile(using: &generator) + "?"]
    let store = try Store()
    let name = "f" + .hostile(using: &generator)
    try store.save([made.file(name, content: 1)], at: moment)
    let reader = ReportReader(store)
    let stored = try #require(try reader.overview().pairs.first?.engagement)
    let reports: [any Report] = [
      try #require(try reader.session(sessionID(ofContent: Made.hash(1)))),
      try #require(try reader.pair(stored)), try reader.overview(),
    ]
    let width = Int.random(in: 20...140, using: &generator)
    for report in reports {
      let text = report.rendered(.terminal, for: TerminalRenderer(width: width))
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(ColumnWidth.of(String(line)) <= width, "seed \(seed), width \(width): \(line)")
        #expect(!line.unicodeScalars.contains(where: isControl), "seed \(seed)")
      }
      for format in [ReportFormat.json, .markdown] {
        let text = report.rendered(format)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && isControl($0) }, "\(format)")
        #expect(format == .json || !text.contains("<script>"))
      }
    }
  }
}

@Suite struct ReportFormatTests {
  @Test(arguments: [ReportFormat.json, .csv, .markdown])
  func `reports have every format`(format: ReportFormat) throws {
    for (name, report) in try MadeArchive().reports() {
      try expectGolden(report.rendered(format), "\(name).\(format.rawValue)")
    }
  }

  @Test func `a program's report holds no name and no spoken word`() throws {
    let report = try MadeArchive.program()
    for format in ReportFormat.allCases {
      let text = report.rendered(format)
      for word in ["Dana", "Lund", "Client", "deploy"] {
        #expect(!text.contains(word), "\(format)")
      }
      #expect(
        text.contains("not meant for employment") || text.contains("not meant for\nemployment"))
    }
  }

  @Test func `only a session's report holds spoken words`() throws {
    for (name, report) in try MadeArchive().reports() where name != "session" {
      for format in ReportFormat.allCases { #expect(!report.rendered(format).contains("deploy")) }
    }
  }
}
