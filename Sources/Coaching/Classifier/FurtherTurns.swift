/// Labelled turns that teach a part of a model alone.
///
/// Talk of another kind helps with turns of its kind and costs where sessions are judged
/// (`docs/model-experiments.md`), so speeches and exchanges teach how turns are judged that stand
/// alone, and nothing about sessions.
public struct FurtherTurns: Sendable {
  /// Turns that stand alone, such as turns of podcasts: for speeches and for short turns.
  public var speeches: [LabelledTurn]
  /// Turns of other exchanges, such as counselling: for short turns, and where an encoder stands
  /// beside the words for all turns that are like those of an exchange.
  public var exchanges: [LabelledTurn]
  /// Turns that the encoder was taught on: the words' scores are learnt from them, what the
  /// encoder's numbers weigh is not, since it knows these turns better than any to come.
  public var taught: [LabelledTurn]

  /// Makes further turns, none if nothing else is said.
  ///
  /// - Parameters:
  ///   - speeches: Turns that stand alone.
  ///   - exchanges: Turns of other exchanges.
  ///   - taught: Turns that the encoder was taught on.
  public init(
    speeches: [LabelledTurn] = [], exchanges: [LabelledTurn] = [], taught: [LabelledTurn] = []
  ) {
    self.speeches = speeches
    self.exchanges = exchanges
    self.taught = taught
  }

  /// How many of those that stand alone something can be learnt from.
  public var labelled: Int { (speeches + exchanges).count(where: \.isLabelled) }
}
