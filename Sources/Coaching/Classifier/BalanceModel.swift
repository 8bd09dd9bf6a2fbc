import TranscriptModel

/// The classifier: tells the mode and the zoom of a turn from its words and its surroundings.
///
/// A linear model over hashed features, small and fast enough to ship with the program and to
/// run on every turn. It gives the same labels for the same bytes on every machine.
///
///     let model = try BalanceModel.shipped()
///     model.classify(TurnInput(id: "1", text: "What would done look like?")).bestMode
///     // .coaching
public struct BalanceModel: Sendable, Hashable {
  /// The model's version, such as `2026-11-25.1`.
  public internal(set) var version: String
  /// A turn of more words than this that stands alone is a speech.
  static let longestTurn = 30

  /// The weights for turns within their session.
  let table: WeightTable
  /// The weights for speeches, which are talked otherwise than turns of an exchange.
  let speechTable: WeightTable
  /// The weights for short turns that stand alone: nobody knows what they are part of, so they
  /// are judged half as turns and half as what stands alone.
  let shortTable: WeightTable
  let vocabulary: Vocabulary
  /// What puts marks into talk that is written without; nil in a model that was taught none.
  let marks: MarkRestorer?
  /// What makes probabilities of the scores of a short turn that stands alone.
  var calibration = Calibration()
  /// What makes probabilities of a speech's scores.
  var speechCalibration = Calibration()
  /// What judges a turn within its session.
  var session = SessionReading()
  /// The same where the session is written without marks: there a question is told by its words
  /// alone, and what the turns around it say counts for more.
  var unmarkedSession = SessionReading()
  /// What tells the moves; nil in a model that was taught none: there markers tell them.
  var moves: MoveModel?
  /// What reads the meaning of whole turns, in the accurate model; nil in a compact one.
  var accurate: AccuratePart?

  /// Makes a model of one table, or of one for turns, one for speeches and one for short turns.
  init(
    version: String, table: WeightTable, speechTable: WeightTable? = nil,
    shortTable: WeightTable? = nil, vocabulary: Vocabulary, marks: MarkRestorer?
  ) {
    self.version = version
    self.table = table.knowing(vocabulary)
    self.speechTable = (speechTable ?? table).knowing(vocabulary)
    self.shortTable = (shortTable ?? table).knowing(vocabulary)
    self.vocabulary = vocabulary
    self.marks = marks
  }

  /// The model that ships with the program.
  ///
  /// - Throws: `ModelError` where the resource is missing or damaged.
  public static func shipped() throws(ModelError) -> BalanceModel {
    try BalanceModel(bytes: resource("balance", "model"))
  }

  /// The labels of one turn, with their probabilities and the words they rest on.
  ///
  /// - Complexity: O(*n*) in the bytes of the turn.
  public func classify(_ turn: TurnInput) -> Annotation {
    var labeller = TurnLabeller(ofOneTurn: self)
    return labeller.label(turn)
  }

  /// Whether a turn that stands alone is a speech.
  static func isSpeech(_ turn: SpokenText) -> Bool { turn.words > longestTurn }

  /// A turn's raw scores, and the phrases that were found on the way.
  struct ScoredTurn {
    /// The scores of the turn with its surroundings.
    var total: SIMD16<Float>
    /// The part of the scores that rests on the turn alone.
    var own: SIMD16<Float>
    /// What each token of the turn adds to the scores.
    var tokens: [TurnRow]
    var phrases: PhraseMatches
  }

  /// The raw scores of a turn.
  func scored(_ context: TurnContext, _ table: WeightTable) -> ScoredTurn {
    let extractor = FeatureExtractor(log2Rows: table.log2Rows, vocabulary: vocabulary)
    var sink = ScoreSink<TurnRow>(table)
    return Self.scored(context, extractor, &sink)
  }

