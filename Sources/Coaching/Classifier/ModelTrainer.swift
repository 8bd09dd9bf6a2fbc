import TranscriptModel

/// Fits the classifier to labelled turns.
///
/// The same turns, options and seed give the same model, byte for byte.
public struct ModelTrainer: Sendable {
  /// How to train.
  public struct Options: Sendable, Hashable {
    /// The version that the model will bear.
    public var version = "untitled"
    /// The two-logarithm of the number of rows of weights.
    public var log2Rows = 14
    /// How often all turns are seen, where tuning turns tell after which time to stop.
    public var epochs = 4
    /// How often all turns are seen where they do not: for turns of an exchange, and without them.
    public var blindEpochs = 3
    /// How many trainings of what judges single turns are averaged where there are no tuning turns.
    public var blindRounds = 1
    /// Into how many folds the series are dealt, to learn what a session tells of a turn.
    public var folds = 4
    /// How many times to train, each with another order, before the weights are averaged.
    public var rounds = 2
    /// What decides the order of the turns and the variants that are shown.
    public var seed: UInt64 = 1
    /// How fast weights move.
    public var rate: Float = 0.2
    /// How strongly weights are held near zero.
    public var ridge: Float = 1
    /// How strongly weights are held at zero.
    public var lasso: Float = 0
    /// How far rare classes weigh more: 0 as they come, 1 as if all were equally frequent.
    public var balance = 0.5
    /// How much a turn of a whole session weighs against a single turn.
    public var sessionWeight: Float = 4
    /// The same where speeches are to be judged.
    public var speechSessionWeight: Float = 0.1
    /// How much of a rung's target is given to its neighbours on the ladder.
    public var rungSpread: Float = 0.1
    /// The share of turns shown in another way of writing.
    public var variantShare = 0.4

    /// The options of the shipped model but for its version.
    public init() {}
  }

  /// How to train.
  public let options: Options

  /// Makes a trainer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Trains a model, and tunes its probabilities and thresholds.
  ///
  /// - Parameters:
  ///   - turns: What to learn from.
  ///   - further: Further turns, which teach nothing about sessions.
  ///   - dev: Other turns, from other documents, on which probabilities and thresholds are tuned
  ///     and the number of epochs for single turns is chosen; without them nothing is tuned.
  ///   - texts: Further texts of the field, without labels, from which the vectors of words are
  ///     learnt, and where marks belong; without them words have none, and no marks are put in.
  ///   - progress: Is told a sentence for each epoch whose loss on tuning turns is known, once a
  ///     table is learnt.
  /// - Returns: The model.
  public func train(
    _ turns: [LabelledTurn], further: FurtherTurns = FurtherTurns(), dev: [LabelledTurn] = [],
    texts: [String] = [], progress: (String) -> Void = { _ in }
  ) -> BalanceModel {
    let usable = turns.filter(\.isLabelled)
    let learner = Learner(
      log2Rows: options.log2Rows, turns: usable, texts: texts,
      marks: MarkTrainer().train(on: texts))
    let tables = tables(usable, further, dev, learner, progress)
    let fitted = BalanceModel(
      version: options.version, table: tables.turns, speechTable: tables.speeches,
      shortTable: tables.shortTurns, vocabulary: learner.vocabulary, marks: learner.marks)
    var model = fitted
    model.tune(on: dev) { fitted.scored(TurnContext($0.input, learner.marks), $1).total }
    model.session.calibration = model.calibration
    model.unmarkedSession = model.session
    model.learn(from: heldBackSessions(usable, learner, progress), options)
    return model
  }

  /// The weights for turns of an exchange, for speeches, and for short turns that stand alone.
  func tables(
    _ turns: [LabelledTurn], _ further: FurtherTurns, _ dev: [LabelledTurn], _ learner: Learner,
    _ progress: (String) -> Void
  ) -> (turns: WeightTable, speeches: WeightTable, shortTurns: WeightTable) {
    let short = dev.filter { !$0.isSpeech }
    // Tuning turns stand alone, so they cannot tell when what judges sessions has learnt enough; and
    // what is learnt above it comes from weights that were taught as long (`heldBackSessions`).
    let table = fit(turns, [], learner, for: .turns, progress)
    let withSpeeches = turns + further.speeches.filter(\.isLabelled).map(\.alone)
    let speeches = fit(withSpeeches, dev.filter(\.isSpeech), learner, for: .speeches, progress)
    let exchanges = further.exchanges.filter(\.isLabelled).map(\.alone)
    let ofShort =
      exchanges.isEmpty
      ? speeches : fit(withSpeeches + exchanges, short, learner, for: .shortTurns, progress)
    return (table, speeches, WeightTable(meanOf: table, ofShort))
  }

  /// What a table of weights is for.
  enum Purpose {
    /// Turns of an exchange, mostly with all that stands around them.
    case turns
    /// Long turns that stand alone, as in a podcast.
    case speeches
    /// Short turns that stand alone.
    case shortTurns
  }

