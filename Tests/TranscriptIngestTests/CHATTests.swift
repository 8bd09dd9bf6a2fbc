import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct CHATTests {
  private func read(_ tiers: String) throws -> Transcript {
    let file = "@Begin\n@Participants:\tDAN Dana_Ruiz Coach, OMA Client\n\(tiers)\n@End\n"
    return try Ingestor().read(Array(file.utf8)).transcript
  }

  @Test(arguments: [
    ("we're gonna [: going to] wait .", "we're gonna wait."),
    ("<for> [/] for June ?", "for for June?"), ("(be)cause (a)nd", "because and"),
    ("&-uh so &+th then &=laughs yes !", "so then yes!"),
    ("well (.) (1.5) (0:02.1) okay", "well okay"),
    ("0is it , really ?", "it, really?"), ("+\" hello +\"/.", "hello"), ("and +...", "and"),
    ("xxx yyy www .", "xxx yyy www."), ("hola@s:spa gumma@c", "hola gumma"),
    ("New_York ice+cream", "New York ice cream"), ("no:: ↑ really ⌈ now ⌉", "no really now"),
    ("Dana ‡ come", "Dana, come"), ("[- spa] sí [=! laughing]", "sí"),
    ("a [unclosed b", "a"), ("007 is 1", "007 is 1"),
  ])
  func `codes go and words stay`(utterance: String, expected: String) throws {
    #expect(try read("*DAN:\t\(utterance)").utterances.map(\.text) == [expected])
  }

  @Test(arguments: ["&=coughs .", "0 .", "[=! cries]", "(.) .", "", "+..."])
  func `an utterance of codes alone is left out`(utterance: String) throws {
    #expect(try read("*DAN:\t\(utterance)").utterances.isEmpty)
  }

  @Test func `each bullet ends a cue, and the rest is one without times`() throws {
    let transcript = try read(
      "*DAN:\tone \u{15}0_900\u{15}\n\ttwo \u{15}%snd:\"x\"_900_1500\u{15} three .")
    #expect(transcript.utterances.map(\.text) == ["one", "two", "three."])
    #expect(transcript.utterances.map { $0.time?.start.milliseconds } == [0, 900, nil])
    #expect(transcript.utterances.map { $0.time?.end?.milliseconds } == [900, 1500, nil])
  }

  @Test func `a bullet that does not close is no bullet`() throws {
    #expect(try read("*DAN:\tone \u{15}0_900").utterances.count == 1)
  }

  @Test func `names come from the participants, or are the codes`() throws {
    let transcript = try read("*DAN:\ta\n*OMA:\tb\n*X:\tc")
    #expect(transcript.speakers.map(\.name) == ["Dana Ruiz", "OMA", "Speaker X"])
    #expect(transcript.speakers.map(\.labels) == [["DAN"], ["OMA"], ["X"]])
  }

  @Test(arguments: [("05-FEB-2026", "2026-02-05"), ("31-dec-1999", "1999-12-31")])
  func `the date is read`(written: String, expected: String) throws {
    #expect(try read("@Date:\t\(written)\n*DAN:\ta").source.date == expected)
  }

  @Test(arguments: ["5 February 2026", "05-FOO-2026", "", "--"])
  func `what is no date of CHAT is passed over`(written: String) throws {
    #expect(try read("@Date:\t\(written)\n*DAN:\ta").source.date == nil)
  }
}
