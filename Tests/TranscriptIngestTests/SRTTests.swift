import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct SRTTests {
  private func read(_ file: String) throws -> IngestResult {
    try Ingestor().read(Array(file.utf8), format: "srt")
  }

  @Test(arguments: [
    ("00:00:01,100 --> 00:00:02,200", 1100, 2200, false),
    ("00:00:01.100-->00:00:02.200", 1100, 2200, true),
    ("0:00:02.2 -> 0:00:03.30", 2200, 3300, true),
    ("00:00:04 --> 00:00:05", 4000, 5000, true),
    ("1:2:3,4 --> 1:2:3,5", 3_723_400, 3_723_500, true),
    ("100:00:00,000 --> 100:00:01,000", 360_000_000, 360_001_000, false),
    ("00:00:06:200 --> 00:00:07:100", 6200, 7100, true),
    ("00:00:01,100 --> 00:00:02,200 X1:10 X2:20 Y1:1 Y2:2", 1100, 2200, false),
  ])
  func `times are read as people write them`(
    line: String, start: Int, end: Int, isRecovered: Bool
  ) throws {
    let utterance = try #require(try read("1\n\(line)\nYes.\n").transcript.utterances.first)
    #expect(utterance.time?.start.milliseconds == start)
    #expect(utterance.time?.end?.milliseconds == end)
    #expect(utterance.isRecovered == isRecovered)
  }

  @Test func `frames are read at 24 a second, and that is noted`() throws {
    let result = try read("1\n00:00:01:12 --> 00:00:02:06\nYes.\n")
    #expect(result.transcript.utterances[0].time?.start.milliseconds == 1500)
    #expect(result.transcript.utterances[0].time?.end?.milliseconds == 2250)
    #expect(result.notes == [IngestNote(code: "frame-rate-assumed", line: 2)])
  }

  @Test(arguments: [
    "1\nT1\none\n\n2\nT2\ntwo\n", "1\nT1\none\n2\nT2\ntwo\n", "T1\none\n\nT2\ntwo\n",
    "0001\nT1\none\n\n0001\nT2\ntwo\n", "1\n\nT1\n\none\n\n2\n\nT2\n\ntwo\n",
    "1\nT1\none\n\n\n\n2\nT2\ntwo",
  ])
  func `numbers may lack, repeat, or stand apart`(shape: String) throws {
    let file = shape.replacing("T1", with: "00:00:01,000 --> 00:00:02,000")
      .replacing("T2", with: "00:00:02,000 --> 00:00:03,000")
    #expect(try read(file).transcript.spoken == ["-: one", "-: two"])
  }

  @Test func `a number may be what somebody says`() throws {
    let result = try read(
      "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:02,000 --> 00:00:03,000\n7\n8\n")
    #expect(result.transcript.spoken == ["-: 42", "-: 7\n8"])
    #expect(result.transcript.utterances.map(\.sourceID) == ["1", "2"])
  }

  @Test func `a cue without text does not swallow the next one`() throws {
    let result = try read(
      "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\nYes.\n")
    #expect(result.transcript.spoken == ["-: Yes."])
    #expect(result.transcript.utterances[0].sourceID == "2")
  }

  @Test func `empty lines inside of a cue belong to its text`() throws {
    let result = try read("1\n00:00:01,000 --> 00:00:02,000\nsix,\n\nstill six\n")
    #expect(result.transcript.spoken == ["-: six,\n\nstill six"])
    #expect(!result.transcript.utterances[0].isRecovered)
  }

  @Test func `markup goes and what only looks like it stays`() throws {
    let result = try read(
      "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=\"#fff\">R&D</font> &amp; <i>us</i> <laughs> 5 < 6\n"
    )
    #expect(result.transcript.spoken == ["-: R&D & us <laughs> 5 < 6"])
  }

  @Test func `a cue whose times cannot be read is dropped with a note`() throws {
    let result = try read(
      "1\n00:00:01,000 --> 00:00:02,000\nYes.\n\n2\n00:00:02,000 --> 00:??:03\nLost.\n\n3\n00:00:04,000 --> 00:00:05,000\nNo.\n"
    )
    #expect(result.transcript.spoken == ["-: Yes.", "-: No."])
    #expect(result.notes == [IngestNote(code: "bad-timing", line: 6)])
  }

  @Test func `a name at the first cue of a turn is good for the whole turn`() throws {
    let texts = [
      "Dana: So what would you", "like to take away", "Omar: A date.", "And a name.",
      "Dana: Good.", "Omar: Yes.",
    ]
    let file = texts.enumerated().map { index, text in
      "\(index + 1)\n00:00:0\(index),000 --> 00:00:0\(index + 1),000\n\(text)\n"
    }.joined(separator: "\n")
    #expect(
      try read(file).transcript.spoken == [
        "Dana: So what would you", "Dana: like to take away", "Omar: A date.",
        "Omar: And a name.", "Dana: Good.", "Omar: Yes.",
      ])
  }

  @Test func `rolling lines that lost their marks are given once`() throws {
    let texts = ["so where", "so where\nare you", "are you\nwith it", "with it\nwith it"]
    let file = texts.enumerated().map { index, text in
      "\(index + 1)\n00:00:0\(index),000 --> 00:00:0\(index + 1),000\n\(text)\n"
    }.joined(separator: "\n")
    #expect(
      try read(file).transcript.spoken == ["-: so where", "-: are you", "-: with it", "-: with it"])
  }

  @Test(arguments: [
    ("1\n00:00:01,000 --> 00:00:02,000\nYes.", Recognition.certain),
    ("00:00:01,000 --> 00:00:02,000\nYes.", .certain),
    ("0:0:3.270 --> 0:0:4.250\nOmar Haddad\nUmm.", .possible),
    ("WEBVTT\n\n00:01.000 --> 00:02.000\nYes.", .no), ("Dana: A -> B comes first.", .no),
    ("[00:00.000 -> 00:03.480]  So where?", .no), ("", .no),
  ])
  func `a file is told by its first times`(head: String, recognition: Recognition) {
    #expect(SRT().recognizes(Array(head.utf8)[...]) == recognition)
  }
}
