import TranscriptModel

/// A turn with the labels that a person gave it.
public struct LabelledTurn: Sendable, Hashable {
  /// The turn and what is known of its surroundings.
  public var input: TurnInput
  /// Where it comes from, such as `changelog`.
  public var source: String
  /// The document it stands in; turns of one document are never split.
  public var doc: String
  /// The mode; nil where there is none to judge: a client's turn, or raters who differ.
  public var mode: Mode?
  /// The rung of the ladder, 0 to 5; nil where nobody gave one.
  public var rung: Int?
  /// Whether the document's turns are a whole session, in order.
  public var isOfSession: Bool

  /// Makes a labelled turn.
  public init(
    input: TurnInput, source: String, doc: String, mode: Mode?, rung: Int?,
    isOfSession: Bool = false
  ) {
    self.input = input
    self.source = source
    self.doc = doc
    self.mode = mode
    self.rung = rung
    self.isOfSession = isOfSession
  }

  /// Whether something can be learnt from it.
  public var isLabelled: Bool { mode != nil || rung != nil }

  /// The turn as one that stands alone: of a session only the turn before it is known.
  var alone: LabelledTurn {
    guard isOfSession else { return self }
    var turn = self
    turn.isOfSession = false
    turn.input.previous = input.previous.suffix(1)
    turn.input.next = []
    return turn
  }

  /// Whether it is a speech where it stands alone.
  var isSpeech: Bool { BalanceModel.isSpeech(SpokenText(input.text)) }

  /// The mode, where the speaker can have one.
  var countedMode: Mode? { input.hasMode ? mode : nil }

  /// Whether the rung counts: it is known, and the turn is not one that does neither.
  public var rungCounts: Bool { rung != nil && mode != .neither }
}
