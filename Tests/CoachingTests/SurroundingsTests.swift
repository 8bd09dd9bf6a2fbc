import Testing
import TranscriptModel

@testable import Coaching

@Suite struct SurroundingsTests {
  private static let texts = [
    "Good morning. Did the review go well?", "Mostly. I was nervous, and then I was not.",
    "What changed?", "",
    "I'd asked Ines to read it first, so nothing in it was new to them any more.",
    "So you looked for a reader before you looked for applause.", "[laughter] Ünïcödé wörds, yes",
    String(repeating: "and then we talked about the plan for the winter ", count: 12),
    "Where do you want that to lead?",
  ]

  @Test func `what was added up for the turns around gives what adding up for each gives`() throws {
    let model = try BalanceModel.shipped()
    let extractor = FeatureExtractor(
      log2Rows: model.table.log2Rows, vocabulary: model.vocabulary)
    let session = Self.texts.enumerated().map { index, text in
      TurnContext.Neighbour(text: SpokenText(text), role: index % 2 == 0 ? .coach : .client)
    }
    var sink = ScoreSink<TurnRow>(keepingWordsOf: model.table)
    let weighed = session.map { turn in
      TurnContext.Neighbour(
        text: turn.text, role: turn.role,
        surroundings: extractor.surroundings(turn.text, &sink))
    }
    for index in session.indices {
      let plain = model.scored(TurnContext(session, at: index, isWithoutMarks: false), model.table)
      let summed = model.scored(TurnContext(weighed, at: index, isWithoutMarks: false), model.table)
      #expect(summed.own == plain.own)
      for lane in 0..<WeightTable.outputs {
        let (one, other) = (summed.total[lane], plain.total[lane])
        #expect(abs(one - other) < 1e-4 * max(1, abs(other)))
      }
    }
  }

  @Test func `the content of a turn is the same with and without sums`() {
    let neighbour = TurnContext.Neighbour(text: SpokenText(Self.texts[4]), role: .client)
    let words = SpokenText("nothing was different about the reader").tokens
    let content = neighbour.content
    let hits = words.indices.map { content.hits(among: words, $0..<$0 + 1).hits }
    #expect(hits == [1, 0, 0, 0, 0, 0])
  }
}
