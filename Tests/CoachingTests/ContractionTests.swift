import Testing

@testable import Coaching

@Suite struct ContractionTests {
  @Test(arguments: [
    ("I don't know", "I do not know"), ("I’m sure it’s fine.", "I am sure it is fine."),
    ("dont", "do not"), ("Ive tried, cant say", "I have tried, cannot say"),
    ("WON'T", "will not"), ("Let's see.", "let us see."),
    ("you\u{2BC}re right", "you are right"), ("gonna", "going to"), ("I dunno", "I do not know"),
    ("how'd it go?", "how did it go?"), ("It isn't that", "it is not that"),
    ("They'll call", "they will call"),
  ])
  func `a contraction is read as the words that it stands for`(short: String, long: String) {
    #expect(
      SpokenText(short).tokens.map(\.hash)
        == SpokenText(long).tokens.map(\.hash))
    #expect(SpokenText(short).words == SpokenText(long).words)
  }

  @Test(arguments: ["its", "well", "were", "id", "ill", "lets", "hell", "Priya's", "o'clock"])
  func `a word that may be something else stays one word`(word: String) {
    #expect(SpokenText(word).words == 1)
  }

  @Test func `the words of a contraction stand where it stands`() {
    let text = SpokenText("So I don’t.")
    let ranges = text.tokens.map { Int($0.range.lowerBound)..<Int($0.range.upperBound) }
    #expect(ranges == [0..<2, 3..<4, 5..<12, 5..<12, 12..<13])
    #expect(text.tokens.map(\.isContracted) == [false, false, false, true, false])
    let folded = text.tokens.map {
      String(
        decoding: text.folded[Int($0.folded.lowerBound)..<Int($0.folded.upperBound)],
        as: UTF8.self)
    }
    #expect(folded == ["so", "i", "do", "not", ""])
  }

  @Test func `contractions stay whole where they are asked for as written`() {
    let text = SpokenText("I don't.", contractions: .asWritten)
    #expect(text.tokens.map(\.hash).prefix(2) == ["i", "don't"].map(Token.hash(ofWord:))[...])
  }

  @Test(arguments: [
    ("You'd be better off asking.", "You would be better off asking."),
    ("Don't you think it's better?", "Do not you think it is better?"),
    ("What's next for you?", "What is next for you?"),
    ("I'd start with the tests.", "I would start with the tests."),
    ("So you've been busy.", "So you have been busy."),
  ])
  func `markers find both ways of writing`(short: String, long: String) {
    let found = MarkerFinder.findings(in: SpokenText(short)).map(\.marker)
    #expect(!found.isEmpty)
    #expect(found == MarkerFinder.findings(in: SpokenText(long)).map(\.marker))
  }

  @Test func `a clause counts a contraction as the one word that was said`() {
    let clauses = ClauseCutter.clauses(of: SpokenText("I'd start small, but what don't you like?"))
    #expect(clauses.map(\.words) == [3, 5])
  }

  @Test func `no contraction is listed twice, and none hides a plain word`() {
    let written = Contraction.all.map(\.written)
    #expect(Set(written).count == written.count)
    let plain = Set(FrequentWords.others.split(separator: " ").map(String.init))
    #expect(plain.isDisjoint(with: written))
  }
}