  /// The raw scores of a turn, added up in a sink that may have served for others.
  static func scored(
    _ context: TurnContext, _ extractor: FeatureExtractor, _ sink: inout ScoreSink<TurnRow>
  ) -> ScoredTurn {
    sink.start(tokenCount: context.own.text.tokens.count)
    let phrases = extractor.extract(context, into: &sink)
    return ScoredTurn(
      total: sink.total.lanes, own: sink.own.lanes, tokens: sink.tokens, phrases: phrases)
  }

  /// The place of the largest probability; of equals the first.
  static func likeliest(_ probabilities: [Double]) -> Int {
    var likeliest = 0
    for place in probabilities.indices where probabilities[place] > probabilities[likeliest] {
      likeliest = place
    }
    return likeliest
  }

  /// Puts a turn's labels together; `sink` may have served for other turns.
  func annotation(
    _ context: TurnContext, _ scored: ScoredTurn, _ scores: SIMD16<Float>,
    _ calibration: Calibration, _ sink: inout MoveSink?
  ) -> Annotation {
    let rungs = calibration.rungs(scores)
    let zooms = ZoomLevel.probabilities(ofRungs: rungs)
    let zoom = ZoomLevel.told(of: zooms)
    let bestZoom = ZoomLevel.allCases[zoom]
    var mode: Judged<Mode>?
    var bestMode: Mode?
    var modes: [Double] = []
    if context.role.hasMode {
      modes = calibration.modes(scores)
      let likeliest = Self.likeliest(modes)
      bestMode = Mode.allCases[likeliest]
      mode =
        modes[likeliest] < Double(calibration.modeThreshold)
        ? .unclear : .label(Mode.allCases[likeliest])
    }
    var evidence = EvidenceFinder(context.own.text, scored.tokens).evidence(
      mode: bestMode, zoom: bestZoom)
    let ofLabels = evidence.count
    let moves =
      context.role.hasMode ? moves(context, scored.phrases, &sink, &evidence) : []
    evidence.merge(from: ofLabels)
    return Annotation(
      mode: mode, modeProbabilities: modes, bestMode: bestMode,
      rung: ZoomLevel.expectedRung(rungs),
      zoom: zooms[zoom] < Double(calibration.zoomThreshold) ? .unclear : .label(bestZoom),
      zoomProbabilities: zooms, bestZoom: bestZoom,
      moves: moves, evidence: evidence)
  }
}

extension ZoomLevel {
  /// The probabilities of the zooms, in the order of `allCases`, from those of the six rungs.
  static func probabilities(ofRungs rungs: SIMD8<Double>) -> [Double] {
    [rungs[1] + rungs[2], rungs[3], rungs[4] + rungs[5], rungs[0]]
  }

  /// The place of the zoom that is told, given the probabilities of all: the likelier of in and
  /// out, unless between or none is the likeliest and half as likely again as that.
  ///
  /// A turn told as between is mostly something else, and one that can just be placed is missed
  /// as one that cannot (`docs/model-experiments.md`). The probabilities stay what they are.
  static func told(of probabilities: [Double]) -> Int {
    let likeliest = BalanceModel.likeliest(probabilities)
    let side = probabilities[2] > probabilities[0] ? 2 : 0
    return probabilities[likeliest] < 1.5 * probabilities[side] ? side : likeliest
  }

  /// The zoom of a rung.
  public static func of(rung: Int) -> ZoomLevel {
    rung <= 0 ? .none : rung < 3 ? .in : rung == 3 ? .between : .out
  }

  /// The rung to expect of a turn if it stands on the ladder at all.
  ///
  /// Whether it does is the zoom's to say; 0 where it surely does not.
  static func expectedRung(_ rungs: SIMD8<Double>) -> Double {
    var expected = 0.0
    var placed = 0.0
    for rung in 1...5 {
      expected += Double(rung) * rungs[rung]
      placed += rungs[rung]
    }
    return placed > 1e-6 ? expected / placed : 0
  }
}
