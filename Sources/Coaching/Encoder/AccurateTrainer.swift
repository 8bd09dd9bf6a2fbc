import TranscriptModel

/// Fits what the encoder's numbers add to a compact model.
///
/// The words' scores of turns that a model was taught on look surer than they are. So the turns
/// are dealt into folds, whole documents and series together, and the encoder's weights are learnt
/// beside the scores of models that had not seen the turn.
struct AccurateTrainer {
  /// How to fit a head.
  struct Options: Sendable {
    var solver = HeadSolver()
    /// How far rare classes weigh more.
    var balance = 0.5
  }

  /// A turn with all that is known before the encoder's weights are.
  private struct Known {
    /// The fold that the turn is held back with.
    let fold: Int
    /// Whether the turn teaches only how turns that stand alone are judged.
    let isFurther: Bool
    var asWritten: ReadTurn
    /// The turn in lower case and without marks.
    var unmarked: ReadTurn

    var isOfSession: Bool { asWritten.turn.isOfSession }
  }

  /// A turn in one way of writing.
  private struct ReadTurn {
    let turn: LabelledTurn
    let context: TurnContext
    let input: EncoderHead.Input
    /// The scores of the words by a model for turns that has not seen this one.
    var asTurn = BalanceModel.ScoredTurn.none
    /// The same by a model for what it is where it stands alone: a speech or a short turn.
    var alone = BalanceModel.ScoredTurn.none
  }

  let training: ModelTrainer.Options
  var options = Options()
  /// What gives a text its numbers; texts that stand around several turns are read once.
  let numbers: (EncodedText) -> [Float]

  /// Fits an accurate model.
  ///
  /// - Parameters:
  ///   - turns: What to learn from.
  ///   - further: Further turns: from both learns what scores the words of turns that stand
  ///     alone, from exchanges what judges them too where they are like those. The encoder that
  ///     ships was taught on both; of most turns its weights are learnt from others. From those
  ///     that it was taught on learns what scores the words.
  ///   - dev: Other turns, on which probabilities of single turns are tuned.
  ///   - texts: Further texts, from which the vectors of words are learnt for the folds.
  ///   - base: The compact model that it is made of.
  ///   - encoder: What gives texts their numbers.
  ///   - progress: Is told a sentence now and then.
  /// - Returns: The accurate model.
  func train(
    _ turns: [LabelledTurn], further: FurtherTurns = FurtherTurns(), dev: [LabelledTurn],
    texts: [String], on base: BalanceModel, _ encoder: SentenceEncoder,
    progress: (String) -> Void
  ) -> BalanceModel {
    let usable = turns.filter(\.isLabelled)
    var further = further
    further.taught = further.taught.filter(\.isLabelled)
    let learner = Learner(
      log2Rows: training.log2Rows, turns: usable + further.taught, texts: texts, marks: base.marks)
    let known = known(usable, further, learner, progress: progress)
    let mixed = concurrently(2) { mixedHead(known, $0 == 0 ? \.asWritten : \.unmarked) }
    let single = AccuratePart.Heads(marked: mixed[0], unmarked: mixed[1])
    var model = base
    model.version = training.version
    model.accurate = AccuratePart(encoder: encoder, session: sessionHeads(known), single: single)
    model.learn(from: heldBackSessions(known), training)
    model.tune(on: dev) { turn, table in
      let context = TurnContext(turn.input, base.marks)
      let input = input(turn.input, context)
      let words = base.scored(context, table).total
      return single[withoutMarks: context.isWithoutMarks].head(for: input, words: words)
        .scores(input, words: words)
    }
    return model
  }

  /// With marks learnt from all turns but further ones, without from sessions alone; if there are
  /// none, that is the same head.
  private func sessionHeads(_ known: [Known]) -> AccuratePart.Heads<EncoderHead> {
    let marked = sessionHead(known.filter { !$0.isFurther }.map(\.asWritten))
    let sessions = known.filter(\.isOfSession)
    return AccuratePart.Heads(
      marked: marked, unmarked: sessions.isEmpty ? marked : sessionHead(sessions.map(\.unmarked)))
  }

  private func sessionHead(_ turns: [ReadTurn]) -> EncoderHead {
    head(turns, Self.spread(turns), sessionWeight: training.sessionWeight) { $0.asTurn.total }
  }

