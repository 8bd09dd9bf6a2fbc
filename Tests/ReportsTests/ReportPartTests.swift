import Foundation
import Testing

@testable import Reports

@Suite struct ReportPartTests {
  private func flat(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test(arguments: [ReportFormat.terminal, .markdown])
  func `a pair tells in words what its page draws`(format: ReportFormat) throws {
    let text = flat(try MadeCarriedOver.report().rendered(format))
    for words in [
      "Zoom-outs", "Sessions between one and the next", "Connecting back", "at 5:00",
      "in good time", "after 70 % of the words", "Ledger: challenges",
      "1 of 2 challenges of earlier sessions was asked about.",
      "Could you write down which decisions never need you?", "Ledger: goals",
      "1 taken, 1 offered, 1 passed by", "Then and now", "168 days apart", "What the rules say",
      "Four sessions without a zoom-out that counts.", "late in session 3",
      "Half of the sessions after the first lie between",
    ] {
      #expect(text.localizedCaseInsensitiveContains(words), "\(words)")
    }
    for number in 1...9 { #expect(text.contains("#\(number) ")) }
  }

  @Test(arguments: [ReportFormat.terminal, .markdown])
  func `a program tells of phases and funnels, never in order of a share`(
    format: ReportFormat
  ) throws {
    let report = try Self.program()
    #expect(report.funnels.count == 3)
    let text = flat(report.rendered(format))
    for words in [
      "Phase by phase", "first session", "Pairs by their number of sessions",
      "in the place of a ranking", "inside", "those with the most sessions stand first",
    ] {
      #expect(text.localizedCaseInsensitiveContains(words), "\(words)")
    }
    for funnel in report.funnels {
      let shares = report.strips.compactMap { funnel.point(of: $0)?.share }
      #expect(shares.count == funnel.points.count)
      #expect(shares != shares.sorted() && shares != shares.sorted(by: >))
    }
    #expect(!text.contains("Client"))
  }

  /// A program of six pairs with sessions enough for funnels; shares fall and rise with the number.
  private static func program() throws -> ProgramReport {
    let store = try Store()
    for number in 0..<6 {
      for month in 1...(6 - number % 3) {
        var made = Made()
        made.client = "Client \(number)"
        made.date = "2026-0\(month)-1\(number)"
        for _ in 0..<(number * 5 + month) % 4 {
          made.lines.append("coach mentorship in You could start with the deploy and two names.")
          made.lines.append("client - out I want to have a team that decides without me.")
        }
        try store.save(
          [made.file("\(number)-\(month)", content: number * 10 + month)], at: moment)
      }
    }
    return try #require(try ReportReader(store).program("leadership"))
  }

  @Test func `a coach sees the own range in words`() throws {
    let report = try #require(try MadeArchive().reader.coach("Dana Ruiz"))
    for format in [ReportFormat.terminal, .markdown] {
      let text = report.rendered(format)
      #expect(text.contains("Your own range"))
      #expect(text.contains("Zoomed-out share of all words"))
    }
  }

  @Test func `a session tells what the rules say`() throws {
    let store = try Store()
    try store.save([0, 2, 4].map { ContinuityRefreshTests.file($0) }, at: moment)
    try ContinuityRefresh.made(store).run()
    let report = try #require(
      try ReportReader(store).session(sessionID(ofContent: Made.hash(40))))
    for format in [ReportFormat.terminal, .markdown] {
      #expect(flat(report.rendered(format)).contains("Zooming out every few sessions, due"))
    }
  }

  @Test(arguments: [60, 66, 72, 80, 120])
  func `no column of a report goes missing`(width: Int) throws {
    let terminal = TerminalRenderer(width: width)
    let reports = try MadeArchive().reports()
    for (name, report) in reports where name == "pair" || name == "overview" || name == "coach" {
      let text = report.rendered(.terminal, for: terminal)
      let rows = text.split(separator: "\n").filter { $0.contains("█") && $0.contains("%") }
      #expect(!rows.isEmpty)
      for row in rows { #expect(row.hasSuffix(" %") && !row.contains("… %"), "\(name): \(row)") }
    }
    let session = try #require(reports.first { $0.name == "session" }).report
    let grid = session.rendered(.terminal, for: terminal).split(separator: "\n")
    #expect(grid.contains { $0.hasSuffix("unclear") && $0.contains("between") })
  }

  @Test func `a table that is too wide becomes a line a row`() {
    let table = TextTable(
      columns: [.words("name"), .figures("share"), .figures("limits")],
      rows: [["Ana", "45 % inside 20–70 %", "85 % outside 20–70 %"]])
    let renderer = TerminalRenderer(width: 40)
    var page = renderer.page
    renderer.table(table, on: &page)
    let text = renderer.text(page)
    #expect(text.contains("share: 45 % inside 20–70 %"))
    #expect(text.contains("limits: 85 % outside 20–70 %"))
    #expect(!text.contains("…"))
  }

  @Test func `signs in ASCII are as wide as those they stand for`() throws {
    for (name, report) in try MadeArchive().reports() where name != "session" {
      let text = report.rendered(.terminal, for: TerminalRenderer(width: 60, signs: .ascii))
      for line in text.split(separator: "\n") {
        #expect(ColumnWidth.of(String(line)) <= 60, "\(line)")
        #expect(!line.contains("█") && !line.contains("─") && !line.contains("¼"))
      }
      if name.contains("pair") || name == "overview" { continue }
      #expect(text.unicodeScalars.allSatisfy { $0.isASCII || $0.properties.isAlphabetic })
    }
  }
}
