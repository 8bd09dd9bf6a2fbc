import Testing
import TranscriptModel

@testable import Coaching

@Suite struct LabelledClausesTests {
  private let header = "id\tsource\tdoc\tprev\tclause\tmove\n"

  @Test func `clauses of one turn are read together`() throws {
    let file =
      header + "s1#4.0\town\town/s1\tIt broke.\tSo it broke,\treflection\r\n"
      + "s1#4.1\town\town/s1\t\tand then what?\topenQuestion\n\n"
      + "s1#6.0\town\town/s1\t\tHm.\tnone\n"
    #expect(LabelFile.holdsClauses(Array(file.utf8)))
    let turns = try LabelFile.readClauses(Array(file.utf8))
    #expect(turns.map(\.id) == ["s1#4", "s1#6"])
    #expect(turns[0].previous == "It broke.")
    #expect(
      turns[0].clauses == [
        .init("So it broke,", .reflection), .init("and then what?", .openQuestion),
      ])
    #expect(turns[1].clauses == [.init("Hm.", .nothing)])
  }

  @Test func `a file of turns holds no clauses`() {
    #expect(!LabelFile.holdsClauses(Array("id\tsource\tdoc\tprev\ttext\trole\tmode\trung\n".utf8)))
    #expect(!LabelFile.holdsClauses(Array("id\ttext\nclause\tclause\n".utf8)))
  }

  @Test(arguments: [
    ("id\tclause\n", LabelFile.Failure.header(missing: ["source", "doc", "prev", "move"])),
    (
      "Ha.0\to\td\t\tHm.\tshouting\n",
      .value(line: 2, column: "move", expected: "the name of a move", found: "something else")
    ),
    (
      "Ha.1\to\td\t\tHm.\tnone\n",
      .value(
        line: 2, column: "id", expected: "a turn's id, a full stop, and the next number",
        found: "the number 1")
    ),
    (
      "Ha\to\td\t\tHm.\tnone\n",
      .value(
        line: 2, column: "id", expected: "a turn's id, a full stop, and the next number",
        found: "an id without a number")
    ),
    (
      "Ha.0\to\td\t\tHm.\tnone\nb.0\to\td\t\tHm.\tnone\na.0\to\td\t\tHm.\tnone\n",
      .repeatedID(line: 4, first: 2)
    ),
    ("Ha.0\to\td\t\tHm.\n", .fields(line: 2, expected: 6, found: 5)),
  ])
  func `a wrong line is named`(file: String, failure: LabelFile.Failure) {
    let file = file.hasPrefix("H") ? header + file.dropFirst() : file
    #expect(throws: failure) { try LabelFile.readClauses(Array(file.utf8)) }
  }

  private func turn(_ clauses: [String]) -> LabelledClauses {
    LabelledClauses(
      id: "1", source: "own", doc: "d", previous: "",
      clauses: clauses.map { .init($0, .information) })
  }

  @Test(arguments: [
    "I'd start with the tests, but what do you think? Well, I see. So you waited.",
    "i would start with the tests and then what would you do",
    "No. No! No? [laughter] Okay, what would you, what do you want, because I'd say wait.",
  ])
  func `clauses cut as the program cuts them are read as the program reads them`(text: String) {
    let spoken = SpokenText(text)
    let cut = ClauseCutter.clauses(of: spoken)
    let texts = cut.map {
      String(decoding: Array(text.utf8)[spoken.bytes(of: $0.tokens)], as: UTF8.self)
    }
    #expect(turn(texts).read(nil).clauses == cut)
  }

  @Test func `clauses stay as they were labelled, whatever the program would cut`() {
    let read = turn(["So you waited", "until he came.", "…", "Why?"]).read(nil)
    #expect(read.clauses.map(\.words) == [3, 3, 1])
    #expect(read.clauses.map(\.closing) == [.statement, .statement, .question])
    #expect(read.clauses.map(\.opensSentence) == [true, false, true])
    #expect(read.moves.count == 3)
  }

  @Test func `a turn written otherwise has the same clauses`() {
    let read = turn(["So you waited,", "until he came.", "Why?"]).read(nil, .unpunctuated, seed: 1)
    #expect(read.clauses.map(\.words) == [3, 3, 1])
    #expect(read.clauses.allSatisfy { $0.closing == .any })
  }

  @Test func `a turn without marks is read with marks put in`() {
    let stops = MarkRestorer(
      rows: Array(repeating: SIMD4<Int8>(0, 0, 127, -127), count: 256), log2Rows: 8)
    let read = turn(["so you waited", "why"]).read(stops)
    #expect(read.text.sentenceMarks == 4)
    #expect(read.clauses.map(\.tokens) == [0..<6, 6..<8])
    #expect(read.clauses.allSatisfy { $0.closing == .statement && $0.opensSentence })
  }
}