  /// The weights that turns teach, the mean of several trainings.
  func fit(
    _ turns: [LabelledTurn], _ dev: [LabelledTurn], _ learner: Learner,
    for purpose: Purpose, _ progress: (String) -> Void
  ) -> WeightTable {
    let rounds = dev.isEmpty && purpose != .turns ? options.blindRounds : options.rounds
    let trained = concurrently(rounds) { trainRound($0, turns, dev, learner, purpose) }
    var average = Array(repeating: SIMD16<Float>.zero, count: learner.rows)
    for (weights, epochs) in trained {
      epochs.forEach(progress)
      for row in average.indices { average[row] += weights[row] / Float(rounds) }
    }
    return WeightTable(rounding: learner.unfolded(average), log2Rows: options.log2Rows)
  }

  /// The sessions among `turns`, each scored by a model that has seen none of its series.
  ///
  /// Series are dealt into folds; with too few of them there is nothing to hold back.
  private func heldBackSessions(
    _ turns: [LabelledTurn], _ learner: Learner, _ progress: (String) -> Void
  ) -> HeldBackSessions {
    let series = Set(turns.filter(\.isOfSession).map(\.source)).sorted()
    guard series.count >= options.folds else { return HeldBackSessions() }
    progress("\(series.count) series, held back in \(options.folds) folds")
    let folds = concurrently(options.folds) { fold in
      let held = Set(series.indices.filter { $0 % options.folds == fold }.map { series[$0] })
      let table = fit(
        turns.filter { !held.contains($0.source) }, [], learner, for: .turns, { _ in })
      let model = BalanceModel(
        version: options.version, table: table, vocabulary: learner.vocabulary,
        marks: learner.marks)
      let heldTurns = turns.filter { held.contains($0.source) }
      let scored = { (turn: LabelledTurn) in
        let context = TurnContext(turn.input, learner.marks)
        return SequenceLayer.Turn(context, model.scored(context, model.table))
      }
      return HeldBackSessions(
        asWritten: ScoredSession.all(in: heldTurns, turn: \.self, scored: scored),
        withoutMarks: ScoredSession.all(
          in: heldTurns.map(\.withoutMarks), turn: \.self, scored: scored))
    }
    return HeldBackSessions(folds)
  }

  /// One training from nothing; the weights after the epoch that served `dev` best, and a sentence
  /// for each epoch.
  private func trainRound(
    _ round: Int, _ turns: [LabelledTurn], _ dev: [LabelledTurn], _ learner: Learner,
    _ purpose: Purpose
  ) -> (weights: [SIMD16<Float>], epochs: [String]) {
    var epochs: [String] = []
    var table = GradientTable(
      rows: learner.rows, rate: options.rate, ridge: options.ridge, lasso: options.lasso)
    let weight =
      purpose == .turns ? options.sessionWeight : options.speechSessionWeight
    let targets = TrainingTargets(turns, options, sessionWeight: weight)
    var random = SplitMix(state: options.seed &+ UInt64(round) &* 1_000_003)
    var best: (loss: Double, weights: [SIMD16<Float>])?
    for epoch in 0..<(dev.isEmpty ? options.blindEpochs : options.epochs) {
      for index in random.permutation(turns.count) {
        let input = varied(turns[index].input, purpose, &random)
        let features = learner.features(input)
        table.learn(features, targets.gradient(index, table.scores(features)))
      }
      guard !dev.isEmpty else { continue }
      let loss = loss(of: table, on: dev, learner)
      let shown = Evaluation.decimals(loss)
      epochs.append("\(purpose), round \(round + 1), epoch \(epoch + 1): loss \(shown)")
      if best.map({ loss < $0.loss }) ?? true { best = (loss, table.allWeights) }
    }
    return (best?.weights ?? table.allWeights, epochs)
  }

  /// The mean loss on other turns.
  private func loss(
    of table: GradientTable, on turns: [LabelledTurn], _ learner: Learner
  ) -> Double {
    var sum = 0.0
    var count = 0.0
    let calibration = Calibration()
    for turn in turns {
      let scores = table.scores(learner.features(turn.input))
      if let mode = turn.mode, let place = Mode.allCases.firstIndex(of: mode) {
        sum -= logarithm(calibration.modes(scores)[place])
        count += 1
      }
      if let rung = turn.rung, turn.rungCounts {
        sum -= logarithm(calibration.rungs(scores)[rung])
        count += 1
      }
    }
    return count == 0 ? 0 : sum / count
  }

  // MARK: Variants

  /// Another way of writing, most often one of those that change what is read: casing and
  /// contractions are folded anyhow.
  private static func variant(_ random: inout SplitMix) -> SpeechVariant {
    switch random.below(8) {
    case 0...3: .unpunctuated
    case 4...6: .fillers
    default: .american
    }
  }

  /// The turn as another transcript might show it: written otherwise, with less around it.
  private func varied(
    _ input: TurnInput, _ purpose: Purpose, _ random: inout SplitMix
  ) -> TurnInput {
    var input = input
    switch random.below(purpose == .turns ? 12 : 6) {
    case 0:
      input.previous = []
      input.next = []
    case 1: input.next = []
    case 2:
      input.previous = Array(input.previous.suffix(1))
      input.next = Array(input.next.prefix(1))
    default: break
    }
    guard random.fraction() < options.variantShare else { return input }
    let variant = Self.variant(&random)
    let seed = random.next()
    input.text = variant.apply(to: input.text, seed: seed)
    for index in input.previous.indices {
      input.previous[index].text = variant.apply(to: input.previous[index].text, seed: seed)
    }
    for index in input.next.indices {
      input.next[index].text = variant.apply(to: input.next[index].text, seed: seed)
    }
    return input
  }
}
