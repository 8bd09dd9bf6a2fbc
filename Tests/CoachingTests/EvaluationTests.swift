import Testing
import TranscriptModel

@testable import Coaching

@Suite struct EvaluationTests {
  /// Rows are gold, columns found, the last unclear.
  private let table = [[8, 1, 0, 1], [2, 5, 1, 0], [0, 0, 2, 0]]

  @Test func `macro-F1 is the mean of what each class reaches`() throws {
    // coaching: 2*8/(10+10); mentorship: 2*5/(8+6); neither: 2*2/(2+3).
    #expect(Arithmetic.f1(table, 0) == 0.8)
    #expect(Arithmetic.f1(table, 1) == 10.0 / 14)
    #expect(Arithmetic.f1(table, 2) == 0.8)
    let expected: Double = (0.8 + 10.0 / 14 + 0.8) / 3
    #expect(abs(try #require(Arithmetic.macroF1(table)) - expected) < 1e-12)
    #expect(Arithmetic.lastColumnShare(table) == 1.0 / 20)
  }

  @Test func `balanced accuracy is the mean recall`() {
    #expect(Arithmetic.balancedAccuracy(table, rows: [0, 1]) == (0.8 + 0.625) / 2)
    #expect(Arithmetic.balancedAccuracy([[0, 0], [0, 0]], rows: [0, 1]) == nil)
  }

  @Test func `rank correlation gives ties their mean rank`() throws {
    let rising = Arithmetic.spearman([(1, 10), (2, 20), (3, 30)])
    #expect(abs(try #require(rising) - 1) < 1e-12)
    let falling = Arithmetic.spearman([(1, 3), (2, 2), (3, 1)])
    #expect(abs(try #require(falling) + 1) < 1e-12)
    // Ranks 1.5 1.5 3 against 1 2 3: 1.5 / sqrt(1.5 * 2).
    let tied = Arithmetic.spearman([(1, 1), (1, 2), (2, 3)])
    #expect(abs(try #require(tied) - 1.5 / 3.0.squareRoot()) < 1e-12)
    #expect(Arithmetic.spearman([(1, 1), (1, 2)]) == nil)
  }

  @Test func `weighted kappa punishes by the square of the distance`() throws {
    #expect(Arithmetic.weightedKappa([(1, 1), (5, 5)]) == 1)
    // Observed 1 of two pairs; by chance (4 + 4 + 1 + 1 + 0...) as counted by hand.
    let found = try #require(Arithmetic.weightedKappa([(1, 1), (3, 2)]))
    #expect(abs(found - (1 - 1.0 * 2 / 6)) < 1e-12)
    #expect(Arithmetic.weightedKappa([]) == nil)
  }

  private func turn(_ doc: String, _ mode: Mode?, _ rung: Int, words: Int) -> LabelledTurn {
    LabelledTurn(
      input: TurnInput(
        id: "", text: (0..<words).map { "w\($0)" }.joined(separator: " "),
        role: mode == nil ? .client : .coach),
      source: "s", doc: doc, mode: mode, rung: rung)
  }

  private func found(_ mode: Mode?, _ probability: Double, _ zoom: ZoomLevel) -> Annotation {
    Annotation(
      mode: mode.map { .label($0) }, modeProbabilities: mode == nil ? [] : [probability, 0, 0],
      bestMode: mode, rung: 2, zoom: .label(zoom), zoomProbabilities: [1, 0, 0, 0],
      bestZoom: zoom)
  }

