import Foundation
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TranscriptIngest

struct TextFormatTests {
  @Test(arguments: [
    "", "\n\n", "Nothing but one sentence.",
    "try:\n    run()\nexcept:\n    stop()\nelse:\n    wait()\nfinally:\n    stop()\n",
    "passwd: files systemd\ngroup: files systemd\nshadow: files\nhosts: files dns\n",
    "Name: value\nMode: other\nName: value\nMode: other\n",
    "# Tool\n\n## Installation\n\nRun it.\n\n## Usage\n\nRun it again.\n\n## License\n\nMIT.\n",
    "# Changes\n\n## 1.2\n\n### Added\n\n- One.\n\n### Fixed\n\n- Two.\n\n## 1.1\n\n### Added\n\n- One.\n",
    "**Fast:** it is.\n\nSome text about it, and more of it.\n\n**Small:** it is.\n\nMore text.\n",
    "Attendees: Nia, Tom\nDate: today\nDecision: we wait.\nAction: Tom writes.\n",
    "Dear Nia,\n\nwe met at 10:30. One thing: it was good.\n\nYours, Tom\n",
    "key = value\n[section]\nkey2 = value\n",
  ])
  func `what is no transcript is refused`(text: String) {
    #expect(throws: IngestError.self) { try Ingestor().read(Array(text.utf8)) }
  }

  @Test(arguments: [("Coach", "Client"), ("Speaker 1", "Speaker 2"), ("Mentor", "Mentee")])
  func `under words for who speaks even a few words are talk`(one: String, other: String) throws {
    let talk = "\(one): hi\n\(other): hello\n\(one): how are you\n\(other): ok thanks\n"
    let transcript = try Ingestor().read(Array(talk.utf8)).transcript
    #expect(transcript.speakers.map(\.name) == [one, other])
    #expect(transcript.utterances.map(\.text) == ["hi", "hello", "how are you", "ok thanks"])
  }

  @Test func `every interview of the archive is read under its people's names`() throws {
    guard let folder = Folders.shared("data/archive", because: "the archive of interviews") else {
      return
    }
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    for path in paths where path.hasSuffix(".md") {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(path)))
      let transcript = try Ingestor().read(bytes).transcript
      #expect(transcript.source.variant == "labelled", "\(path)")
      let people = transcript.speakers.filter { $0.kind == .person }.map(\.name)
      let events = ["Break", "Jingle", "Outro", "Intro", "Sample", "Song"]
      #expect(!people.isEmpty && people.allSatisfy { !events.contains($0) }, "\(path)")
      #expect(transcript.utterances.allSatisfy { $0.speaker != nil }, "\(path)")
    }
  }

  @Test func `a date and a time of the day before a label belong to the time`() throws {
    let text = """
      2026-03-02 23:59:51 Nia: Hello?
      2026-03-02 23:59:59 Tom: Here I am.
      2026-03-03 00:00:12 Nia: What is next?
      2026-03-03 00:00:15 Tom: A plan.
      """
    let transcript = try Ingestor().read(Array(text.utf8)).transcript
    #expect(transcript.speakers.map(\.name) == ["Nia", "Tom"])
    let starts = transcript.utterances.map { $0.time?.start.milliseconds }
    #expect(starts == [0, 8000, 21_000, 24_000])
  }

  @Test(arguments: [
    "Duration: 12 minutes", "Date: 2026-03-02", "Title: On plans", "Meeting Title: On plans",
    "Participants: Nia Okafor, Tom Berg", "Attendees: Nia Okafor, Tom Berg", "Location: Room 4",
    "Recording: plans.mp4", "Recording: https://example.org/r/1",
    "Meeting started: 3/2/2026, 10:00:00 AM",
    "Meeting ID: 812 3345", "Time: 10:00 AM", "Organizer: Nia Okafor", "Topic: plans",
    "Session: 4", "Length: 12 min", "Platform: Video", "Meeting: weekly talk",
    "Recording Date: 2026-03-02", "Transcript: automatic", "Word Count: 1,200", "Speakers: 2",
  ])
  func `a line of metadata above the talk is no label`(line: String) throws {
    let talk = ["Nia Okafor: How are you?", "Tom Berg: Fine, I think.", "Nia Okafor: Go on."]
    for stamps in [["", "", ""], ["00:00 ", "00:05 ", "00:10 "]] {
      let text = line + "\n\n" + zip(stamps, talk).map { $0 + $1 }.joined(separator: "\n")
      let transcript = try Ingestor().read(Array(text.utf8)).transcript
      #expect(transcript.speakers.map(\.name) == ["Nia Okafor", "Tom Berg"])
      #expect(transcript.source.variant == (stamps[0].isEmpty ? "labelled" : "stamped"))
    }
  }

  @Test(arguments: [("Coach", "Client"), ("Mentor", "Mentee"), ("Interviewer", "Interviewee")])
  func `roles in place of names are people`(one: String, other: String) throws {
    let text = "\(one): How are you?\n\(other): Fine, I think.\n\(one): Go on.\n\(other): Now.\n"
    let transcript = try Ingestor().read(Array(text.utf8)).transcript
    #expect(transcript.speakers.map(\.name) == [one, other])
    #expect(transcript.speakers.allSatisfy { $0.kind == .person })
  }
}
