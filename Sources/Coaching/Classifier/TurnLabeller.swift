import TranscriptModel

/// Labels turns that stand alone, one after the other, faster than each for itself.
///
/// Whoever labels talk turn by turn gives each turn again as a neighbour of the next ones, and says
/// the same words again. A labeller keeps the last texts as it has read them, and what words weigh
/// that are not in the lexicon. A turn's labels do not depend on the turns that were labelled
/// before it.
///
///     var labeller = TurnLabeller(try BalanceModel.shipped())
///     labeller.label(TurnInput(id: "1", text: "What would done look like?")).bestMode
///     // .coaching
public struct TurnLabeller: Sendable {
  /// What labels the turns.
  public let model: BalanceModel
  private let extractor: FeatureExtractor
  private var speeches: ScoreSink<TurnRow>
  private var shortTurns: ScoreSink<TurnRow>
  private var moves: MoveSink?
  private var texts = LastTexts()

  /// Makes a labeller of many turns.
  public init(_ model: BalanceModel) {
    self.init(
      model, ScoreSink(keepingWordsOf: model.speechTable),
      ScoreSink(keepingWordsOf: model.shortTable))
  }

  /// Makes a labeller of a single turn.
  init(ofOneTurn model: BalanceModel) {
    self.init(model, ScoreSink(model.speechTable), ScoreSink(model.shortTable))
  }

  private init(
    _ model: BalanceModel, _ speeches: ScoreSink<TurnRow>, _ shortTurns: ScoreSink<TurnRow>
  ) {
    self.model = model
    self.speeches = speeches
    self.shortTurns = shortTurns
    extractor = FeatureExtractor(log2Rows: model.table.log2Rows, vocabulary: model.vocabulary)
    moves = model.moves?.sink
  }

  /// The labels of a turn, with their probabilities and the words they rest on.
  ///
  /// - Complexity: O(*n*) in the bytes of the turn and of the neighbours that were not just read.
  public mutating func label(_ turn: TurnInput) -> Annotation {
    let own = texts.read(turn.text, as: turn.role)
    let isSpeech = BalanceModel.isSpeech(own.text)
    let context: TurnContext
    var scored: BalanceModel.ScoredTurn
    if isSpeech {
      context = texts.context(own, turn, isSpeech: true, extractor, &speeches)
      scored = BalanceModel.scored(context, extractor, &speeches)
    } else {
      context = texts.context(own, turn, isSpeech: false, extractor, &shortTurns)
      scored = BalanceModel.scored(context, extractor, &shortTurns)
    }
    if let accurate = model.accurate {
      let head = accurate.single[withoutMarks: context.isWithoutMarks]
      scored.join(accurate.encode(context, for: head), head)
    }
    return model.annotation(
      context, scored, scored.total, isSpeech ? model.speechCalibration : model.calibration,
      &moves)
  }
}

/// The texts that were read last.
private struct LastTexts {
  /// A text as it has been read.
  struct Text {
    let written: String
    let spoken: SpokenText
    let profile: TurnProfile
    private var aroundSpeech: Surroundings?
    private var aroundShortTurn: Surroundings?

    init(_ written: String) {
      self.written = written
      spoken = SpokenText(written)
      profile = TurnProfile(spoken)
    }

    /// What it adds to a speech that it stands beside, or to a short turn.
    subscript(aroundSpeech isSpeech: Bool) -> Surroundings? {
      get { isSpeech ? aroundSpeech : aroundShortTurn }
      set { if isSpeech { aroundSpeech = newValue } else { aroundShortTurn = newValue } }
    }
  }

  /// A turn and all that is read of its neighbours.
  private static let most = 2 * TurnContext.reach + 1

  private var texts: [Text] = []
  /// The place of the text that was read first.
  private var oldest = 0

  /// A turn that is to be labelled.
  mutating func read(_ text: String, as role: Role) -> TurnContext.Neighbour {
    let text = texts[place(of: text)]
    return TurnContext.Neighbour(text: text.spoken, role: role, profile: text.profile)
  }

  /// A turn within its surroundings.
  mutating func context(
    _ own: TurnContext.Neighbour, _ turn: TurnInput, isSpeech: Bool,
    _ extractor: FeatureExtractor, _ sink: inout ScoreSink<TurnRow>
  ) -> TurnContext {
    var around: [TurnContext.Neighbour] = []
    let previous = turn.previous.suffix(TurnContext.reach)
    for input in [previous, turn.next.prefix(TurnContext.reach)].joined() {
      let place = place(of: input.text)
      let added =
        texts[place][aroundSpeech: isSpeech]
        ?? extractor.surroundings(texts[place].spoken, &sink)
      texts[place][aroundSpeech: isSpeech] = added
      around.append(
        TurnContext.Neighbour(
          text: texts[place].spoken, role: input.role, profile: texts[place].profile,
          surroundings: added))
    }
    return TurnContext(own, previous: around[..<previous.count], next: around[previous.count...])
  }

  /// The place of a text, which is read if it is none of the last ones.
  private mutating func place(of text: String) -> Int {
    // Byte for byte: strings are equal too where an accent is written in another way, and evidence
    // names bytes.
    for place in texts.indices
    where texts[place].written.utf8.span.hasSameBytes(as: text.utf8.span) {
      return place
    }
    guard texts.count == Self.most else {
      texts.append(Text(text))
      return texts.count - 1
    }
    defer { oldest = (oldest + 1) % Self.most }
    texts[oldest] = Text(text)
    return oldest
  }
}
