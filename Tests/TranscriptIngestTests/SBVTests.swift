import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct SBVTests {
  @Test func `two times and a comma begin a cue`() throws {
    let file =
      "0:00:01.000,0:00:04.000\nSo what next?[br]Tell me.\n\n1:00:00.5,1:00:01.000\nTests.\n"
    let result = try Ingestor().read(Array(file.utf8))
    #expect(result.transcript.source.format == "sbv")
    #expect(result.transcript.spoken == ["-: So what next?\nTell me.", "-: Tests."])
    #expect(result.transcript.utterances[1].time?.start.milliseconds == 3_600_500)
    #expect(result.transcript.utterances.map(\.line) == [1, 4])
  }

  @Test(arguments: ["1,2\na,b", "0:00:01.000\ntext", "12,5,7", "start,end,text"])
  func `a table is no caption file`(head: String) {
    #expect(SBV().recognizes(Array(head.utf8)[...]) == .no)
  }

  @Test func `a name alone on its line before another's line says nothing`() throws {
    let file =
      "0:00:01.000,0:00:02.000\nGreta:\nSamir: I stopped.\n\n"
      + "0:00:02.000,0:00:03.000\nGreta: And?\n\n0:00:03.000,0:00:04.000\nSamir: Tests.\n"
    let spoken = try Ingestor().read(Array(file.utf8)).transcript.spoken
    #expect(spoken == ["Samir: I stopped.", "Greta: And?", "Samir: Tests."])
  }
}
