import Testing
import TranscriptModel

@testable import analyze

@Suite struct PathIdentityTests {
  @Test func `folders name program, coach and client above a dated file`() {
    let identity = PathIdentity.identity(
      of: ["Spring", "Dana Ruiz", "Omar Haddad", "2026-03-02.vtt"])
    #expect(identity.program == "Spring")
    #expect(identity.coach == "Dana Ruiz")
    #expect(identity.client == "Omar Haddad")
    #expect(identity.date == "2026-03-02")
  }

  @Test func `a name can state the day and the pair`() {
    let identity = PathIdentity.identity(of: ["2026-03-02 Dana Ruiz - Omar Haddad.vtt"])
    #expect(identity.program == nil)
    #expect(identity.coach == "Dana Ruiz")
    #expect(identity.client == "Omar Haddad")
  }

  @Test(arguments: [
    ["standup.vtt"], ["a", "b", "c", "notes.vtt"], ["2026-02-30.vtt"], ["20260302.vtt"],
  ])
  func `nothing is invented from other paths`(components: [String]) {
    #expect(PathIdentity.identity(of: components) == SessionIdentity())
  }

  @Test(arguments: [["x", "2026-03-02.vtt"], ["2026-03-02-standup.vtt"], ["2026-03-02 A.vtt"]])
  func `a date alone tells the day alone`(components: [String]) {
    let identity = PathIdentity.identity(of: components)
    #expect(identity == SessionIdentity(date: "2026-03-02"))
  }

  @Test(arguments: ["2024-02-29", "2026-12-31", "0001-01-01"])
  func `days of the calendar are days`(text: String) {
    #expect(Day(text)?.text == text)
  }

  @Test(arguments: [
    "2023-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026-01-011",
  ])
  func `what the calendar does not hold is no day`(text: String) {
    #expect(Day(text) == nil)
  }
}
