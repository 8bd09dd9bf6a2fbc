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
}
