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
    let turn: LabelledTurn
    let context: TurnContext
    /// The fold that the turn is held back with.
    let fold: Int
    let input: EncoderHead.Input
    /// The scores of the words by a model for turns that has not seen this one.
    var asTurn = BalanceModel.ScoredTurn.none
    /// A turn of a session as it is without marks; nil of a single turn.
    var unmarked: Unmarked?
    /// The same by a model for speeches.
    var asSpeech = BalanceModel.ScoredTurn.none
  }

  /// A turn of a session in lower case and without marks.
  private struct Unmarked {
    let turn: LabelledTurn
    let context: TurnContext
    let input: EncoderHead.Input
    var asTurn = BalanceModel.ScoredTurn.none
  }

  let training: ModelTrainer.Options
  var options = Options()
  /// What gives a text its numbers; texts that stand around several turns are read once.
  let numbers: (String) -> [Float]

  /// Fits an accurate model.
  ///
  /// - Parameters:
  ///   - turns: What to learn from.
  ///   - dev: Other turns, on which probabilities of single turns are tuned.
  ///   - texts: Further texts, from which the vectors of words are learnt for the folds.
  ///   - base: The compact model that it is made of.
  ///   - encoder: What gives texts their numbers.
  ///   - progress: Is told a sentence now and then.
  /// - Returns: The accurate model.
  func train(
    _ turns: [LabelledTurn], dev: [LabelledTurn], texts: [String], on base: BalanceModel,
    _ encoder: SentenceEncoder, progress: (String) -> Void
  ) -> BalanceModel {
    let usable = turns.filter(\.isLabelled)
    let learner = Learner(log2Rows: training.log2Rows, turns: usable, texts: texts)
    let known = known(usable, learner, progress: progress)
    let (turnHead, singleHead) = (turnHead(known), singleHead(known))
    var model = base
    model.version = training.version
    model.accurate = AccuratePart(encoder: encoder, turnHead: turnHead, singleHead: singleHead)
    model.learn(from: heldBackSessions(known), training)
    model.tune(on: dev) { turn, table in
      let words = base.scored(TurnContext(turn.input), table).total
      return singleHead.scores(input(turn.input), words: words)
    }
    return model
  }

  private func turnHead(_ known: [Known]) -> EncoderHead {
    head(known, sessionWeight: training.sessionWeight) { $0.asTurn.total }
  }

  /// Learnt from single turns alone, if there are any: whole sessions are talked otherwise.
  private func singleHead(_ known: [Known]) -> EncoderHead {
    let single = known.filter { !$0.turn.isOfSession }
    return head(single.isEmpty ? known : single, sessionWeight: 1) { known in
      BalanceModel.isSpeech(known.context.turn)
        ? known.asSpeech.total : (known.asTurn.total + known.asSpeech.total) / 2
    }
  }

  /// The sessions, each scored by weights that were learnt without its series.
  private func heldBackSessions(_ known: [Known]) -> HeldBackSessions {
    var sessions = HeldBackSessions()
    for fold in 0..<training.folds {
      let head = turnHead(known.filter { $0.fold != fold })
      let held = known.filter { $0.fold == fold && $0.turn.isOfSession }
      sessions.asWritten += ScoredSession.all(in: held, turn: \.turn) {
        Self.scored($0.context, $0.asTurn, $0.input, head)
      }
      sessions.withoutMarks += ScoredSession.all(in: held.compactMap(\.unmarked), turn: \.turn) {
        Self.scored($0.context, $0.asTurn, $0.input, head)
      }
    }
    return sessions
  }

  /// A turn whose words have been scored, judged by a head.
  private static func scored(
    _ context: TurnContext, _ words: BalanceModel.ScoredTurn, _ input: EncoderHead.Input,
    _ head: EncoderHead
  ) -> SequenceLayer.Turn {
    var scored = words
    scored.join(EncodedTurn(input: input, tokens: []), head)
    return SequenceLayer.Turn(context, scored)
  }

  // MARK: What is known

  /// Reads turns, and scores each by models that have not seen its document or series.
  private func known(
    _ turns: [LabelledTurn], _ learner: Learner, progress: (String) -> Void
  ) -> [Known] {
    let group = { (turn: LabelledTurn) in turn.isOfSession ? turn.source : turn.doc }
    let groups = Set(turns.map(group)).sorted()
    let folds = Dictionary(
      uniqueKeysWithValues: groups.enumerated().map { ($1, $0 % training.folds) })
    var known = turns.map { turn in
      Known(
        turn: turn, context: TurnContext(turn.input), fold: folds[group(turn)] ?? 0,
        input: input(turn.input), unmarked: turn.isOfSession ? unmarked(turn) : nil)
    }
    let trainer = ModelTrainer(options: training)
    for fold in 0..<training.folds {
      progress("words, fold \(fold + 1) of \(training.folds)")
      let rest = known.filter { $0.fold != fold }.map(\.turn)
      let model = BalanceModel(
        version: training.version, table: trainer.fit(rest, [], learner, for: .turns, { _ in }),
        speechTable: trainer.fit(rest, [], learner, for: .speeches, { _ in }),
        vocabulary: learner.vocabulary)
      for index in known.indices where known[index].fold == fold {
        known[index].asTurn = model.scored(known[index].context, model.table)
        known[index].asSpeech = model.scored(known[index].context, model.speechTable)
        if let context = known[index].unmarked?.context {
          known[index].unmarked?.asTurn = model.scored(context, model.table)
        }
      }
    }
    return known
  }

  private func unmarked(_ turn: LabelledTurn) -> Unmarked {
    let turn = turn.withoutMarks
    return Unmarked(
      turn: turn, context: TurnContext(turn.input), input: input(turn.input))
  }

  /// A turn's numbers and those of the turns around it.
  private func input(_ turn: TurnInput) -> EncoderHead.Input {
    let before = turn.previous.suffix(TurnContext.reach).reversed().map { numbers($0.text) }
    let after = turn.next.prefix(TurnContext.reach).map { numbers($0.text) }
    return EncoderHead.Input(own: numbers(turn.text), sides: [before, after])
  }

  // MARK: Heads

  /// The head that turns teach.
  ///
  /// - Parameters:
  ///   - known: The turns.
  ///   - sessionWeight: How much a turn of a whole session weighs against a single one.
  ///   - words: The scores of a turn's words.
  /// - Returns: The head.
  private func head(
    _ known: [Known], sessionWeight: Float, words: (Known) -> SIMD16<Float>
  ) -> EncoderHead {
    let spread = EncoderHead.Spread(known.map(\.input.own))
    var training = training
    training.balance = options.balance
    let targets = TrainingTargets(known.map(\.turn), training, sessionWeight: sessionWeight)
    let inputs = known.flatMap { EncoderHead.values($0.input, words: words($0), spread) }
    return EncoderHead(
      spread: spread,
      rows: options.solver.rows(inputs, width: EncoderHead.rowCount(width: spread.mean.count)) {
        targets.gradient($0, $1)
      })
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
  static let none = Self(total: .zero, own: .zero, tokens: [], findings: [])
}
