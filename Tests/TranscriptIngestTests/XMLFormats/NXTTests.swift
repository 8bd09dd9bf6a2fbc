import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct NXTTests {
  private static let segments = """
    <nite:root nite:id="TS1001a.A.segs" xmlns:nite="http://nite.sourceforge.net/">
    <segment nite:id="sync.1" transcriber_start="0.4" transcriber_end="2.0">\
    <nite:child href="TS1001a.A.words.xml#id(TS1001a.A.words0)..id(TS1001a.A.words3)"/></segment>
    <segment nite:id="sync.2" transcriber_start="5.9" transcriber_end="6.5">\
    <nite:child href="TS1001a.A.words.xml#id(TS1001a.A.words4)"/></segment>
    </nite:root>
    """

  private func companions(of name: String, _ more: [String: String] = [:]) throws -> Companions {
    var files: [String: [UInt8]] = [:]
    for speaker in ["A", "B"] {
      let file = "TS1001a.\(speaker).words.xml"
      files[file] = try XMLFixturesTests.bytes("nxt/\(file)")
    }
    for (path, text) in more { files[path] = Array(text.utf8) }
    let known = files
    return Companions(name: name) { known[$0] }
  }

  @Test(arguments: ["A", "B"])
  func `any speaker's file gives the whole meeting in order of time`(speaker: String) throws {
    let name = "TS1001a.\(speaker).words.xml"
    let more = ["../segments/TS1001a.A.segments.xml": Self.segments]
    let result = try Ingestor().read(
      XMLFixturesTests.bytes("nxt/\(name)"), companions: companions(of: name, more))
    #expect(
      result.lines == [
        "400-2000 Speaker A: What next?", "1200-3200 Speaker B: Tests, I hope",
        "4200-4600 Speaker B: Soon", "5900-6500 Speaker A: Good",
      ])
    #expect(result.transcript.utterances[0].sourceID == "sync.1")
    #expect(result.companions.count == 2 && !result.companions.contains(name))
  }

  @Test func `a file alone is one speaker, cut at pauses`() throws {
    let result = try Ingestor().read(XMLFixturesTests.bytes("nxt/TS1001a.B.words.xml"))
    #expect(
      result.lines == ["1200-3200 Speaker B: Tests, I hope", "4200-4600 Speaker B: Soon"])
  }

  @Test(arguments: [
    "notes.xml", "../TS1001a.A.words.xml", "TS1001a.AB.words.xml", "a/b.A.words.xml",
  ])
  func `other names ask for no companions`(name: String) throws {
    let asked = Companions(name: name) { path in
      Issue.record("asked for \(path)")
      return nil
    }
    let bytes = try XMLFixturesTests.bytes("nxt/TS1001a.A.words.xml")
    #expect(try Ingestor().read(bytes, companions: asked).lines.count == 2)
  }

  @Test func `segments that refer to nothing are noted`() throws {
    let more = [
      "../segments/TS1001a.A.segments.xml": Self.segments.replacing("words4", with: "words99")
    ]
    let name = "TS1001a.A.words.xml"
    let result = try Ingestor().read(
      XMLFixturesTests.bytes("nxt/\(name)"), companions: companions(of: name, more))
    #expect(result.notes.map(\.code) == ["unresolved-reference"])
  }

  @Test func `segments that repeat the words many times are refused`() throws {
    let segment = Self.segments.split(separator: "\n")[1]
    let many = Self.segments.replacing(segment, with: String(repeating: String(segment), count: 9))
    let name = "TS1001a.A.words.xml"
    let more = ["../segments/TS1001a.A.segments.xml": many]
    #expect(throws: IngestError.self) {
      try Ingestor().read(
        XMLFixturesTests.bytes("nxt/\(name)"), companions: companions(of: name, more))
    }
  }

  @Test func `companions count towards the size of a file`() throws {
    var limits = IngestLimits()
    let name = "TS1001a.A.words.xml"
    let bytes = try XMLFixturesTests.bytes("nxt/\(name)")
    limits.fileBytes = bytes.count + 10
    let reader = NXT(limits: limits)
    let error = #expect(throws: IngestError.self) {
      try reader.read(bytes, companions: companions(of: name))
    }
    #expect(error?.code == "file-too-large" && error?.kind == .refused)
  }
}

@Suite struct YouTubeTimedTextTests {
  @Test func `the second escape of srv1 is undone and tags go`() throws {
    let result = try SRV1().read(
      Array(
        "<transcript><text start='1' dur='.5'>a</text><text start='1.5' dur='2'>I&amp;#39;m &lt;b&gt;in&lt;/b&gt; R&amp;amp;D</text></transcript>"
          .utf8))
    #expect(result.lines == ["1000-? ?: a", "1500-3500 ?: I'm in R&D"])
  }

  @Test func `a rolling caption of srv3 ends where the next begins`() throws {
    let result = try SRV3().read(
      Array(
        "<timedtext><body><p t='0' d='5000' w='1'><s>a</s><s t='9'> b</s></p><p t='2000' d='5000' w='1'>c</p></body></timedtext>"
          .utf8))
    #expect(result.lines == ["0-2000 ?: a b", "2000-7000 ?: c"])
  }
}
