import Testing
import TranscriptModel

@testable import Coaching

@Suite struct MoveEvaluationTests {
  private func turn(_ doc: String, _ clauses: [(String, Move)]) -> LabelledClauses {
    LabelledClauses(
      id: doc, source: String(doc.prefix(1)), doc: doc, previous: "",
      clauses: clauses.map { .init($0.0, $0.1) })
  }

  @Test func `a model without moves is judged by its markers`() throws {
    let turns = [
      turn(
        "a1", [("What would done look like?", .openQuestion), ("You should ask her.", .advice)]),
      turn("b1", [("It settles once.", .information), ("What a week.", .nothing)]),
    ]
    let found = MoveEvaluation(of: TrainedModel.model, on: turns, resamples: 0)
    #expect(found["move.accuracy"] == 0.75)
    #expect(found["move.openQuestion.f1"] == 1)
    #expect(found["move.information.f1"] == 0)
    let none = 2.0 / 3
    #expect(found["move.none.f1"] == none)
    // 1, 1, 0 and 2/3; moves that nobody gave do not count.
    let mean: Double = (2 + none) / 4
    #expect(found["move.macro_f1"] == mean)
    #expect(found["move.summary.f1"] == nil)
    // Given 1, 1, 1, 1 and found 1, 1, 0, 2 of these: one of four agrees by chance.
    let kappa = 2.0 / 3
    #expect(found["move.kappa"] == kappa)
    // In source b, three of six words stand under another move.
    #expect(found["words.misplaced"] == 0.25)
    #expect(found.figures.allSatisfy { $0.value == $0.markers })
  }

  @Test func `folds judge what was learnt from other sources`() throws {
    let found = MoveEvaluation(
      folds: 4, of: TaughtMoves.turns, by: TaughtMoves.trainer, on: TrainedModel.model)
    let accuracy = try #require(found.figures.first { $0.name == "move.accuracy" })
    let clauses = TaughtMoves.turns.reduce(0) { $0 + $1.clauses.count }
    #expect(accuracy.clauses == clauses)
    let (value, low, high) = (
      try #require(accuracy.value), try #require(accuracy.low), try #require(accuracy.high)
    )
    #expect(low <= value && value <= high)
    let seen = try #require(
      MoveEvaluation(of: TaughtMoves.model, on: TaughtMoves.turns)["move.accuracy"])
    #expect(seen > value, "what was learnt from is known better")
  }

  @Test func `the renderings show every figure that counts and what is taken for what`() {
    let turns = [turn("a1", [("It settles once.", .information), ("You should ask.", .advice)])]
    let found = MoveEvaluation(of: TrainedModel.model, on: turns, resamples: 0)
    #expect(found.text.contains("move.accuracy                 0.500"))
    #expect(found.text.contains("information             0   else none 1"))
    #expect(!found.text.contains("summary"))
    #expect(
      found.json.hasPrefix(
        #"{"documents":1,"measures":[{"measure":"move.macro_f1","clauses":2,"value":0.5,"low":null,"high":null,"markers":0.5}"#
      ))
  }
}
