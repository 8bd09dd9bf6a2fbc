import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct TextGridTests {
  private func grid(_ tiers: String, count: Int = 1, rest: String = "") -> String {
    "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n9\n<exists>\n\(count)\n\(tiers)\(rest)"
  }

  private func read(_ text: String) throws -> Transcript {
    try Ingestor().read(Array(text.utf8)).transcript
  }

  @Test func `comments and the words around values mean nothing`() throws {
    let text = grid(
      "class = \"IntervalTier\" ! a comment with 1 and \"text\"\nname = \"Dana\"\n"
        + "xmin = 0 seconds\nxmax = 9\nintervals: size = 1\nintervals [1]:\nxmin = 0.5\nxmax = 2\n"
        + "text = \"so \"\"where\"\" now\"\n")
    let utterance = try #require(try read(text).utterances.first)
    #expect(utterance.text == "so \"where\" now")
    #expect(utterance.time?.start.milliseconds == 500)
    #expect(utterance.line == 14)
  }

  @Test func `cues of several tiers come in order of time`() throws {
    func tier(_ name: String, _ start: Int) -> String {
      "\"IntervalTier\"\n\"\(name)\"\n0\n9\n1\n\(start)\n9\n\"words of \(name)\"\n"
    }
    let transcript = try read(grid(tier("B", 3) + tier("A", 1) + tier("C", 3), count: 3))
    #expect(transcript.utterances.map(\.text) == ["words of A", "words of B", "words of C"])
    #expect(transcript.speakers.map(\.labels) == [["B"], ["A"], ["C"]])
  }

  @Test func `a grid without tiers holds no speech`() throws {
    let text = "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n9\n<absent>\n"
    #expect(try read(text).utterances.isEmpty)
  }

  @Test(arguments: ["\"IntervalTier\"\n\"Dana\"\n0\n9\n5\n0\n1\n\"a\"\n", "\"IntervalTier\"\n\"Da"])
  func `a grid that is cut off is said to be`(tiers: String) {
    let error = #expect(throws: IngestError.self) { try read(grid(tiers)) }
    #expect(error?.code == "truncated")
    #expect(error?.kind == .damaged)
  }

  @Test func `a tier of another kind is named by its line`() {
    let error = #expect(throws: IngestError.self) {
      try read(grid("\"Sound\"\n\"Dana\"\n0\n9\n1\n", rest: "0\n"))
    }
    #expect(error?.code == "bad-textgrid")
    #expect(error?.line == 12)
  }

  @Test func `a count beyond the file ends with it`() {
    let error = #expect(throws: IngestError.self) {
      try read(grid("\"TextTier\"\n\"Dana\"\n0\n9\n999999999\n"))
    }
    #expect(error?.code == "truncated")
  }
}