  /// Learnt from single turns alone, if there are any, and from exchanges.
  private func mixedHead(_ known: [Known], _ written: KeyPath<Known, ReadTurn>) -> MixedHead {
    let others = known.filter { !$0.isFurther }
    let single = others.filter { !$0.isOfSession }
    let usual = (single.isEmpty ? others : single).map { $0[keyPath: written] }
    let exchanges = known.filter(\.isFurther).map { $0[keyPath: written] }
    let spread = Self.spread(usual + exchanges)
    let head = head(usual, spread, sessionWeight: 1) { $0.alone.total }
    guard !exchanges.isEmpty else { return MixedHead(head) }
    return MixedHead(
      spread: spread, usual: head.rows,
      exchanges: self.head(exchanges, spread, sessionWeight: 1) { $0.alone.total }.rows,
      likeness: likeness(usual, exchanges, spread))
  }

  /// What tells exchanges from other turns; both kinds weigh the same, however many they are, up
  /// to the weight that the solver's step allows.
  private func likeness(
    _ usual: [ReadTurn], _ exchanges: [ReadTurn], _ spread: EncoderHead.Spread
  ) -> [Float] {
    let turns = usual + exchanges
    let inputs = turns.flatMap { EncoderHead.values($0.input, words: $0.alone.total, spread) }
    let weights = [usual, exchanges].map { min(2, Double(turns.count) / Double(2 * $0.count)) }
    let width = EncoderHead.rowCount(width: spread.mean.count)
    return options.solver.rows(inputs, width: width) { index, scores in
      let kind = index < usual.count ? 0 : 1
      var gradient = SIMD16<Float>.zero
      gradient[0] = Float(
        (MixedHead.share(Double(scores[0])) - Double(kind)) * weights[kind])
      return gradient
    }.map { $0[0] }
  }

  /// The sessions, each scored by weights that were learnt without its series.
  private func heldBackSessions(_ known: [Known]) -> HeldBackSessions {
    let folds = concurrently(training.folds) { fold in
      let rest = known.filter { $0.fold != fold }
      let held = known.filter { $0.fold == fold && $0.isOfSession }
      let heads = sessionHeads(rest)
      return HeldBackSessions(
        asWritten: Self.scored(held.map(\.asWritten), heads.marked),
        withoutMarks: Self.scored(held.map(\.unmarked), heads.unmarked))
    }
    return HeldBackSessions(folds)
  }

  /// Sessions whose words have been scored, judged by a head.
  private static func scored(_ turns: [ReadTurn], _ head: EncoderHead) -> [ScoredSession] {
    ScoredSession.all(in: turns, turn: \.turn) { read in
      var scored = read.asTurn
      scored.join(EncodedTurn(input: read.input, tokens: []), head)
      return SequenceLayer.Turn(read.context, scored)
    }
  }

  // MARK: What is known

  /// Reads turns, and scores each by models that have not seen its document or series.
  private func known(
    _ turns: [LabelledTurn], _ further: FurtherTurns, _ learner: Learner,
    progress: (String) -> Void
  ) -> [Known] {
    let group = { (turn: LabelledTurn) in turn.isOfSession ? turn.source : turn.doc }
    let exchanges = further.exchanges.filter(\.isLabelled).map(\.alone)
    // Dealt one after the other, so that exchanges leave the folds of the other turns as they are.
    let folds = [exchanges, turns].reduce(into: [String: Int]()) { folds, turns in
      for (place, group) in Set(turns.map(group)).sorted().enumerated() {
        folds[group] = place % training.folds
      }
    }
    var known = [(turns, false), (exchanges, true)].flatMap { turns, isFurther in
      turns.map { turn in
        Known(
          fold: folds[group(turn)] ?? 0, isFurther: isFurther,
          asWritten: read(turn, learner.marks), unmarked: read(turn.withoutMarks, learner.marks))
      }
    }
    let trainer = ModelTrainer(options: training)
    progress("words, in \(training.folds) folds")
    let models = concurrently(training.folds) { fold in
      let rest = known.filter { $0.fold != fold }
      let tables = trainer.tables(
        rest.filter { !$0.isFurther }.map(\.asWritten.turn) + further.taught,
        FurtherTurns(
          speeches: further.speeches.filter { folds[$0.doc] != fold },
          exchanges: rest.filter(\.isFurther).map(\.asWritten.turn)),
        [], learner, { _ in })
      return BalanceModel(
        version: training.version, table: tables.turns, speechTable: tables.speeches,
        shortTable: tables.shortTurns, vocabulary: learner.vocabulary, marks: learner.marks)
    }
    for index in known.indices {
      let model = models[known[index].fold]
      for written in [\Known.asWritten, \Known.unmarked] {
        let context = known[index][keyPath: written].context
        let isSpeech = BalanceModel.isSpeech(context.turn)
        known[index][keyPath: written].asTurn = model.scored(context, model.table)
        known[index][keyPath: written].alone = model.scored(
          context, isSpeech ? model.speechTable : model.shortTable)
      }
    }
    return known
  }

