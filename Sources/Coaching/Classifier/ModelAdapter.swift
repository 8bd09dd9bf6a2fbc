import TranscriptModel

/// Adapts a model to the corrections of a program.
///
/// Only what the corrections touch is moved, and only a little: a program corrects hundreds of
/// turns, the model was taught thousands. Corrected turns are those that the model got wrong, so
/// learning them alone would push it away from what it gets right: anchors, labelled turns of our
/// own, are learnt beside them. Every third document is held back of both. What was learnt of modes
/// and of rungs, or of one of them, is taken only where it is better on the corrections held back
/// and both are no worse on the anchors. The same model and corrections give the same model.
public struct ModelAdapter: Sendable {
  /// What can be adapted by itself.
  public enum Part: String, CaseIterable, Sendable {
    /// The three modes.
    case modes
    /// The rungs, which tell the zoom.
    case zooms

    /// Its outputs.
    fileprivate var outputs: Range<Int> {
      switch self {
      case .modes: WeightTable.modes
      case .zooms: WeightTable.rungs
      }
    }
  }

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

    /// The labels of a part that somebody gave, and how many of them are other ones.
    public func labels(of part: Part) -> (all: Int, wrong: Int) {
      switch part {
      case .modes: (modes, wrongModes)
      case .zooms: (zooms, wrongZooms)
      }
    }

    /// Whether fewer labels of a part are wrong, and the given ones surprise less.
    func isBetter(than other: Figures, in part: Part) -> Bool {
      labels(of: part).wrong < other.labels(of: part).wrong && loss < other.loss
    }

    /// Whether hardly more labels of a part are wrong: one in a hundred at most.
    func isAsGood(as other: Figures, in part: Part) -> Bool {
      labels(of: part).wrong - other.labels(of: part).wrong <= labels(of: part).all / 100
    }
  }

  /// What came of an adaptation.
  public struct Outcome: Sendable {
    /// The model to use: the adapted one where it is better, else the one that was there.
    public var model: BalanceModel
    /// What was adapted; empty where the model that was there stays.
    public var parts: [Part]
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

  /// The fewest labels of a part that must be held back: on fewer, better is chance.
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
    let judged = Part.allCases.filter { before.labels(of: $0).all >= Self.fewestHeldBack }
    guard !learnt.isEmpty, !judged.isEmpty else {
      return Outcome(model: base, parts: [], learnt: usable.count, heldBack: rest.count)
    }
    let guarded = Self.heldBack(anchors)
    let guards = anchors.filter { guarded.contains($0.doc) }
    let anchorsBefore = Self.figures(of: base, on: guards)
    let taught = change(
      of: base, by: learnt, keeping: anchors.filter { !guarded.contains($0.doc) })
    var outcome = Outcome(
      model: base, parts: [], learnt: learnt.count, heldBack: rest.count, before: before)
    if !guards.isEmpty { outcome.anchorsBefore = anchorsBefore }
    // In a session the layer above looks at modes and rungs alike, so each may move the other.
    for parts in judged.count > 1 ? [judged, [.modes], [.zooms]] : [judged] {
      let model = adapted(base, by: taught, in: parts)
      let after = Self.figures(of: model, on: rest)
      let anchorsAfter = Self.figures(of: model, on: guards)
      let isTaken =
        parts.allSatisfy { after.isBetter(than: before, in: $0) }
        && Part.allCases.allSatisfy { anchorsAfter.isAsGood(as: anchorsBefore, in: $0) }
      if outcome.after == nil || isTaken {
        // Where nothing is taken, the figures say what was tried first.
        outcome.after = after
        outcome.anchorsAfter = guards.isEmpty ? nil : anchorsAfter
      }
      if isTaken {
        outcome.model = model
        outcome.parts = parts
        break
      }
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

  /// What the turns teach, to be added to the weights of `base`.
  private func change(
    of base: BalanceModel, by corrections: [LabelledTurn], keeping anchors: [LabelledTurn]
  ) -> [SIMD16<Float>] {
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
    return change.allWeights
  }

  /// The model with a change added to its weights for some parts.
  private func adapted(
    _ base: BalanceModel, by change: [SIMD16<Float>], in parts: [Part]
  ) -> BalanceModel {
    var moved = SIMDMask<SIMD16<Int32>>()
    for part in parts { for output in part.outputs { moved[output] = true } }
    let weights = change.map { $0.replacing(with: 0, where: .!moved) }
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

extension BalanceModel {
  /// The weights that judge a turn.
  fileprivate func table(for turn: LabelledTurn) -> WeightTable {
    turn.isOfSession ? table : turn.isSpeech ? speechTable : shortTable
  }
}
