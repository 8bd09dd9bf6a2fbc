/// Something that a session leaves for later ones: a goal, a challenge, a win.
///
/// Every item is a proposal that shows its words. Its identifier is made of the pair, the
/// session, the turn and the kind, so that what people say of it survives a re-run.
public struct CarriedItem: Sendable, Hashable {
  /// What an item is.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// What the client is after.
    case goal
    /// Something to do before a later session: a challenge, an assignment, a promise.
    case challenge
    /// Something that went well.
    case win
    /// A question left open.
    case question
    /// A question that the coach keeps bringing up.
    case prompt
    /// A book, a page, a tool that was named.
    case resource
  }

  /// How far ahead a goal lies.
  public enum Horizon: String, Sendable, Hashable, CaseIterable, Codable {
    /// A career, a role, a year.
    case long
    /// A week, a quarter.
    case short
  }

  /// What became of an item.
  public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
    /// Nothing is known yet.
    case open
    /// Done or reached.
    case done
    /// Done in part.
    case partly
    /// Not done.
    case not
    /// Turned into something else.
    case changed
    /// Given up.
    case dropped
  }

  /// Below this confidence a proposal stands in the export alone.
  public static let leastConfidence = 0.25

  /// What tells the item from all others.
  public var id: String
  /// What it is.
  public var kind: Kind
  /// Who is to do it or whose it is.
  public var owner: Side
  /// How far ahead it lies; nil for anything but a goal.
  public var horizon: Horizon?
  /// The words that it comes from.
  public var quote: Quote
  /// The words that somebody gave it instead; nil where nobody did.
  public var wording: String?
  /// When it is due, as the session said it; nil where it did not.
  public var due: Quote?
  /// What became of it, by the last session that says so.
  public var status: Status
  /// How likely the proposal is right, 0 to 1.
  public var confidence: Double
  /// Whether somebody confirmed it; nil where nobody looked.
  public var confirmed: Bool?
  /// Where the other side acknowledged a win; nil for other items and for a win passed over.
  public var acknowledged: Place?
  /// The identifier of the earlier goal that this one rewords, resumes or replaces.
  public var follows: String?

  /// Makes an item.
  public init(
    id: String, kind: Kind, owner: Side, horizon: Horizon? = nil, quote: Quote,
    wording: String? = nil, due: Quote? = nil, status: Status = .open, confidence: Double,
    confirmed: Bool? = nil, acknowledged: Place? = nil, follows: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.owner = owner
    self.horizon = horizon
    self.quote = quote
    self.wording = wording
    self.due = due
    self.status = status
    self.confidence = confidence
    self.confirmed = confirmed
    self.acknowledged = acknowledged
    self.follows = follows
  }
}
