import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import Coaching

@Suite struct BalanceModelTests {
  @Test func `the shipped model loads and tells a question from advice`() throws {
    let model = try BalanceModel.shipped()
    #expect(model.version.contains("."))
    let question = model.classify(
      TurnInput(id: "1", text: "What would a good outcome look like for you?", role: .coach))
    #expect(question.bestMode == .coaching)
    let advice = model.classify(
      TurnInput(
        id: "2", text: "I'd start with the migration, and keep it backwards compatible.",
        role: .coach))
    #expect(advice.bestMode == .mentorship)
    #expect(try BalanceModel.shipped().bytes.count <= 4 << 20)
  }

  @Test func `a client's turn has a zoom and no mode`() {
    let found = TrainedModel.model.classify(TurnInput(id: "1", text: "It broke.", role: .client))
    #expect(found.mode == nil)
    #expect(found.bestMode == nil)
    #expect(found.modeProbabilities.isEmpty)
    #expect(found.zoomProbabilities.count == ZoomLevel.allCases.count)
  }

  @Test func `between and none are told only where half as likely again as in and as out`() {
    let told = { (probabilities: [Double]) in ZoomLevel.allCases[ZoomLevel.told(of: probabilities)]
    }
    #expect(told([0.3, 0.46, 0.24, 0]) == .between)
    #expect(told([0.32, 0.46, 0.22, 0]) == .in)
    #expect(told([0.2, 0.42, 0.38, 0]) == .out)
    #expect(told([0.3, 0.36, 0, 0.34]) == .in)
    #expect(told([0.2, 0.3, 0.1, 0.4]) == .none)
    #expect(told([0.3, 0.1, 0.2, 0.4]) == .in)
    #expect(told([0.1, 0.2, 0.3, 0.4]) == .out)
    #expect(told([0, 0, 0, 1]) == .none)
    #expect(told([0.4, 0.3, 0.3, 0]) == .in)
  }

  @Test(arguments: [
    "What now?", "…", "?", "Ünïcödé wörds", "a", "I I I um uh", "[laughter] yes", "日本語です",
    "no marks at all here just words", "Right. So, when I was your age, I'd ask. Why not you?",
  ])
  func `every label has evidence inside the text`(text: String) {
    let found = TrainedModel.model.classify(TurnInput(id: "1", text: text, role: .coach))
    let labels = Set(found.evidence.map(\.label))
    #expect(Set(labels.map { $0.prefix(5) }).isSuperset(of: ["mode.", "zoom."]))
    let moves = labels.filter { $0.hasPrefix("move.") }
    #expect(moves == Set(found.moves.map { "move.\($0)" }))
    for evidence in found.evidence {
      #expect(evidence.range.lowerBound >= 0 && evidence.range.upperBound <= text.utf8.count)
      #expect(!evidence.range.isEmpty)
    }
    let perLabel = Dictionary(grouping: found.evidence, by: \.label)
    #expect(perLabel.values.allSatisfy { $0.count <= 3 })
  }

  @Test(arguments: ["", "   \n"])
  func `a text without a word or mark has labels and no evidence`(text: String) {
    let found = TrainedModel.model.classify(TurnInput(id: "1", text: text, role: .coach))
    #expect(found.evidence.isEmpty)
    #expect(abs(found.modeProbabilities.reduce(0, +) - 1) < 1e-9)
  }

  @Test func `probabilities sum to one and the rung lies on the ladder`() {
    for turn in TrainedModel.turns {
      let found = TrainedModel.model.classify(turn.input)
      #expect(abs(found.modeProbabilities.reduce(0, +) - 1) < 1e-9)
      #expect(abs(found.zoomProbabilities.reduce(0, +) - 1) < 1e-9)
      #expect((0...5).contains(found.rung))
    }
  }
}
