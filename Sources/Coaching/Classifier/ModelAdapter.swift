import TranscriptModel

/// Adapts a model to the corrections of a program.
///
/// Only what the corrections touch is moved, and only a little: a program corrects hundreds of
/// turns, the model was taught thousands. Where they speak of modes alone, nothing of the rungs
/// moves, and the other way round. Corrected turns are those that the model got wrong, so
/// learning them alone would push it away from what it gets right: anchors, labelled turns of our
/// own, are learnt beside them. Every third document is held back of both. The adapted model is
/// taken only where it is better on the corrections held back and no worse on the anchors. The same
/// model and corrections give the same model.
public struct ModelAdapter: Sendable {
  /// How a model does on corrected turns.
  public struct Figures: Sendable, Hashable {
    /// The turns whose mode somebody gave.
    public var modes = 0
    /// How many of them have another label.
    public var wrongModes = 0
    /// The turns whose rung somebody gave.
    public var zooms = 0
    /// How many of them have another zoom.
    public var wrongZooms = 0
    /// The mean surprise at the given labels, in nats.
    public var loss = 0.0

    /// The labels that somebody gave.
    var labels: Int { modes + zooms }
    /// How many of them are other ones.
    var wrong: Int { wrongModes + wrongZooms }

    /// Whether fewer labels are wrong, and the given ones surprise less.
    func isBetter(than other: Figures) -> Bool { wrong < other.wrong && loss < other.loss }

    /// Whether hardly more labels are wrong, of modes and of zooms: one in a hundred at most.
    ///
    /// Each by itself, since what is won on modes must not pay for what is lost on zooms.
    func isAsGood(as other: Figures) -> Bool {
      wrongModes - other.wrongModes <= modes / 100 && wrongZooms - other.wrongZooms <= zooms / 100
    }
  }

  /// What came of an adaptation.
  public struct Outcome: Sendable {
    /// The model to use: the adapted one where it is better, else the one that was there.
    public var model: BalanceModel
    /// Whether the adapted one was taken.
    public var isAdapted: Bool
    /// How many turns were learnt from.
    public var learnt: Int
    /// How many turns, of other documents, were held back.
    public var heldBack: Int
    /// How the model that was there does on the turns held back; nil where there were none.
    public var before: Figures?
    /// How the adapted model does on them.
    public var after: Figures?
    /// How the model that was there does on the anchors held back; nil where there were none.
    public var anchorsBefore: Figures?
    /// How the adapted model does on them.
    public var anchorsAfter: Figures?
  }

  /// The fewest labels that must be held back: on fewer, better is chance.
  public static let fewestHeldBack = 10

  private static let epochs = 4
  private static let rate: Float = 0.1
  /// Every so many documents one is held back.
  private static let heldBackEvery = 3
  private let options: ModelTrainer.Options

  /// Makes an adapter; of the options it uses the version, the seed, and those that say what a
  /// label's scores should be.
  public init(options: ModelTrainer.Options) {
    self.options = options
  }

  /// Adapts `base` to corrected turns.
  ///
  /// - Parameters:
  ///   - base: The model that is there.
  ///   - corrections: The corrected turns.
  ///   - anchors: Turns that the adapted model must still judge as well; `anchors()` has those that
  ///     ship.
  /// - Returns: The model to use. With corrections of fewer than two documents, or too few labels
  ///   of those that are held back, nothing can be judged, and `base` stays.
  public func adapt(
    _ base: BalanceModel, to corrections: [LabelledTurn], keeping anchors: [LabelledTurn] = []
  ) -> Outcome {
    let usable = corrections.filter { $0.countedMode != nil || $0.rung != nil }
    let held = Self.heldBack(usable)
    let learnt = usable.filter { !held.contains($0.doc) }
    let rest = usable.filter { held.contains($0.doc) }
    let before = Self.figures(of: base, on: rest)
    guard !learnt.isEmpty, before.labels >= Self.fewestHeldBack else {
      return Outcome(model: base, isAdapted: false, learnt: usable.count, heldBack: rest.count)
    }
    let guarded = Self.heldBack(anchors)
    let guards = anchors.filter { guarded.contains($0.doc) }
    let adapted = adapted(
      base, to: learnt, keeping: anchors.filter { !guarded.contains($0.doc) })
    var outcome = Outcome(
      model: base, isAdapted: false, learnt: learnt.count, heldBack: rest.count, before: before,
      after: Self.figures(of: adapted, on: rest))
    if !guards.isEmpty {
      outcome.anchorsBefore = Self.figures(of: base, on: guards)
      outcome.anchorsAfter = Self.figures(of: adapted, on: guards)
    }
    if outcome.isBetter {
      outcome.model = adapted
      outcome.isAdapted = true
    }
    return outcome
  }

