import Testing
import TranscriptIngest
import TranscriptModel

@Suite struct NeutralJSONTests {
  @Test func `every field is written in a fixed order`() {
    let source = Transcript.Source(
      format: "webvtt", variant: "teams", hasByteOrderMark: true, date: "2026-01-05")
    let time = SpokenTime(start: Timestamp(milliseconds: -40), end: Timestamp(milliseconds: 90))
    let transcript = Transcript(
      source: source,
      speakers: [Speaker(name: "Ana", labels: ["Ana (Guest)"])],
      utterances: [
        Utterance(sourceID: "a1", time: time, speaker: 0, text: "Go on.", line: 3),
        Utterance(kind: .event, text: "[laughs]", isRecovered: true),
      ])
    let result = IngestResult(
      transcript: transcript, notes: [IngestNote(code: "clock-reset", line: 12)])
    let expected = [
      #"{"v":1,"format":"webvtt","variant":"teams","encoding":"utf-8","bom":true,"#,
      #""meta":{"title":null,"date":"2026-01-05"},"#,
      #""speakers":[{"id":"s1","name":"Ana","labels":["Ana (Guest)"],"kind":"person"}],"#,
      #""cues":[{"id":"a1","start_ms":-40,"end_ms":90,"time":"file","speaker":"s1","#,
      #""kind":"speech","text":"Go on.","line":3,"recovered":false,"artefact":false},"#,
      #"{"id":null,"start_ms":null,"end_ms":null,"time":"none","speaker":null,"#,
      #""kind":"event","text":"[laughs]","line":null,"recovered":true,"artefact":false}],"#,
      #""turns":[{"speaker":"s1","start_ms":-40,"end_ms":90,"cues":[0]}],"#,
      #""warnings":[{"code":"clock-reset","line":12}]}"#,
    ].joined()
    #expect(result.neutralJSON() == expected)
  }

  @Test(arguments: [
    ("say \"so\"", #"say \"so\""#), ("C:\\dev", #"C:\\dev"#), ("a\nb\r\tc", #"a\nb\r\tc"#),
    ("bell \u{7} and \u{1F}", #"bell \u0007 and \u001f"#), ("été 🚗", "été 🚗"),
  ])
  func `text is escaped where JSON demands it and nowhere else`(text: String, escaped: String) {
    let transcript = Transcript(
      source: Transcript.Source(format: "text"), utterances: [Utterance(text: text)])
    let json = IngestResult(transcript: transcript).neutralJSON()
    #expect(json.contains("\"text\":\"\(escaped)\""))
  }
}
