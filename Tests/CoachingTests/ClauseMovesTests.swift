import Testing

@testable import Coaching

@Suite struct ClauseMovesTests {
  private func found(_ text: String) -> [String] {
    ClauseMoves.clauses(of: text).map { clause in
      let words = String(decoding: Array(text.utf8)[clause.range], as: UTF8.self)
      return "\(clause.move?.rawValue ?? "-") \(clause.words): \(words)"
    }
  }

  @Test func `a turn that does several things is read clause by clause`() {
    #expect(
      found("It sounds like you were on your own. I'd start with the tests, but what do you think?")
        == [
          "reflection 8: It sounds like you were on your own.",
          "advice 5: I'd start with the tests,", "openQuestion 5: but what do you think?",
        ])
  }

  @Test func `a question inside a sentence belongs to its own clause`() {
    #expect(
      found("You shipped it on Friday, and how did the team take it?") == [
        "- 5: You shipped it on Friday,", "openQuestion 7: and how did the team take it?",
      ])
  }

  @Test func `without marks the conjunctions tell where a clause begins`() {
    #expect(
      found("i would start with the tests and then what would you do") == [
        "advice 6: i would start with the tests", "openQuestion 6: and then what would you do",
      ])
  }

  @Test func `lists and short asides are not cut`() {
    #expect(found("We need tests, logs and a plan.") == ["- 7: We need tests, logs and a plan."])
    #expect(found("Well, I see.") == ["- 3: Well, I see."])
  }

  @Test func `the words of a move add up over its clauses`() {
    let text = "What went well? What else? You should write that down."
    let words = ClauseMoves.clauses(of: text).wordsByMove
    #expect(words.map(\.move) == [.openQuestion, .advice])
    #expect(words.map(\.words) == [5, 5])
  }

  @Test(
    arguments: TrainedModel.turns.map(\.input.text) + [
      "", "…", "And, and, and but so",
      "I think we should, you know, ask her because she knows, so do it.",
      "No. No! No? [laughter] Okay, what would you, what do you want, because I'd say wait, and I did.",
    ])
  func `every word stands in exactly one clause`(text: String) {
    let clauses = ClauseMoves.clauses(of: text)
    let spoken = SpokenText(text).tokens.count { $0.kind == .word && !$0.isContracted }
    #expect(clauses.reduce(0) { $0 + $1.words } == spoken)
    for (clause, next) in zip(clauses, clauses.dropFirst()) {
      #expect(clause.range.upperBound <= next.range.lowerBound)
    }
  }
}
