/// Labelled turns that teach how turns are judged that stand alone, and nothing about sessions.
///
/// Talk of another kind helps with turns of its kind and costs where sessions are judged
/// (`docs/model-experiments.md`).
public struct FurtherTurns: Sendable {
  /// Turns that stand alone, such as turns of podcasts: for speeches and for short turns.
  public var speeches: [LabelledTurn]
  /// Turns of other exchanges, such as counselling: for short turns, and where an encoder stands
  /// beside the words for all turns that are like those of an exchange.
  public var exchanges: [LabelledTurn]

  /// Makes further turns, none if nothing else is said.
  public init(speeches: [LabelledTurn] = [], exchanges: [LabelledTurn] = []) {
    self.speeches = speeches
    self.exchanges = exchanges
  }

  /// How many of them something can be learnt from.
  public var labelled: Int { (speeches + exchanges).count(where: \.isLabelled) }
}
