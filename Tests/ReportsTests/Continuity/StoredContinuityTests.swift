import Coaching
import Testing
import TranscriptModel

@testable import Reports

@Suite struct StoredContinuityTests {
  @Test func `what is stored reads back as it was found`() throws {
    let store = try Store()
    try store.save([0, 2, 4].map { ContinuityRefreshTests.file($0) }, at: moment)
    let pair = try #require(try store.staleEngagements(rules: "made", limit: 1).first)
    let found = MadeContinuity.analyze(try store.history(of: pair))
    try ContinuityRefresh.made(store).run()
    let stored = try #require(try ReportReader(store).continuity(pair.engagement))
    #expect(stored.analysis == found)
    #expect(stored.dates.values.sorted() == ["2026-01-02", "2026-03-02", "2026-05-02"])
    for item in found.items { #expect(stored.words(item.quote).count == 20) }
  }

  @Test func `a pair and a session show what carries over`() throws {
    let store = try Store()
    try store.save([0, 2].map { ContinuityRefreshTests.file($0) }, at: moment)
    let reader = ReportReader(store)
    let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
    #expect(try reader.pair(pair)?.continuity == nil)
    try ContinuityRefresh.made(store).run()
    let shown = try #require(try reader.pair(pair)?.continuity)
    #expect(shown.connectBacks.count == 2)
    // The made quotes are cut in the middle, which nobody could read aloud.
    #expect(shown.challenges.isEmpty)
    let id = try #require(try store.ids().last)
    #expect(try reader.session(id)?.flags.map(\.rule) == [.followUp, .followUp, .zoomOutDue])
  }

  @Test func `where a file has no times of its own, words have a turn alone`() throws {
    let store = try Store()
    try store.save([0, 2].map { ContinuityRefreshTests.file($0) }, at: moment)
    try ContinuityRefresh.made(store).run()
    let reader = ReportReader(store)
    let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
    let threads = try #require(try reader.threads(pair))
    #expect(threads.items.map { $0.words.start == nil } == [false, false, false, true, true, true])
  }
}
