import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct PodcastHTMLTests {
  private func read(_ text: String) throws -> [String] {
    let transcript = try Ingestor().read(Array(text.utf8)).transcript
    return transcript.utterances.map { utterance in
      let name = utterance.speaker.map { transcript.speakers[$0].name } ?? "-"
      return "\(utterance.time.map { "\($0.start.milliseconds) " } ?? "")\(name): \(utterance.text)"
    }
  }

  @Test(arguments: [
    ("<cite>Dana:</cite><time>0:30</time><p>Hi.</p>", ["30000 Dana: Hi."]),
    ("<CITE>Dana</CITE>\n<P CLASS=\"a>b\">Hi <b>you</b>.</P>", ["Dana: Hi you."]),
    ("<cite>Dana:</cite><p>R&amp;D &amp;amp; &#39;x&#39;</p>", ["Dana: R&D &amp; 'x'"]),
    ("<cite>D:</cite><p>one<br>two</p><p>three</p>", ["Speaker D: one\ntwo\nthree"]),
    ("<cite>Dana:</cite><p>one<p>two", ["Dana: one\ntwo"]),
    (
      "<cite>Dana:</cite><time>1</time><p>a</p><time>5</time><p>b</p>",
      ["1000 Dana: a", "5000 Dana: b"]
    ),
    ("<cite>Dana:</cite><p>a < b & c <3</p>", ["Dana: a < b & c <3"]),
    ("<cite>Dana:</cite><p>x<script>\"</p>\"</script>y<!-- z --></p>", ["Dana: xy"]),
  ])
  func `paragraphs are cues of the speaker before them`(page: String, expected: [String]) throws {
    #expect(try read(page) == expected)
  }

  @Test(arguments: [
    "<!DOCTYPE html><html><body><p>Email:</p></body></html>", "<html>", "<html><cite>Dana</cite>",
    "<html><p>text</p><cite>Dana</cite></html>",
  ])
  func `a page without speech under names is no transcript`(page: String) {
    let error = #expect(throws: IngestError.self) { try read(page) }
    #expect(error?.kind == .notRecognized)
    #expect(error?.code == "no-transcript-in-html")
  }
}
