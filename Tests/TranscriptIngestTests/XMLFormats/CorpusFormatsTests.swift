import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct TRSTests {
  private func read(_ turns: String) throws -> IngestResult {
    let speakers = "<Speaker id='s1' name='Dana'/><Speaker id='s2' name='Omar'/>"
    return try TRS().read(
      Array("<Trans><Speakers>\(speakers)</Speakers><Episode>\(turns)</Episode></Trans>".utf8))
  }

  private static let turns: [(turn: String, lines: [String])] = [
    (
      "<Turn speaker='s1' startTime='1' endTime='2'><Sync time='1'/>x</Turn>", ["1000-2000 Dana: x"]
    ),
    ("<Turn speaker='s1' startTime='1'><Sync time='1'/>x</Turn>", ["1000-? Dana: x"]),
    ("<Turn startTime='1' endTime='2'>x</Turn>", ["1000-2000 ?: x"]),
    // `nb` counts the speakers of the turn, and cues come in its order.
    (
      "<Turn speaker='s2 s1' startTime='1' endTime='2'><Who nb='2'/>x<Who nb='1'/>y</Turn>",
      ["1000-2000 Omar: y", "1000-2000 Dana: x"]
    ),
    (
      "<Turn speaker='s1' startTime='1' endTime='3'>a<Event desc='b'/>b<Sync time='2'/>c</Turn>",
      ["1000-2000 Dana: a b", "2000-3000 Dana: c"]
    ),
  ]

  @Test(arguments: turns)
  func `a turn is cut at points of time and by speakers`(turn: String, lines: [String]) throws {
    #expect(try read(turn).lines == lines)
  }

  @Test func `a voice that the turn does not have is nobody's and noted`() throws {
    let result = try read("<Turn speaker='s1 s2' startTime='1' endTime='2'><Who nb='3'/>x</Turn>")
    #expect(result.lines == ["1000-2000 ?: x"])
    #expect(result.notes.map(\.code) == ["unresolved-reference"])
  }
}

@Suite struct EAFTests {
  private func read(_ tiers: String, media: String = "") throws -> IngestResult {
    let slots = [("s1", "1000"), ("s2", "2000"), ("s3", "")].map { id, time in
      "<TIME_SLOT TIME_SLOT_ID='\(id)' \(time.isEmpty ? "" : "TIME_VALUE='\(time)'")/>"
    }
    return try EAF().read(
      Array(
        """
        <ANNOTATION_DOCUMENT><HEADER>\(media)</HEADER><TIME_ORDER>\(slots.joined())</TIME_ORDER>\
        \(tiers)</ANNOTATION_DOCUMENT>
        """.utf8))
  }

  private func tier(_ attributes: String, _ text: String, from: String = "s1", to: String = "s2")
    -> String
  {
    """
    <TIER \(attributes)><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='a' TIME_SLOT_REF1='\(from)' \
    TIME_SLOT_REF2='\(to)'><ANNOTATION_VALUE>\(text)</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>\
    </ANNOTATION></TIER>
    """
  }

  @Test func `tiers under another and tiers of nobody are no speech`() throws {
    let tiers =
      tier("TIER_ID='D' PARTICIPANT='Dana'", "x") + tier("TIER_ID='n'", "note")
      + tier("TIER_ID='w' PARTICIPANT='Dana' PARENT_REF='D'", "word")
    #expect(try read(tiers).lines == ["1000-2000 Dana: x"])
  }

  @Test func `where nobody has a participant, tiers are speakers`() throws {
    #expect(try read(tier("TIER_ID='D'", "x")).lines == ["1000-2000 Speaker D: x"])
  }

  @Test func `the media's origin moves all times`() throws {
    let media = "<MEDIA_DESCRIPTOR TIME_ORIGIN='500'/><MEDIA_DESCRIPTOR TIME_ORIGIN='9'/>"
    #expect(try read(tier("TIER_ID='D'", "x"), media: media).lines == ["1500-2500 Speaker D: x"])
  }

  @Test func `a slot without time at the end leaves the end open`() throws {
    #expect(
      try read(tier("TIER_ID='D'", "x", from: "s2", to: "s3")).lines == ["2000-? Speaker D: x"])
  }

  @Test(arguments: [
    ("Dana Ruiz", true), ("Omar", false), ("Omar-utt", false), ("D", false),
    ("Omar H. Haddad", false),
    ("main tier", false),
  ])
  func `a tier named after somebody else contradicts its participant`(id: String, isConflict: Bool)
    throws
  {
    let codes = try read(tier("TIER_ID='\(id)' PARTICIPANT='Omar Haddad'", "x")).notes.map(\.code)
    #expect(codes == (isConflict ? ["speaker-conflict"] : []))
  }
}

@Suite struct CorpusPartsTests {
  @Test(arguments: [
    ("so (.) what", "so   what"), ("a ((laughs)) b", "a   b"), ("(0.5)a(1,2s)", " a "),
    ("(sure) (a) ((open", "(sure) (a) ((open"), ("• a •• b", "  a    b"), ("()", "()"),
  ])
  func `codes of transcribers go and words in brackets stay`(text: String, kept: String) {
    #expect(
      String(decoding: TranscriberCodes.removed(from: Array(text.utf8)), as: UTF8.self) == kept)
  }

  @Test(arguments: [
    ("12.345", 12_345), ("12,3", 12_300), ("0:01:02.5", 62_500), ("2:03", 123_000), (" 1 ", 1000),
    ("0.0005", 1), ("", nil), ("-1", nil), ("1s", nil), ("1:2:3:4", nil), ("99999999999", nil),
  ])
  func `seconds and clocks are read to the millisecond`(value: String, milliseconds: Int?) {
    #expect(SecondsClock.milliseconds(ByteCursor(Array(value.utf8))) == milliseconds)
  }

  @Test func `points without a time are placed evenly between their neighbours`() {
    var points = TimePoints()
    for (id, time) in [("a", nil), ("b", 100), ("c", nil), ("d", nil), ("e", 400), ("f", nil)]
      as [(String, Int?)]
    {
      points.add(id, at: time)
    }
    points.settle()
    let starts = ["a", "b", "c", "d", "e", "f"].map {
      points.time(from: $0, to: nil)?.start.milliseconds
    }
    #expect(starts == [nil, 100, 200, 300, 400, nil])
    #expect(points.time(from: "c", to: "e")?.origin == .derived)
  }
}
