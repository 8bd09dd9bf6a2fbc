import Testing
import TranscriptModel

@testable import Coaching

@Suite struct MarkRestorerTests {
  /// Talk of two people, a turn a line, as transcripts in Markdown have it.
  private static let transcript = (0..<60).map { number in
    """
    **Ada:** So what do you want to try first? We have an hour.
    **Bo Berg:** I want to write to number \(number). It is a short mail, and he reads it today.
    **Ada:** What did he say last time? You told me about it.
    **Bo Berg:** He said no. We have to talk about it again.
    """
  }.joined(separator: "\n")

  private static let marks = MarkTrainer(log2Rows: 12).train(on: [transcript])

  private func kinds(_ text: SpokenText) -> [Token.Kind] { text.tokens.map(\.kind) }

  @Test(arguments: [
    "So what do you want to try first? We have an hour.",
    "What did he say last time? You told me about it.",
    "It is a short mail, and he reads it today.",
  ])
  func `marks that were left out are put back`(text: String) throws {
    let marks = try #require(Self.marks)
    let bare = SpokenText(SpeechVariant.unpunctuated.apply(to: text, seed: 0))
    #expect(!bare.hasSentenceMarks)
    let restored = marks.restored(bare)
    #expect(kinds(restored) == kinds(SpokenText(text)))
    #expect(restored.tokens.map(\.hash) == SpokenText(text).tokens.map(\.hash))
    #expect(restored.sentenceMarks == SpokenText(text).sentenceMarks)
    #expect(restored.questions == SpokenText(text).questions)
  }

  @Test func `a mark stands where the last byte of its word does`() throws {
    let restored = try #require(Self.marks).restored(SpokenText("we have an hour"))
    let (word, mark) = (restored.tokens[3], restored.tokens[4])
    #expect(mark.kind == .stop)
    #expect(mark.range == (word.range.upperBound - 1)..<word.range.upperBound)
    #expect(restored.bytes(of: 0..<5) == 0..<15)
  }

  @Test func `marks that are there stay, and none is put beside them`() throws {
    let marks = try #require(Self.marks)
    let text = SpokenText("What, did he say last time! You told me about it?")
    #expect(kinds(marks.restored(text)) == kinds(text))
  }

  @Test(arguments: ["", "…", "[laughter]", "?"]) func `text without words has no new marks`(
    text: String
  ) throws {
    let text = SpokenText(text)
    #expect(kinds(try #require(Self.marks).restored(text)) == kinds(text))
  }

  @Test func `no mark parts the words of a contraction`() throws {
    let marks = try #require(Self.marks)
    let restored = marks.restored(SpokenText("i don't we don't it isn't he didn't"))
    for (token, next) in zip(restored.tokens, restored.tokens.dropFirst())
    where next.kind == .word && next.isContracted {
      #expect(token.kind == .word)
    }
  }

  @Test func `the same texts teach the same, and none nothing`() {
    #expect(MarkTrainer(log2Rows: 12).train(on: [Self.transcript]) == Self.marks)
    #expect(MarkTrainer().train(on: []) == nil)
    #expect(MarkTrainer().train(on: ["no marks here\nnor here"]) == nil)
  }

  @Test func `a turn beside talk with marks is left as it is`() {
    let bare = TurnInput(id: "1", text: "what did he say last time", role: .coach)
    var beside = bare
    beside.previous = [TurnInput.Neighbour(role: .client, text: "He wrote.")]
    #expect(TurnContext(bare, Self.marks).isWithoutMarks)
    #expect(TurnContext(bare, Self.marks).turn.questions == 1)
    #expect(!TurnContext(beside, Self.marks).isWithoutMarks)
    #expect(TurnContext(beside, Self.marks).turn.questions == 0)
  }

  @Test func `a model keeps them in its file, and reads single turns and sessions by them`() throws
  {
    let model = ModelTrainer(options: TrainedModel.options).train(
      TrainedModel.turns, texts: [Self.transcript])
    #expect(model.marks != nil)
    #expect(try BalanceModel(bytes: model.bytes) == model)
    let texts = ["what did he say last time", "he said no", "we have an hour", "so tell me"]
    var labeller = TurnLabeller(model)
    for _ in 0..<2 {
      for index in texts.indices {
        let input = TurnInput(
          id: "1", text: texts[index], role: .coach,
          previous: texts[..<index].map { TurnInput.Neighbour(role: .client, text: $0) })
        let context = TurnContext(input, model.marks)
        #expect(context.isWithoutMarks)
        let scored = model.scored(context, model.shortTable)
        let rungs = model.calibration.rungs(scored.total)
        let found = labeller.label(input)
        #expect(abs(found.rung - ZoomLevel.expectedRung(rungs)) < 1e-3)
        #expect(found == model.classify(input))
      }
    }
    let long = Array(repeating: texts, count: 10).flatMap(\.self)
    let bare = long.map { (SpokenText($0), Role.coach) }
    let restored = bare.map { (model.marks?.restored($0.0) ?? $0.0, $0.1) }
    let contexts = restored.indices.map { index in
      TurnContext(
        restored.map { TurnContext.Neighbour(text: $0, role: $1) }, at: index,
        isWithoutMarks: true)
    }
    let scores = contexts.map { SequenceLayer.Turn($0, model.scored($0, model.table)) }
    for (found, scores) in zip(model.annotate(bare), model.unmarkedSession.layer.scores(scores)) {
      let rungs = model.unmarkedSession.calibration.rungs(scores)
      #expect(abs(found.rung - ZoomLevel.expectedRung(rungs)) < 1e-3)
    }
  }
}
