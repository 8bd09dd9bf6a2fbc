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
    texts.read(turn, model.marks)
    let isSpeech = texts.isSpeech
    let context: TurnContext
    var scored: BalanceModel.ScoredTurn
    if isSpeech {
      context = texts.context(of: turn, extractor, &speeches)
      scored = BalanceModel.scored(context, extractor, &speeches)
    } else {
      context = texts.context(of: turn, extractor, &shortTurns)
      scored = BalanceModel.scored(context, extractor, &shortTurns)
    }
    model.accurate?.judge(context, &scored)
    return model.annotation(
      context, scored, scored.total, isSpeech ? model.speechCalibration : model.calibration,
      &moves)
  }
}

/// The texts that were read last.
private struct LastTexts {
  /// A text as it has been read, in one way of writing.
  struct Reading {
    let spoken: SpokenText
    let profile: TurnProfile
    /// The text as it stood beside a speech and beside a short turn last.
    private var besideSpeech: TurnContext.Neighbour?
    private var besideShortTurn: TurnContext.Neighbour?

    init(_ spoken: SpokenText) {
      self.spoken = spoken
      profile = TurnProfile(spoken)
    }

    /// The text as the turn that is to be labelled.
    func own(as role: Role) -> TurnContext.Neighbour {
      if let besideSpeech, besideSpeech.role == role { return besideSpeech }
      if let besideShortTurn, besideShortTurn.role == role { return besideShortTurn }
      return TurnContext.Neighbour(text: spoken, role: role, profile: profile)
    }

    /// The text as it stands beside a speech or a short turn; what it adds to it is looked up once.
    mutating func beside(
      speech isSpeech: Bool, as role: Role, _ extractor: FeatureExtractor,
      _ sink: inout ScoreSink<TurnRow>
    ) -> TurnContext.Neighbour {
      let known = isSpeech ? besideSpeech : besideShortTurn
      if let known, known.role == role { return known }
      let neighbour = TurnContext.Neighbour(
        text: spoken, role: role, profile: profile,
        surroundings: known?.surroundings ?? extractor.surroundings(spoken, &sink))
      if isSpeech { besideSpeech = neighbour } else { besideShortTurn = neighbour }
      return neighbour
    }
  }

  /// A text, and what has been read of it.
  struct Text {
    let written: String
    /// The number of its bytes.
    let bytes: Int
    /// The number of the turn that it was read for last.
    var turn: Int
    var asWritten: Reading
    /// With marks put in; nil where nobody asked for it.
    var restored: Reading?

    init(_ written: String, turn: Int) {
      self.written = written
      bytes = written.utf8.count
      self.turn = turn
      asWritten = Reading(SpokenText(written))
    }
  }

  /// A turn and all that is read of its neighbours.
  private static let most = 2 * TurnContext.reach + 1

  private var texts: [Text] = []
  /// The place of the text that is the next to go, unless the turn at hand needs it.
  private var oldest = 0
  /// The number of the turn at hand.
  private var turn = 0
  /// The places of the turn's text and of its neighbours', the oldest first.
  private var own = 0
  private var previous: [Int] = []
  private var next: [Int] = []
  private var isWithoutMarks = false

  /// Whether the turn that was read last is a speech.
  var isSpeech: Bool { BalanceModel.isSpeech(texts[own].asWritten.spoken) }

  /// Reads a turn that is to be labelled, and its neighbours.
  mutating func read(_ turn: TurnInput, _ marks: MarkRestorer?) {
    self.turn &+= 1
    own = place(of: turn.text)
    previous.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    for input in turn.previous.suffix(TurnContext.reach) { previous.append(place(of: input.text)) }
    for input in turn.next.prefix(TurnContext.reach) { next.append(place(of: input.text)) }
    isWithoutMarks =
      !hasMarks(own) && !previous.contains(where: hasMarks) && !next.contains(where: hasMarks)
    guard isWithoutMarks, let marks else { return }
    for place in [own] + previous + next where texts[place].restored == nil {
      texts[place].restored = Reading(marks.restored(texts[place].asWritten.spoken))
    }
  }

  private func hasMarks(_ place: Int) -> Bool { texts[place].asWritten.spoken.hasSentenceMarks }

  /// The turn that was read last, within its surroundings.
  mutating func context(
    of turn: TurnInput, _ extractor: FeatureExtractor, _ sink: inout ScoreSink<TurnRow>
  ) -> TurnContext {
    let isSpeech = isSpeech
    var turns: [TurnContext.Neighbour] = []
    turns.reserveCapacity(previous.count + 1 + next.count)
    for (place, input) in zip(previous, turn.previous.suffix(TurnContext.reach)) {
      turns.append(neighbour(place, input.role, isSpeech, extractor, &sink))
    }
    let restored = isWithoutMarks ? texts[own].restored?.own(as: turn.role) : nil
    turns.append(restored ?? texts[own].asWritten.own(as: turn.role))
    for (place, input) in zip(next, turn.next) {
      turns.append(neighbour(place, input.role, isSpeech, extractor, &sink))
    }
    return TurnContext(turns, at: previous.count, isWithoutMarks: isWithoutMarks)
  }

  /// A text beside the turn that was read last.
  private mutating func neighbour(
    _ place: Int, _ role: Role, _ isSpeech: Bool, _ extractor: FeatureExtractor,
    _ sink: inout ScoreSink<TurnRow>
  ) -> TurnContext.Neighbour {
    let restored =
      isWithoutMarks
      ? texts[place].restored?.beside(speech: isSpeech, as: role, extractor, &sink) : nil
    return restored
      ?? texts[place].asWritten.beside(speech: isSpeech, as: role, extractor, &sink)
  }

  /// The place of a text, which is read if it is none of the last ones.
  private mutating func place(of text: String) -> Int {
    // Byte for byte: strings are equal too where an accent is written in another way, and evidence
    // names bytes. Most texts differ in length, which is told without holding them.
    let bytes = text.utf8.count
    for place in texts.indices
    where texts[place].bytes == bytes
      && texts[place].written.utf8.span.hasSameBytes(as: text.utf8.span)
    {
      texts[place].turn = turn
      return place
    }
    guard texts.count == Self.most else {
      texts.append(Text(text, turn: turn))
      return texts.count - 1
    }
    // A turn needs no more texts than there are places, so one of them is free.
    while texts[oldest].turn == turn { oldest = (oldest + 1) % Self.most }
    defer { oldest = (oldest + 1) % Self.most }
    texts[oldest] = Text(text, turn: turn)
    return oldest
  }
}
