/// What one rule says of a pair, a session or an item.
///
/// A flag is told for the good states too: a rule that was kept is worth seeing.
public struct RuleFlag: Sendable, Hashable {
  /// The rules.
  public enum Rule: String, Sendable, Hashable, CaseIterable, Codable {
    /// Connect back by minute 20 to 30: `on_time`, `due`, `late`, `none`, `exempt`.
    case connectBack = "connect_back"
    /// Zoom out once every few sessions in a mentorship-heavy pair: `not_due`, `due`, `exempt`.
    case zoomOutDue = "zoom_out_due"
    /// Ask about a challenge: `asked`, `carried`, `never_asked`, `not_due`.
    case followUp = "follow_up"
    /// Mentorship rises while goals lie untouched: `none`, `due`.
    case drift
    /// Advice without experience, hedge or offer: `present`.
    case unbackedAdvice = "unbacked_advice"
    /// Many sessions of a pair burn: `high`.
    case burningRate = "burning_rate"
    /// What followed an empty agenda: `linked`, `not_linked`.
    case emptyAgenda = "empty_agenda"
    /// Whether the coach asked what else is on the agenda: `asked`.
    case agendaCheckpoint = "agenda_checkpoint"
    /// A question about team, work, tools, world or person in an early session: `asked`.
    case curiosity
    /// The first session's checklist, one flag for the points of each state: `touched`, `missing`.
    case onboarding
    /// A candidate for the magic moment by the sixth session: `candidate`.
    case magicMoment = "magic_moment"
    /// A win that nobody acknowledged: `passed_over`, `perhaps`.
    case winPassedOver = "win_passed_over"
    /// An event that takes the ground away, such as a reorganisation: `present`.
    case setback
    /// A goal that took the place of another: `present`, `perhaps`.
    case goalReframed = "goal_reframed"
    /// The client speaks of the title or of the work, one flag a session: `title`, `work`.
    case titleTalk = "title_talk"
    /// A burning session that was learnt from: `learnt`, `not_learnt`.
    case burningLesson = "burning_lesson"
    /// The session ends with a next step that the client owns: `present`, `perhaps`, `missing`.
    case nextStep = "next_step"
  }

  /// The rule.
  public var rule: Rule
  /// What it says, one of the words of `Rule`.
  public var state: String
  /// The session that it speaks of; nil where it speaks of the pair.
  public var session: String?
  /// The identifier of the item that it speaks of; nil where it speaks of none.
  public var item: String?
  /// Where it can be seen.
  public var evidence: [Place]
  /// One sentence built of facts, without spoken words.
  public var explanation: String

  /// Makes a flag.
  public init(
    rule: Rule, state: String, session: String? = nil, item: String? = nil,
    evidence: [Place] = [], explanation: String
  ) {
    self.rule = rule
    self.state = state
    self.session = session
    self.item = item
    self.evidence = evidence
    self.explanation = explanation
  }
}
