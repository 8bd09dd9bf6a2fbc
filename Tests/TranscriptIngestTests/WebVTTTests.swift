import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct WebVTTTests {
  /// The utterances of a file of `cues`, as `speaker: text`.
  private func spoken(_ cues: String) throws -> [String] {
    try read(cues).transcript.spoken
  }

  private func read(_ cues: String) throws -> IngestResult {
    try Ingestor().read(Array("WEBVTT\n\n\(cues)\n".utf8))
  }

  @Test func `a voice names the speaker, without its classes and with its entities`() throws {
    let spoken = try spoken(
      """
      00:01.000 --> 00:02.000
      <v.loud Q&amp;A Desk>Go <i>on</i> &amp; tell.</v>
      """)
    #expect(spoken == ["Q&A Desk: Go on & tell."])
  }

  @Test func `a voice that nobody closes ends with its cue`() throws {
    let spoken = try spoken(
      """
      00:01.000 --> 00:02.000
      <v Ana>So, <v Ben>yes.

      00:02.000 --> 00:03.000
      <v Ana>Good.
      """)
    #expect(spoken == ["Ana: So,", "Ben: yes.", "Ana: Good."])
  }

  @Test func `text outside of a voice is nobody's`() throws {
    let spoken = try spoken(
      """
      00:01.000 --> 00:02.000
      <v Ana>Fine.</v> And the rest?
      """)
    #expect(spoken == ["Ana: Fine.", "-: And the rest?"])
  }

  @Test func `an address in a name does not end the voice`() throws {
    let spoken = try spoken(
      """
      00:01.000 --> 00:02.000
      <v Ana <ana@acme.example>>I am here.
      """)
    #expect(spoken == ["Ana <ana@acme.example>: I am here."])
  }

  @Test func `a cue dropped for its times leaves a note, whatever stands in their place`() throws {
    let result = try read(
      """
      00:01.000 --> 00:02.000
      So?

      NOTE a remark

      xx:yy --> zz
      Never heard.
      """)
    #expect(result.transcript.spoken == ["-: So?"])
    #expect(result.notes.map(\.code) == ["bad-timing"])
    #expect(result.notes.map(\.line) == [8])
  }

  @Test func `an escaped tag is text`() throws {
    let spoken = try spoken(
      """
      00:01.000 --> 00:02.000
      <v Ana>We write &lt;v Ben&gt; there.
      """)
    #expect(spoken == ["Ana: We write <v Ben> there."])
  }

  @Test(arguments: [
    ("0.000 --> 3.480", 0, 3480), ("0:0:6.1 --> 0:0:8.05", 6100, 8050),
    ("1:03.1 --> 1:00:04,5", 63_100, 3_604_500), ("00:01.000 -> 00:02.000", 1000, 2000),
    ("-0:0:5.0 --> 0:0:1.5", -5000, 1500), ("00:00:01.00049 --> 00:00:01.9995", 1000, 2000),
  ])
  func `times off the norm are read and marked`(line: String, start: Int, end: Int) throws {
    let utterance = try #require(try read("\(line)\nYes.").transcript.utterances.first)
    #expect(utterance.time?.start.milliseconds == start)
    #expect(utterance.time?.end?.milliseconds == end)
    #expect(utterance.isRecovered)
  }

  @Test(arguments: [
    "00:00:01.000 --> x", "99999999999999:00:00.000 --> 99999999999999:00:01.000",
    "00:00:xx.000 --> 00:00:02.000",
  ])
  func `a cue without usable times is dropped with a note`(line: String) throws {
    let result = try read("00:00:00.500 --> 00:00:00.900\nFirst.\n\n\(line)\n")
    #expect(result.transcript.spoken.first == "-: First.")
    #expect(result.transcript.utterances.allSatisfy { $0.text == "First." || $0.isRecovered })
  }

  @Test func `a cue that ends before it starts keeps its words and its times`() throws {
    let result = try read("00:02.000 --> 00:01.000\nStill here.")
    #expect(result.transcript.spoken == ["-: Still here."])
    #expect(result.notes == [IngestNote(code: "end-before-start", line: 3)])
  }

  @Test func `text behind an empty line is a recovered cue with the same times`() throws {
    let result = try read("7\n00:01.000 --> 00:02.000\n<v Ana>Six,\n\nstill six.")
    #expect(result.transcript.spoken == ["Ana: Six,", "Ana: still six."])
    let second = result.transcript.utterances[1]
    #expect(second.isRecovered && second.sourceID == "7")
    #expect(second.time == result.transcript.utterances[0].time)
  }

  @Test func `an arrow in the text does not end the talk`() throws {
    let result = try read(
      "00:01.000 --> 00:02.000\nso\n02:34.567 --> that is when\nI left\n\n00:03.000 --> 00:04.000\nOh."
    )
    #expect(
      result.transcript.spoken == ["-: so", "-: 02:34.567 --> that is when\nI left", "-: Oh."])
    #expect(result.transcript.utterances.map(\.isRecovered) == [false, true, false])
  }

  @Test func `words behind a stray angle bracket are kept`() throws {
    let result = try read("00:01.000 --> 00:02.000\nIt takes 5 < 6 seconds")
    #expect(result.transcript.spoken == ["-: It takes 5", "-: < 6 seconds"])
    #expect(result.transcript.utterances.map(\.isRecovered) == [false, true])
  }

  @Test(arguments: ["NOTE Ana: not said", "STYLE\n::cue { color: lime }", "REGION\nid:a"])
  func `comments, styles and regions are not speech`(block: String) throws {
    let spoken = try spoken(
      "00:01.000 --> 00:02.000\nYes.\n\n\(block)\n\nmore of it\n\n00:02.000 --> 00:03.000\nNo.")
    #expect(spoken == ["-: Yes.", "-: No."])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every kind of line end is read alike`(lineEnd: String) throws {
    let file =
      "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAna: one\ntwo\n\n2\n00:02.000 --> 00:03.000\nBen: three\n"
    let bytes = Array(file.replacing("\n", with: lineEnd).utf8)
    let result = try Ingestor().read(bytes)
    #expect(result.transcript.spoken == ["Ana: one\ntwo", "Ben: three"])
    #expect(result.transcript.utterances.map(\.line) == [3, 8])
  }

  @Test func `a cue with two names is cut between them`() throws {
    let spoken = try spoken(
      """
      00:01.000 --> 00:02.000
      Ana: So what next?
      Ben: Tests.

      00:02.000 --> 00:03.000
      Ana: Good.
      """)
    #expect(spoken == ["Ana: So what next?", "Ben: Tests.", "Ana: Good."])
  }

  @Test func `a cue without a name continues the last speaker where names stand at changes`() throws
  {
    let cues = ["Ana: So", "what", "next?", "Ben: Tests.", "Ana: Good.", "Go on.", "Ben: OK."]
    #expect(
      try spoken(numbered(cues)) == [
        "Ana: So", "Ana: what", "Ana: next?", "Ben: Tests.", "Ana: Good.", "Ana: Go on.",
        "Ben: OK.",
      ])
  }

  @Test func `a cue without a name is nobody's where nearly every cue has one`() throws {
    let cues = ["Ana: So", "Ana: what", "Mm-hm.", "Ana: next?", "Ben: Tests.", "Ana: Good."]
    #expect(try spoken(numbered(cues))[2] == "-: Mm-hm.")
  }

  @Test func `numbers of cues that follow without an empty line are no text`() throws {
    let result = try read(
      "1\n00:01.000 --> 00:02.000\none\n2\n00:02.000 --> 00:03.000\ntwo\n\n3\n\n00:03.000 --> 00:04.000\nthree"
    )
    #expect(result.transcript.spoken == ["-: one", "-: two", "-: three"])
  }

  @Test func `the same cue twice in a row counts once`() throws {
    let cue = "00:01.000 --> 00:02.000\nYes."
    #expect(try spoken("\(cue)\n\n\(cue)") == ["-: Yes."])
    #expect(try spoken("\(cue)\n\n00:02.000 --> 00:03.000\nYes.").count == 2)
  }

  @Test func `rolling captions give each line once and keep what is said twice`() throws {
    let result = try read(
      """
      00:01.000 --> 00:02.000
       \n\
      so<00:01.200><c> yes</c>

      00:02.000 --> 00:02.010
      so yes
       \n\

      00:02.010 --> 00:03.000
      so yes
      so<00:02.400><c> yes</c>

      00:03.000 --> 00:03.010
      so yes
       \n\

      00:03.010 --> 00:04.000
      so yes
      done<00:03.400><c> then</c>
      """)
    #expect(result.transcript.spoken == ["-: so yes", "-: so yes", "-: done then"])
    #expect(result.transcript.source.variant == "youtube")
  }

  @Test func `a note in brackets alone is an event, inside of speech it stays`() throws {
    let result = try read(numbered(["[applause]", "Well [inaudible 00:00:42] done."]))
    #expect(result.transcript.utterances.map(\.kind) == [.event, .speech])
    #expect(result.transcript.utterances[1].text == "Well [inaudible 00:00:42] done.")
  }

  @Test func `what stands before the signature makes every cue a recovered one`() throws {
    let result = try Ingestor().read(Array("\n\nWEBVTT\n\n00:01.000 --> 00:02.000\nYes.".utf8))
    #expect(result.transcript.utterances.map(\.isRecovered) == [true])
  }

  /// Cues of one second each, with numbers.
  private func numbered(_ texts: [String]) -> String {
    texts.enumerated().map { index, text in
      "\(index + 1)\n00:0\(index).000 --> 00:0\(index + 1).000\n\(text)\n"
    }.joined(separator: "\n")
  }
}

extension Transcript {
  /// The utterances as `speaker: text`.
  var spoken: [String] {
    utterances.map { ($0.speaker.map { speakers[$0].name } ?? "-") + ": " + $0.text }
  }
}
