/// What carries over between the sessions of one pair.
///
/// Everything in it is a proposal with its place and a confidence, in the order of the sessions
/// and of the turns.
public struct EngagementAnalysis: Sendable, Hashable {
  /// One entry a session, in their order.
  public var sessions: [SessionFacts]
  /// Goals, challenges, wins and the rest; rejected ones are left out.
  public var items: [CarriedItem]
  /// The turns that come back to earlier sessions.
  public var links: [SessionLink]
  /// The details that led to bigger questions, or could have.
  public var bridges: [Bridge]
  /// Situations then and now.
  public var progress: [ProgressPair]
  /// What the rules say.
  public var flags: [RuleFlag]
  /// The version of the rules that made it.
  public var rules: String

  /// Makes an analysis.
  public init(
    sessions: [SessionFacts] = [], items: [CarriedItem] = [], links: [SessionLink] = [],
    bridges: [Bridge] = [], progress: [ProgressPair] = [], flags: [RuleFlag] = [],
    rules: String
  ) {
    self.sessions = sessions
    self.items = items
    self.links = links
    self.bridges = bridges
    self.progress = progress
    self.flags = flags
    self.rules = rules
  }
}
