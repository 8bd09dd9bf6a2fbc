import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct TEITests {
  private func read(_ body: String, timeline: String = "") throws -> IngestResult {
    let document = """
      <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc>\
      <person xml:id="a"><persName>Dana</persName></person><personGrp xml:id="g"><persName>All</persName></personGrp>\
      </particDesc></profileDesc></teiHeader><text>\(timeline)<body>\(body)</body></text></TEI>
      """
    return try TEI().read(Array(document.utf8))
  }

  private static let texts: [(body: String, text: String)] = [
    ("so <pause/>what", "so what"),
    ("<w>so</w><w>what</w><pc>?</pc>", "so what?"),
    ("<w>so</w> <w>what</w> <pc>?</pc>", "so what?"),
    ("<w>it</w><w>'s</w><w>no</w>", "it's no"),
    ("<w>some<anchor synch='#x'/>thing</w>", "something"),
    ("<w>so</w><pc>(</pc><w>no</w><pc>)</pc><w>then</w>", "so (no) then"),
    ("<seg>one</seg><seg>two</seg>", "one two"),
    ("a<note>n</note>b <desc>d</desc><vocal><desc>laughs</desc></vocal>c", "a b c"),
    ("a <del>b</del> <unclear>c</unclear> <foreign>d</foreign>", "a c d"),
    ("<choice><orig><w>gon</w><w>na</w></orig><reg>going to</reg></choice> go", "gon na go"),
    ("<choice><choice><a>x</a><b>y</b></choice><c>z</c></choice>", "x"),
    ("R&amp;D \n  waits", "R&D waits"),
  ]

  @Test(arguments: texts)
  func `the words of an utterance have the spacing of speech`(body: String, text: String) throws {
    #expect(try read("<u>\(body)</u>").transcript.utterances.map(\.text) == [text])
  }

  private static let timelines: [(points: String, unit: String, times: String)] = [
    (
      "<when xml:id='x' absolute='1.5'/><when xml:id='y' absolute='0:01:02.25'/>", "s", "1500-62250"
    ),
    (
      "<when xml:id='o'/><when xml:id='x' interval='500' since='#o'/><when xml:id='y' interval='1' since='#x' unit='s'/>",
      "ms", "500-1500"
    ),
    (
      "<when xml:id='y' interval='2' since='#x'/><when xml:id='x' interval='1' since='#o'/><when xml:id='o' absolute='0'/>",
      "s", "1000-3000"
    ),
    (
      "<when xml:id='o'/><when xml:id='x' interval='1'/><when xml:id='y' interval='1'/>", "s",
      "1000-2000"
    ),
    (
      "<when xml:id='o'/><when xml:id='x' interval='1' since='o'/><when xml:id='y' interval='unknown' since='#x'/>",
      "s", "1000-?"
    ),
    (
      "<when xml:id='o'/><when xml:id='x' interval='1' since='#y'/><when xml:id='y' interval='1' since='#x'/>",
      "s", "?-?"
    ),
    ("<when xml:id='o'/><when xml:id='x' interval='1' since='#nowhere'/>", "s", "?-?"),
    ("<when xml:id='x' absolute='9'/><when xml:id='y' absolute='3'/>", "s", "9000-?"),
    ("<when xml:id='x' absolute='99999999999'/>", "s", "?-?"),
  ]

  @Test(arguments: timelines)
  func `points of a timeline hang on each other`(points: String, unit: String, times: String) throws
  {
    let timeline = "<timeline unit='\(unit)'>\(points)</timeline>"
    let u = "<u start='#x' end='#y'>hello</u>"
    #expect(try read(u, timeline: timeline).lines == ["\(times) ?: hello"])
  }

  @Test func `a chain of many intervals needs no stack`() throws {
    let points = (1...100_000).reversed().map {
      "<when xml:id='t\($0)' interval='1' since='#t\($0 - 1)'/>"
    }
    let timeline =
      "<timeline unit='ms' origin='#t0'>\(points.joined())<when xml:id='t0'/></timeline>"
    #expect(try read("<u start='#t100000'>x</u>", timeline: timeline).lines == ["100000-? ?: x"])
  }

  private static let anchored: [(body: String, times: String)] = [
    ("<u synch='#x #y'>hello</u>", "1000-2000"),
    ("<u><anchor synch='#x'/>hello<anchor synch='#y'/></u>", "1000-2000"),
    ("<u>hel<anchor synch='#x'/>lo</u>", "?-?"),
    ("<u start='#x'>hello<anchor synch='#y'/></u>", "1000-2000"),
    ("<u start='#x'>hel<anchor synch='#y'/>lo</u>", "1000-?"),
  ]

  @Test(arguments: anchored)
  func `an utterance is timed by its attributes or by anchors at its ends`(
    body: String, times: String
  ) throws {
    let timeline =
      "<timeline unit='s'><when xml:id='x' absolute='1'/><when xml:id='y' absolute='2'/></timeline>"
    #expect(try read(body, timeline: timeline).lines == ["\(times) ?: hello"])
  }

  private static let people: [(who: String, name: String, kind: Speaker.Kind)] = [
    ("#a", "Dana", .person), ("people.xml#a", "Dana", .person), ("a", "Dana", .person),
    ("#zed", "zed", .person), ("#a #zed", "Dana + zed", .room), ("#g", "All", .room),
  ]

  @Test(arguments: people)
  func `who leads to a person`(who: String, name: String, kind: Speaker.Kind) throws {
    let speakers = try read("<u who='\(who)'>x</u>").transcript.speakers
    #expect(speakers.map(\.name) == [name] && speakers.map(\.kind) == [kind])
  }

  @Test func `a document with annotation blocks is ISO 24624 wherever they begin`() throws {
    let block =
      "<annotationBlock who='a'><u>x</u><spanGrp><span>no</span></spanGrp></annotationBlock>"
    let result = try read("<u>y</u>" + block)
    #expect(result.transcript.source.format == "iso24624")
    #expect(result.lines == ["?-? ?: y", "?-? Dana: x"])
    let head = Array("<TEI><text><body>\(block)".utf8)[...]
    #expect(ISO24624().recognizes(head) == .certain && TEI().recognizes(head) == .no)
  }
}