  private func read(_ turn: LabelledTurn, _ marks: MarkRestorer?) -> ReadTurn {
    let context = TurnContext(turn.input, marks)
    return ReadTurn(turn: turn, context: context, input: input(turn.input, context))
  }

  /// A turn's numbers and those of the turns around it.
  private func input(_ turn: TurnInput, _ context: TurnContext) -> EncoderHead.Input {
    let numbers = { (text: String) in
      self.numbers(EncodedText(text: text, isWithoutMarks: context.isWithoutMarks))
    }
    let before = turn.previous.suffix(TurnContext.reach).reversed().map { numbers($0.text) }
    let after = turn.next.prefix(TurnContext.reach).map { numbers($0.text) }
    return EncoderHead.Input(own: numbers(turn.text), sides: [before, after])
  }

  // MARK: Heads

  private static func spread(_ turns: [ReadTurn]) -> EncoderHead.Spread {
    EncoderHead.Spread(turns.map(\.input.own))
  }

  /// The head that turns teach.
  ///
  /// - Parameters:
  ///   - turns: The turns.
  ///   - spread: What the encoder's numbers are over them and those of like heads.
  ///   - sessionWeight: How much a turn of a whole session weighs against a single one.
  ///   - words: The scores of a turn's words.
  /// - Returns: The head.
  private func head(
    _ turns: [ReadTurn], _ spread: EncoderHead.Spread, sessionWeight: Float,
    words: (ReadTurn) -> SIMD16<Float>
  ) -> EncoderHead {
    var training = training
    training.balance = options.balance
    let targets = TrainingTargets(turns.map(\.turn), training, sessionWeight: sessionWeight)
    let inputs = turns.flatMap { EncoderHead.values($0.input, words: words($0), spread) }
    return EncoderHead(
      spread: spread,
      rows: options.solver.rows(inputs, width: EncoderHead.rowCount(width: spread.mean.count)) {
        targets.gradient($0, $1)
      })
  }
}

/// A text as the encoder reads it.
struct EncodedText: Hashable {
  let text: String
  /// Whether it stands in talk without marks, so that they are put in first.
  let isWithoutMarks: Bool

  /// What is read.
  func spoken(_ marks: MarkRestorer?) -> SpokenText {
    let text = SpokenText(text)
    return isWithoutMarks ? marks?.restored(text) ?? text : text
  }

  /// The texts of a turn and of those around it.
  static func all(of turn: TurnInput) -> [EncodedText] {
    let isWithoutMarks = TurnContext(turn, nil).isWithoutMarks
    let around = (turn.previous + turn.next).map(\.text)
    return ([turn.text] + around).map { EncodedText(text: $0, isWithoutMarks: isWithoutMarks) }
  }
}

extension EncoderHead.Spread {
  /// What numbers are over turns.
  init(_ turns: [[Float]]) {
    let width = turns.first?.count ?? 0
    var sum = Array(repeating: 0.0, count: width)
    var square = sum
    for turn in turns {
      for place in 0..<width {
        sum[place] += Double(turn[place])
        square[place] += Double(turn[place]) * Double(turn[place])
      }
    }
    let count = Double(max(1, turns.count))
    mean = sum.map { Float($0 / count) }
    scale = zip(sum, square).map { sum, square in
      let variance = square / count - (sum / count) * (sum / count)
      return variance > 1e-12 ? Float(1 / variance.squareRoot()) : 0
    }
  }
}

extension BalanceModel.ScoredTurn {
  /// Of a turn that nobody has scored.
  static let none = Self(
    total: .zero, own: .zero, tokens: [], phrases: PhraseMatches(in: [], of: .labelling))
}
