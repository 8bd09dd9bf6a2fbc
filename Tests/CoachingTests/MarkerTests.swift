import Foundation
import Testing
import TranscriptTestSupport

@testable import Coaching

@Suite struct MarkerTests {
  @Test func `every marker has a name of its own and a page`() {
    let names = (Marker.all + Marker.carried).map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      let page = Folders.project.appendingPathComponent("docs/markers/\(name).md")
      #expect(FileManager.default.fileExists(atPath: page.path), "no page for \(name)")
    }
  }

  @Test func `markers yield only to markers that there are`() {
    let names = Set(Marker.all.map(\.name))
    for marker in Marker.all { #expect(names.isSuperset(of: marker.yieldsTo)) }
  }

  @Test func `a question that carries advice is no open question`() {
    let text = SpokenText("Why don't you ask her?")
    let found = MarkerFinder.findings(in: text).map { Marker.all[$0.marker].name }
    #expect(found == ["leadingQuestion"])
  }

  @Test(arguments: [
    ("have you ever tried", 4), ("have you tried", 3), ("have, you tried", 4),
    ("have you not", nil),
    ("have. you tried", nil),
  ])
  func `a phrase may leave out what is marked so`(text: String, end: Int?) {
    let phrases = PhraseTable(["what", "have|had you ever? tried"])
    #expect(phrases.end(of: 1, in: SpokenText(text).tokens, from: 0) == end)
  }

  @Test(arguments: [
    ("so it", 2), ("so then", nil), ("so", nil), ("so. it", nil), ("so anyway it", 3),
    ("so and it", nil), ("so anyway", nil),
  ])
  func `a place of a phrase fits each of its words and no other`(text: String, end: Int?) {
    let many = "it|they|we|you|he|she|that|this|those|these|nobody|anybody|somebody"
    let phrases = PhraseTable([Phrase(stringLiteral: "so anyway? \(many)")])
    #expect(phrases.end(of: 0, in: SpokenText(text).tokens, from: 0) == end)
    for word in many.split(separator: "|") {
      #expect(phrases.end(of: 0, in: SpokenText("so \(word)").tokens, from: 0) == 2)
    }
  }

  @Test func `a place of a phrase may fit every word`() {
    let phrases = PhraseTable(["so _ then"])
    #expect(phrases.end(of: 0, in: SpokenText("so what then").tokens, from: 0) == 3)
    #expect(phrases.end(of: 0, in: SpokenText("so what now").tokens, from: 0) == nil)
  }

  @Test(arguments: [
    ("have you ever? tried", ["you"]), ("have ever? you? tried", ["ever", "you", "tried"]),
    ("have ever|never? tried", ["ever", "never", "tried"]),
  ])
  func `a sieve lets through what may stand behind the first word`(
    phrase: String, words: [String]
  ) {
    let bits = words.reduce(0) { $0 | Phrase.bit(of: Token.hash(ofWord: $1)) }
    #expect(Phrase(stringLiteral: phrase).secondWords == bits)
  }

  @Test(arguments: ["have", "have ever?", "have _ tried", "have ever? _"])
  func `a sieve lets everything through where anything may follow`(phrase: String) {
    #expect(Phrase(stringLiteral: phrase).secondWords == .max)
  }

  @Test func `a phrase that begins with anything is a mistake in the program`() async {
    await #expect(processExitsWith: .failure) { _ = Phrase(stringLiteral: "_ tried") }
  }

  @Test func `in a text without marks only its start opens a sentence`() {
    expectMarks("openQuestion", in: "[[openQuestion: so what would you do then]]")
    expectMarks("openQuestion", in: "I told him what would you do then")
  }
}
