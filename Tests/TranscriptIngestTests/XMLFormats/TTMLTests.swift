import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct TTMLTests {
  /// Reads a document with this body, in namespaces that all exist.
  private func read(_ body: String, head: String = "", root: String = "") throws -> IngestResult {
    let document = """
      <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" \
      xmlns:ttp="http://www.w3.org/ns/ttml#parameter" \(root)>\(head)<body>\(body)</body></tt>
      """
    return try TTML().read(Array(document.utf8))
  }

  // MARK: Time

  private static let notations: [(value: String, root: String, nanoseconds: Int?)] = [
    ("00:00:01", "", 1_000_000_000),
    ("01:02:03.25", "", 3_723_250_000_000),
    ("100:00:00", "", 360_000_000_000_000),
    ("00:00:01,5", "", 1_500_000_000),
    ("1.5s", "", 1_500_000_000),
    ("250ms", "", 250_000_000),
    ("0.5m", "", 30_000_000_000),
    ("2h", "", 7_200_000_000_000),
    (" 7s ", "", 7_000_000_000),
    ("30f", "30", 1_000_000_000),
    ("00:00:01:15", "30", 1_500_000_000),
    ("24f", "", 1_000_000_000),
    ("19.764", "", 19_764_000_000),
    ("3:58.640", "", 238_640_000_000),
    ("", "", nil), ("s", "", nil), ("1:2:3:4:5", "", nil), ("00:61:00", "", nil),
    ("-1s", "", nil), ("1s later", "", nil), ("1e3s", "", nil), ("999999999999s", "", nil),
    ("wallclock(2026-01-05)", "", nil),
  ]

  @Test(arguments: notations)
  func `a time is read in each notation`(value: String, root: String, nanoseconds: Int?) {
    var clock = TTMLClock()
    clock.frameRate = Double(root)
    #expect(clock.time(ByteCursor(Array(value.utf8)))?.nanoseconds == nanoseconds)
  }

  @Test func `frames count by the rate times its multiplier`() {
    var clock = TTMLClock()
    clock.frameRate = 30
    clock.multiplier = 1000.0 / 1001
    #expect(clock.time(ByteCursor(Array("30f".utf8)))?.nanoseconds == 1_001_000_000)
  }

  @Test func `sub-frames are parts of a frame and no decimals`() {
    var clock = TTMLClock()
    clock.frameRate = 25
    clock.subFrameRate = 2
    #expect(clock.time(ByteCursor(Array("00:00:00:05.1".utf8)))?.nanoseconds == 220_000_000)
  }

  @Test(arguments: [("00:01:00;02", 60_060_000_000), ("00:10:00;00", 600_000_000_000)])
  func `dropped labels are no lost time`(value: String, nanoseconds: Int) {
    var clock = TTMLClock()
    clock.frameRate = 30
    clock.multiplier = 1000.0 / 1001
    clock.dropMode = .ntsc
    clock.isSMPTE = true
    let found = clock.time(ByteCursor(Array(value.utf8)))?.nanoseconds ?? 0
    // Ten minutes of labels are 17,982 frames: 599.9994 s.
    #expect(abs(found - nanoseconds) < 1_000_000)
  }

  @Test func `ticks count by the tick rate, else by the frame rate, else by seconds`() throws {
    let p = "<div><p begin='10t' end='20t'>x</p></div>"
    #expect(try read(p, root: "ttp:tickRate='10'").lines == ["1000-2000 ?: x"])
    #expect(try read(p, root: "ttp:frameRate='5'").lines == ["2000-4000 ?: x"])
    #expect(try read(p).lines == ["10000-20000 ?: x"])
  }

  private static let containers: [(body: String, lines: [String])] = [
    // Children of a parallel container count from its beginning and end with it.
    ("<div begin='10s' end='15s'><p begin='1s' end='9s'>x</p></div>", ["11000-15000 ?: x"]),
    ("<div begin='10s'><p begin='1s' dur='2s'>x</p></div>", ["11000-13000 ?: x"]),
    ("<div begin='10s'><p>x</p></div>", ["10000-? ?: x"]),
    // The earlier of end and duration counts.
    ("<div><p begin='1s' end='9s' dur='2s'>x</p></div>", ["1000-3000 ?: x"]),
    // Children of a sequence follow each other.
    (
      "<div timeContainer='seq'><p dur='1s'>x</p><p begin='1s' dur='1s'>y</p></div>",
      ["0-1000 ?: x", "2000-3000 ?: y"]
    ),
    // What never ends lets nothing follow, and a player would not show it.
    (
      "<div timeContainer='seq'><p begin='1s'>x</p><p dur='1s'>y</p></div>", ["1000-? ?: x"]
    ),
    // An element without an end of its own ends with its content.
    (
      "<div timeContainer='seq'><p><span dur='2s'>x</span></p><p dur='1s'>y</p></div>",
      ["0-2000 ?: x", "2000-3000 ?: y"]
    ),
    ("<div end='5s'><p begin='5s' end='6s'>never shown</p></div>", []),
    // Spans with times are cues; the rest of the paragraph is another.
    (
      "<div><p begin='1s' end='9s'>a <span begin='1s' end='2s'>b</span> c</p></div>",
      ["1000-9000 ?: a", "2000-3000 ?: b", "1000-9000 ?: c"]
    ),
    ("<div><p begin='1s' end='2s'>a <span>b</span>c</p></div>", ["1000-2000 ?: a bc"]),
    // No time anywhere is no time.
    ("<div><p>x</p></div>", ["?-? ?: x"]),
  ]

  @Test(arguments: containers)
  func `times follow from what an element stands in`(body: String, lines: [String]) throws {
    #expect(try read(body).lines == lines)
  }

  @Test func `text that is never shown is noted`() throws {
    let notes = try read("<div end='5s'><p begin='6s'>never</p></div>").notes
    #expect(notes.map(\.code) == ["bad-timing"])
  }

  @Test func `an end before the start is left open and noted`() throws {
    let result = try read("<div><p begin='5s' end='4s'>x</p></div>")
    #expect(result.lines == ["5000-? ?: x"])
    #expect(result.notes.map(\.code) == ["end-before-start"])
  }

  @Test func `frames without a rate are noted once`() throws {
    let p = "<p begin='24f' end='48f'>x</p>"
    #expect(
      try read("<div>\(p)\(p)<p begin='72f'>y</p></div>").notes.map(\.code) == [
        "frame-rate-assumed"
      ])
  }

  @Test func `Apple's times are absolute and words stay in their line`() throws {
    let result = try read(
      "<div begin='10.0' end='20.0'><p begin='30.0' end='31.5'><span begin='30.0' end='31.0'>a</span> <span begin='31.0' end='31.5'>b</span></p></div>"
    )
    #expect(result.lines == ["30000-31500 ?: a b"])
    #expect(result.transcript.source.variant == "apple")
  }

  // MARK: People

  private static let people = """
    <head><metadata><ttm:agent xml:id='a' type='person'><ttm:name type='alias'>D</ttm:name>\
    <ttm:name type='full'>Dana Ruiz</ttm:name></ttm:agent><ttm:agent xml:id='b'><ttm:name>Omar\
    </ttm:name></ttm:agent><ttm:agent xml:id='c'/></metadata>\
    <layout><region xml:id='r' ttm:agent='b'/></layout></head>
    """

  private static let marks: [(body: String, lines: [String])] = [
    ("<div ttm:agent='a'><p>x</p></div>", ["?-? Dana Ruiz: x"]),
    (
      "<div ttm:agent='a'><p ttm:agent='b'>x</p><p>y</p></div>",
      ["?-? Omar: x", "?-? Dana Ruiz: y"]
    ),
    ("<div><p region='r'>x</p></div>", ["?-? Omar: x"]),
    ("<div><p ttm:agent='c'>x</p></div>", ["?-? Speaker c: x"]),
    ("<div><p ttm:agent='a b'>x</p></div>", ["?-? Dana Ruiz + Omar: x"]),
    (
      "<div><p ttm:agent='a'>x <span ttm:agent='b'>y</span></p></div>",
      ["?-? Dana Ruiz: x", "?-? Omar: y"]
    ),
    ("<div><p ttm:role='x-Dana'>x</p></div>", ["?-? Dana: x"]),
    ("<div><p ttm:role='dialog'>x</p></div>", ["?-? ?: x"]),
    ("<div><p ttm:role='sound'>bang</p></div>", ["?-? (event) ?: bang"]),
  ]

  @Test(arguments: marks)
  func `marks name the speaker and are inherited`(body: String, lines: [String]) throws {
    #expect(try read(body, head: Self.people).lines == lines)
  }

  @Test func `an agent that nobody declares is kept by its id and noted`() throws {
    let result = try read("<div><p ttm:agent='zed'>x</p></div>")
    #expect(result.lines == ["?-? zed: x"])
    #expect(result.notes.map(\.code) == ["unresolved-reference"])
  }

  @Test func `without marks, names in the text speak until the next name`() throws {
    let body = "<p>Dana: So where</p><p>are you?</p><p>Omar: Half way.</p><p>Dana: Good.</p>"
    #expect(
      try read("<div>\(body)</div>").lines == [
        "?-? Dana: So where", "?-? Dana: are you?", "?-? Omar: Half way.", "?-? Dana: Good.",
      ])
  }

  // MARK: Text

  private static let texts: [(body: String, text: String)] = [
    ("<p>  a\n   b  </p>", "a b"),
    ("<p>a<br/>b</p>", "a\nb"),
    ("<p>a <br/> b<br/></p>", "a\nb"),
    ("<p xml:space='preserve'>a  b</p>", "a  b"),
    ("<p><metadata><ttm:desc>no</ttm:desc></metadata>a<set begin='1s'/> &amp; b</p>", "a & b"),
    (
      "<p>a<span tts:ruby='container'><span tts:ruby='base'>b</span><span tts:ruby='text'>c</span></span></p>",
      "ab"
    ),
    ("<p><![CDATA[<i>a</i>]]></p>", "<i>a</i>"),
  ]

  @Test(arguments: texts)
  func `text is what is said, with single blanks and its line breaks`(body: String, text: String)
    throws
  {
    let result = try read(
      "<div>\(body)</div>", root: "xmlns:tts='http://www.w3.org/ns/ttml#styling'")
    #expect(result.transcript.utterances.map(\.text) == [text])
  }

  @Test func `a note in brackets is an event and a repeated cue counts once`() throws {
    let p = "<p begin='1s' end='2s'>x</p>"
    #expect(
      try read("<div>\(p)\(p)<p begin='2s' end='3s'>[applause]</p></div>").lines == [
        "1000-2000 ?: x", "2000-3000 (event) ?: [applause]",
      ])
  }

  @Test(arguments: ["tt", "a:tt"])
  func `the root is known by any prefix`(root: String) {
    #expect(TTML().recognizes(Array("<!-- c --><\(root) a='b'>".utf8)[...]) == .certain)
    #expect(TTML().recognizes(Array("<catalogue><tt/>".utf8)[...]) == .no)
  }
}
