import Testing
import TranscriptModel

@testable import Coaching

@Suite struct ScoreSinkTests {
  @Test(arguments: [
    "What would a good outcome look like for you, and who's going to notice?",
    "I’d start small. Organise the counterintuitively named Zwischenergebnisse first!",
    "…", "um, no", "I used to keep a list; it helped, honestly, it really did.",
    "[laughter] Ünïcödé wörds stay wörds",
  ])
  func `adding up on the way gives what a list of features gives`(text: String) {
    let context = TurnContext(
      TurnInput(
        id: "", text: text, role: .coach,
        previous: [
          TurnInput.Neighbour(role: .client, text: "I don't know who'd notice, to be honest."),
          TurnInput.Neighbour(role: .coach, text: "Who would?"),
        ], next: [TurnInput.Neighbour(role: .client, text: "My manager, I guess.")]), nil)
    let table = Self.table
    let vocabulary = TrainedModel.model.vocabulary
    let extractor = FeatureExtractor(log2Rows: table.log2Rows, vocabulary: vocabulary)
    var vector = FeatureVector(log2Rows: table.log2Rows)
    extractor.extract(context, into: &vector)
    let listed = table.scores(vector)
    var sink = ScoreSink<TurnRow>(table, tokenCount: context.turn.tokens.count)
    extractor.extract(context, into: &sink)
    let total = sink.total.lanes
    for lane in 0..<WeightTable.outputs {
      #expect(abs(total[lane] - listed[lane]) < 1e-4 * max(1, abs(listed[lane])))
    }
    #expect(sink.total != .zero)
  }

  @Test(arguments: [false, true])
  func `what is added up beforehand weighs what it weighs one by one`(isMean: Bool) {
    let model = TrainedModel.model
    for entry in Lexicon.shared.hashes.indices {
      let known = isMean ? model.shortTable.known : model.table.known
      for field in KnownSums.WordField.allCases {
        let hash = field.hash(Lexicon.shared.hashes[entry])
        let row: TurnRow = isMean ? model.shortTable.sum(hash: hash) : model.table.sum(hash: hash)
        #expect(known.word(Int32(entry), in: field) == row)
      }
    }
    for shape in TurnShape.all {
      let row: TurnRow = model.table.sum(hash: shape.hash)
      #expect(model.table.known.shape(shape) == row)
    }
  }

  @Test func `a word that comes back in a session weighs the same each time`() {
    let context = TurnContext(
      TurnInput(id: "", text: "The Zwischenergebnisse, oh the Zwischenergebnisse!", role: .coach),
      nil)
    let model = TrainedModel.model
    var sink = ScoreSink<TurnRow>(keepingWordsOf: model.table)
    let extractor = FeatureExtractor(
      log2Rows: model.table.log2Rows, vocabulary: model.vocabulary)
    let first = BalanceModel.scored(context, extractor, &sink)
    let again = BalanceModel.scored(context, extractor, &sink)
    let alone = model.scored(context, model.table)
    #expect(first.total == alone.total && again.total == alone.total)
    #expect(again.tokens == alone.tokens)
  }

  /// Weights that no two rows share, so that a missing feature shows.
  private static let table: WeightTable = {
    let model = TrainedModel.model.table
    var random = SplitMix(state: 11)
    return WeightTable(
      rounding: model.rows.indices.map { _ in
        var row = SIMD16<Float>.zero
        for lane in 0..<WeightTable.outputs { row[lane] = Float(random.fraction() - 0.5) }
        return row
      }, log2Rows: model.log2Rows)
  }()
}
