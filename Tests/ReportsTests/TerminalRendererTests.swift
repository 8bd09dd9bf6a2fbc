import Reports
import Testing
import TranscriptTestSupport

@Suite struct TerminalRendererTests {
  private func report(_ made: Made) throws -> SessionReport {
    let store = try Store()
    try store.save([made.file("06-talk.vtt", content: 1)], at: moment)
    return try #require(try ReportReader(store).session(sessionID(ofContent: Made.hash(1))))
  }

  @Test(arguments: [(80, TerminalRenderer.Color.none), (80, .sixteen), (120, .none)])
  func `a session is shown with its evidence`(width: Int, color: TerminalRenderer.Color) throws {
    let text = TerminalRenderer(width: width, color: color).render(try report(Made()))
    try expectGolden(text, "session-\(width)-\(color.rawValue).txt")
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
}
