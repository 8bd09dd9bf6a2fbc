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

  @Test func `no mark parts the words of a contraction`() {
    let stops = MarkRestorer(
      rows: Array(repeating: SIMD4<Int8>(0, 0, 127, -127), count: 256), log2Rows: 8)
    let restored = stops.restored(SpokenText("i don't know it isn't he"))
    #expect(restored.tokens.count { $0.kind == .word } == 8)
    #expect(restored.tokens.count { $0.kind == .stop } == 6)
    for (token, next) in zip(restored.tokens, restored.tokens.dropFirst()) {
      #expect(token.kind != .word || next.kind == .stop || next.isContracted)
    }
  }

  @Test func `lines end as they do on any system, and the features' numbers stay`() {
    let other = Self.transcript.replacing("\n", with: "\r\n")
    #expect(MarkTrainer(log2Rows: 12).train(on: [other]) == Self.marks)
    var hashes: [UInt64] = []
    let words = MarkFeatures(SpokenText("so we waited").tokens)
    words.gap(after: 1) { hashes.append($0) }
    words.sentence(0...2, [nil, nil, nil]) { hashes.append($0) }
    #expect(hashes.count == 36)
    #expect(hashes.reduce(0, FeatureHash.linking) == 16_215_142_274_562_383_557)
  }

  @Test func `texts that are read once are read once, whatever was read before`() throws {
    let model = ModelTrainer(options: TrainedModel.options).train(
      TrainedModel.turns, texts: [Self.transcript])
    let texts = (0..<20).map { "what did he say at number \($0)" }
    var labeller = TurnLabeller(model)
    for index in texts.indices {
      let input = TurnInput(
        id: "1", text: texts[index], role: .coach,
        previous: texts[..<index].suffix(3).map { TurnInput.Neighbour(role: .client, text: $0) })
      #expect(labeller.label(input) == model.classify(input))
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