  @Test func `an evaluation counts what the codebook says`() throws {
    let gold = [
      turn("a", .coaching, 2, words: 10), turn("a", .mentorship, 4, words: 30),
      turn("b", .neither, 1, words: 5), turn("b", nil, 5, words: 10),
    ]
    let labels = [
      found(.coaching, 0.9, .in), found(.coaching, 0.9, .in), found(.neither, 0.7, .in),
      found(nil, 0, .out),
    ]
    let scope = try #require(
      Evaluation(gold: gold, annotations: labels, resamples: 50)["s"])
    #expect(scope.documents == 2)
    #expect(scope.confusion == [[1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0]])
    let reached = [2.0 / 3, 0.0, 1.0]
    #expect(scope["mode.macro_f1"] == reached.reduce(0, +) / 3)
    // The turn that does neither does not count: in 1 of 1, out 1 of 2.
    #expect(scope["zoom.in_out_balanced"] == 0.75)
    // Bin 0.9: two turns, one right; bin 0.7: one turn, right.
    let error = try #require(scope["mode.calibration_error"])
    #expect(abs(error - (0.8 + 0.3) / 3) < 1e-9)
    // Document a: gold 30 of 40 words, found 0 of 40; document b has no share.
    #expect(scope["session.mentorship_share_mae"] == 0.75)
  }

  @Test func `intervals hold the value and are the same for the same seed`() throws {
    let gold = (0..<20).map { turn("d\($0)", $0 % 2 == 0 ? .coaching : .mentorship, 2, words: 4) }
    let labels = (0..<20).map { found($0 % 3 == 0 ? .mentorship : .coaching, 0.8, .in) }
    let first = Evaluation(gold: gold, annotations: labels, seed: 3)
    #expect(first == Evaluation(gold: gold, annotations: labels, seed: 3))
    let figure = try #require(first["s"]?.figures.first)
    let (value, low, high) = (
      try #require(figure.value), try #require(figure.low), try #require(figure.high)
    )
    #expect(low < value && value < high)
  }

  @Test func `the renderings show every figure that counts`() {
    let gold = [turn("a", .coaching, 2, words: 3), turn("b", .neither, 0, words: 3)]
    let labels = [found(.coaching, 0.9, .in), found(.neither, 0.9, .none)]
    let evaluation = Evaluation(gold: gold, annotations: labels, resamples: 0)
    #expect(evaluation.text.contains("mode.macro_f1                       1.000  of 2"))
    #expect(
      evaluation.json.hasPrefix(
        #"[{"source":"s","documents":2,"measures":[{"measure":"mode.macro_f1","turns":2,"value":1.0,"low":null,"high":null}"#
      ))
  }

  @Test func `turns can be told apart by who speaks and by their length`() {
    let gold = [turn("a", .coaching, 2, words: 3), turn("b", .coaching, 2, words: 30)]
    let labels = [found(.coaching, 0.9, .in), found(.mentorship, 0.9, .in)]
    let roles = Evaluation(gold: gold, annotations: labels, by: .role, resamples: 0)
    #expect(roles.scopes.map(\.source) == ["coach"])
    let lengths = Evaluation(gold: gold, annotations: labels, by: .length, resamples: 0)
    #expect(lengths.scopes.map(\.source) == ["  1 to 7 words", " 21 to 60 words"])
    #expect(lengths.scopes.map { $0["mode.coaching.f1"] } == [1, 0])
  }

  @Test func `figures of the same turns written otherwise stand beside the plain ones`() throws {
    let variants = VariantEvaluation(of: TrainedModel.model, on: TrainedModel.turns)
    #expect(variants.rows.map(\.variant) == SpeechVariant.allCases)
    let plain = Evaluation(of: TrainedModel.model, on: TrainedModel.turns, resamples: 0)
    #expect(variants.rows[0].values[0] == plain["own"]?["mode.macro_f1"])
    let distances = variants.rows.compactMap { row in
      row.values[0].flatMap { value in variants.rows[0].values[0].map { abs(value - $0) } }
    }
    #expect(variants.largestShift >= (distances.max() ?? 1))
    #expect(variants.text.contains("unpunctuated"))
    #expect(variants.rows[0].shifts[0] == 0...0)
    for row in variants.rows {
      let shift = try #require(row.shifts[0])
      #expect(shift.lowerBound >= -1 && shift.upperBound <= 1)
    }
  }
}
