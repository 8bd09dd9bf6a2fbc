import TranscriptModel

/// Adapts a model to the corrections of a program.
///
/// Only what the corrections touch is moved, and only a little: a program corrects hundreds of
/// turns, the model was taught thousands. Every third document is held back; the adapted model is
/// taken only where it is better there. The same model and corrections give the same model.
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

    /// Whether fewer or as many labels are wrong, and the given ones surprise less.
    func isBetter(than other: Figures) -> Bool {
      wrongModes + wrongZooms <= other.wrongModes + other.wrongZooms && loss < other.loss
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
  }

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
  /// - Returns: The model to use. With corrections of fewer than two documents nothing can be
  ///   held back, and `base` stays.
  public func adapt(_ base: BalanceModel, to corrections: [LabelledTurn]) -> Outcome {
    let usable = corrections.filter { $0.countedMode != nil || $0.rung != nil }
    let held = Self.heldBack(usable)
    let learnt = usable.filter { !held.contains($0.doc) }
    let rest = usable.filter { held.contains($0.doc) }
    guard !learnt.isEmpty, !rest.isEmpty else {
      return Outcome(model: base, isAdapted: false, learnt: usable.count, heldBack: 0)
    }
    let adapted = adapted(base, to: learnt)
    let before = Self.figures(of: base, on: rest)
    let after = Self.figures(of: adapted, on: rest)
    let isBetter = after.isBetter(than: before)
    return Outcome(
      model: isBetter ? adapted : base, isAdapted: isBetter, learnt: learnt.count,
      heldBack: rest.count, before: before, after: after)
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
  private func adapted(_ base: BalanceModel, to turns: [LabelledTurn]) -> BalanceModel {
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
    let known = vectors.map(base.table.scores)
    var change = GradientTable(
      rows: base.table.count, rate: Self.rate, ridge: options.ridge, lasso: 0)
    var random = SplitMix(state: options.seed)
    for _ in 0..<Self.epochs {
      for index in random.permutation(turns.count) {
        let scores = known[index] + change.scores(vectors[index])
        change.learn(vectors[index], targets.gradient(index, scores))
      }
    }
    var adapted = BalanceModel(
      version: options.version, table: base.table.adding(change.allWeights),
      speechTable: base.speechTable.adding(change.allWeights),
      shortTable: base.shortTable.adding(change.allWeights), vocabulary: base.vocabulary,
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
