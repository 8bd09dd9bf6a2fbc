/// A turn that comes back to something of an earlier session.
public struct SessionLink: Sendable, Hashable {
  /// What a link does.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Asks about a challenge or tells what became of it.
    case followUp = "follow_up"
    /// Refers to something that was said.
    case backLink = "back_link"
  }

  /// What the answer to a follow-up said.
  public enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
    /// Done.
    case done
    /// Done in part.
    case partly
    /// Not done.
    case not
    /// Turned into something else.
    case changed
    /// The answer spoke of something else.
    case notAnswered = "not_answered"
  }

  /// What it does.
  public var kind: Kind
  /// The words that refer back.
  public var quote: Quote
  /// When they were said, in milliseconds from the start; nil where the file has no times.
  public var milliseconds: Int?
  /// The words of the session before them as a share of all, 0 to 1.
  public var share: Double
  /// Who brought it up.
  public var by: Side
  /// What it refers to.
  public var target: Place
  /// The identifier of the item that it refers to; nil where it refers to talk alone.
  public var item: String?
  /// Whether the words say that they refer back, or only share their content.
  public var isExplicit: Bool
  /// Where the outcome was told; nil where there is none.
  public var answer: Place?
  /// What the answer said; nil for a back-link.
  public var outcome: Outcome?
  /// How likely the proposal is right, 0 to 1.
  public var confidence: Double

  /// Makes a link.
  public init(
    kind: Kind, quote: Quote, milliseconds: Int?, share: Double, by: Side, target: Place,
    item: String? = nil, isExplicit: Bool, answer: Place? = nil, outcome: Outcome? = nil,
    confidence: Double
  ) {
    self.kind = kind
    self.quote = quote
    self.milliseconds = milliseconds
    self.share = share
    self.by = by
    self.target = target
    self.item = item
    self.isExplicit = isExplicit
    self.answer = answer
    self.outcome = outcome
    self.confidence = confidence
  }
}