  /// The documents to hold back, chosen by a hash of their names.
  static func heldBack(_ turns: [LabelledTurn]) -> Set<String> {
    let docs = Set(turns.map(\.doc)).map { doc in
      (hash: FeatureHash.mixed(Token.hash(ofWord: doc)), doc: doc)
    }
    let ranked = docs.sorted { ($0.hash, $0.doc) < ($1.hash, $1.doc) }
    guard ranked.count > 1 else { return [] }
    return Set(ranked.prefix(max(1, ranked.count / heldBackEvery)).map(\.doc))
  }

  /// The model with what the turns teach added to its weights.
  private func adapted(
    _ base: BalanceModel, to corrections: [LabelledTurn], keeping anchors: [LabelledTurn]
  ) -> BalanceModel {
    let turns = corrections + anchors
    let extractor = FeatureExtractor(
      log2Rows: base.table.log2Rows, vocabulary: base.vocabulary)
    let vectors = turns.map { turn in
      var vector = FeatureVector(log2Rows: base.table.log2Rows)
      extractor.extract(TurnContext(turn.input, base.marks), into: &vector)
      return vector
    }
    var options = options
    options.balance = 0
    let targets = TrainingTargets(turns, options)
    // A correction stands alone in its file, but is a turn of a session.
    let known = turns.indices.map { index in
      let table = index < corrections.count ? base.table : base.table(for: turns[index])
      return table.scores(vectors[index])
    }
    var change = GradientTable(
      rows: base.table.count, rate: Self.rate, ridge: options.ridge, lasso: 0)
    var random = SplitMix(state: options.seed)
    for _ in 0..<Self.epochs {
      for index in random.permutation(turns.count) {
        let scores = known[index] + change.scores(vectors[index])
        change.learn(vectors[index], targets.gradient(index, scores))
      }
    }
    let moved = Self.outputs(of: corrections)
    let weights = change.allWeights.map { $0.replacing(with: 0, where: .!moved) }
    var adapted = BalanceModel(
      version: options.version, table: base.table.adding(weights),
      speechTable: base.speechTable.adding(weights),
      shortTable: base.shortTable.adding(weights), vocabulary: base.vocabulary,
      marks: base.marks)
    adapted.calibration = base.calibration
    adapted.speechCalibration = base.speechCalibration
    adapted.session = base.session
    adapted.unmarkedSession = base.unmarkedSession
    adapted.moves = base.moves
    return adapted
  }

  /// The outputs that corrections speak of: those of modes, those of rungs, or both.
  private static func outputs(of corrections: [LabelledTurn]) -> SIMDMask<SIMD16<Int32>> {
    var outputs = SIMDMask<SIMD16<Int32>>()
    if corrections.contains(where: { $0.countedMode != nil }) {
      for lane in WeightTable.modes { outputs[lane] = true }
    }
    if corrections.contains(where: { $0.rung != nil && $0.rungCounts }) {
      for lane in WeightTable.rungs { outputs[lane] = true }
    }
    return outputs
  }

  private static func figures(of model: BalanceModel, on turns: [LabelledTurn]) -> Figures {
    var figures = Figures()
    var loss = 0.0
    for (turn, found) in zip(turns, model.annotate(turns)) {
      if let mode = turn.countedMode, let place = Mode.allCases.firstIndex(of: mode) {
        figures.modes += 1
        if found.bestMode != mode { figures.wrongModes += 1 }
        loss -= logarithm(max(found.modeProbabilities[place], 1e-6))
      }
      if let rung = turn.rung, turn.rungCounts {
        let zoom = ZoomLevel.of(rung: rung)
        let place = ZoomLevel.allCases.firstIndex(of: zoom) ?? 0
        figures.zooms += 1
        if found.bestZoom != zoom { figures.wrongZooms += 1 }
        loss -= logarithm(max(found.zoomProbabilities[place], 1e-6))
      }
    }
    figures.loss = loss / Double(max(1, figures.modes + figures.zooms))
    return figures
  }
}

extension ModelAdapter {
  /// The anchors that ship: sessions and single turns of our own, from `Training/anchors.py`.
  ///
  /// - Throws: `ModelError` where they are missing.
  public static func anchors() throws(ModelError) -> [LabelledTurn] {
    var turns: [LabelledTurn] = []
    for name in ["anchor-sessions", "anchor-turns"] {
      let bytes = try BalanceModel.resource(name, "tsv")
      do throws(LabelFile.Failure) {
        turns += try LabelFile.read(bytes, name: name)
      } catch {
        throw .noShippedModel
      }
    }
    return turns
  }
}

extension ModelAdapter.Outcome {
  /// Whether the adapted model is better on the corrections and as good on the anchors.
  var isBetter: Bool {
    guard let before, let after, after.isBetter(than: before) else { return false }
    guard let anchorsBefore, let anchorsAfter else { return true }
    return anchorsAfter.isAsGood(as: anchorsBefore)
  }
}

extension BalanceModel {
  /// The weights that judge a turn.
  fileprivate func table(for turn: LabelledTurn) -> WeightTable {
    turn.isOfSession ? table : turn.isSpeech ? speechTable : shortTable
  }
}
