import Testing

@testable import TranscriptIngest

struct LabelCensusTests {
  /// The labels that are believed, in order, each once.
  private func believed(_ text: String) -> [String] {
    var cursor = ByteCursor(Array(text.utf8))
    var lines: [Range<Int>] = []
    while !cursor.isAtEnd { lines.append(cursor.takeLine()) }
    var census = LabelCensus()
    for line in lines where !line.isEmpty { census.count(cursor.bytes, line) }
    let verdict = census.verdict()
    var names: [String] = []
    for line in lines {
      guard let found = verdict.find(in: cursor.bytes, line) else { continue }
      let name = cursor.string(found.label)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  @Test func `names that come again are believed, a remark between them is not`() {
    let talk = """
      Nia: So where are you with it?
      Tom: Half way.
      Note: the recording was interrupted.
      Nia: And what would help?
      Tom: A name for it.
      """
    #expect(believed(talk) == ["Nia", "Tom"])
  }

  @Test func `prose with colons has no speakers`() {
    let prose = """
      On the question that you raised: we already speak to both of them every week.
      There is one more point, and the more important one: the team is tired.
      Note: nobody was at fault.
      Anyhow: it was late.
      To put it plainly: June is too early.
      Nobody was hurt. The rest of it went well, and everybody went home.
      """
    #expect(believed(prose) == [])
  }

  @Test func `minutes are no talk`() {
    let minutes = """
      Attendees: Nia, Tom
      Date: 5 January
      Decision: we wait.
      Decision: we hire.
      Action: Tom writes to them.
      Next Steps: none.
      """
    #expect(believed(minutes) == [])
  }

  @Test func `a colon inside a long turn makes no person`() {
    let talk = """
      Nia: So where are you with it?
      Tom: Half way. There are three things.
      Staffing: we are two short, and nobody knows it.
      I said so on Monday, and I said so on Tuesday.
      Honestly: I am tired of it.
      It goes on like that for weeks.
      Then somebody else comes and asks.
      Nia: And what would help?
      Tom: A name for it.
      """
    #expect(believed(talk) == ["Nia", "Tom"])
  }

  @Test func `a person who speaks once is believed where nearly every line has a label`() {
    let talk = """
      Nia: Morning.
      Tom: Morning.
      Nia: Is the room free?
      kev: yes
      Tom: Good.
      tom: other machine
      """
    #expect(believed(talk) == ["Nia", "Tom", "kev", "tom"])
  }

  @Test func `two lines of talk are enough where both have names`() {
    #expect(believed("Nia: Where are you?\nTom: Half way.") == ["Nia", "Tom"])
  }

  @Test func `one sentence with a colon is not enough`() {
    #expect(believed("Honestly: I am tired of it.") == [])
    #expect(believed("Nothing new.\nHonestly: I am tired of it.\nThe end.") == [])
  }

  @Test func `scripts without capitals are counted the same way`() {
    let talk = """
      佐藤：どうですか。
      田中：半分です。
      佐藤：何が助けになりますか。
      田中：名前です。
      """
    #expect(believed(talk) == ["佐藤", "田中"])
  }

  @Test func `it is known whether labels stand at nearly every piece`() {
    var census = LabelCensus()
    let bytes = Array("Nia: yes".utf8)
    for _ in 0..<8 { census.count(bytes, 0..<bytes.count) }
    #expect(census.verdict().standAtNearlyEveryPiece)
    census.countUnlabelled()
    census.countUnlabelled()
    #expect(census.verdict().standAtNearlyEveryPiece)
    census.countUnlabelled()
    #expect(!census.verdict().standAtNearlyEveryPiece)
  }
}
