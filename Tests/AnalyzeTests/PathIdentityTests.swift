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

  @Test func `folders name them above a recorder's file, too`() {
    let name = "GMT20260302-140002_Recording.vtt"
    let identity = PathIdentity.identity(of: ["Spring", "Dana Ruiz", "Omar Haddad", name])
    #expect(
      identity
        == SessionIdentity(
          program: "Spring", coach: "Dana Ruiz", client: "Omar Haddad", date: "2026-03-02"))
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

  @Test(arguments: [
    ["GMT20260302-140002_Recording.transcript.vtt"],
    ["Weekly talk-20260302_100000-Meeting Recording.vtt"],
    ["Weekly talk (2026-03-02 at 10:00 GMT-8) - Transcript.docx"],
    ["retro-2026-03-02_005.vtt"],
    ["2026-03-02 14.00.02 Weekly talk", "meeting_saved_closed_caption.txt"],
    ["20260302 140002-AB12.txt"], ["Weekly 1-1-20260302_100000-Meeting.vtt"],
    ["a", "GMT20260302-140002_Recording.vtt"],
    ["recordings", "2026", "March", "notes 2026-03-02.vtt"],
  ])
  func `a recorder's own name tells the day alone`(components: [String]) {
    #expect(PathIdentity.identity(of: components) == SessionIdentity(date: "2026-03-02"))
  }

  @Test(arguments: [
    ["from 2026-03-02 to 2026-03-09.vtt"], ["call 20260302-14.vtt"], ["120260302-140002.vtt"],
    ["20260302-1400021.vtt"], ["20261302-140002.vtt"], ["20260302-245959.vtt"],
    ["19871123-555123.txt"], ["call 1066-10-14.vtt"],
    ["2026-03-02 14.61.02 talk", "captions.txt"], ["2026-03-02 14.00.022", "captions.txt"],
    ["2026-03-02", "captions.txt"],
    ["2026-03-02 14.00 talks", "captions.txt"], ["2026-03-02 14.00.02 talk", "more", "a.txt"],
  ])
  func `names that may mean something else tell no day`(components: [String]) {
    #expect(PathIdentity.identity(of: components) == SessionIdentity())
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
