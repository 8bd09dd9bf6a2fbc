/// The sessions of one pair, and what a person who read them found to carry over.
public struct LabelledSeries: Sendable {
  /// What tells the series from others.
  public var name: String
  /// The sessions with their labels of mode and zoom.
  public var history: EngagementHistory
  /// What carries over.
  public var truth: CarriedTruth
  /// How much its turns count in fitting, beside 1 of others.
  public var weight: Double

  /// Makes a series.
  public init(
    name: String, history: EngagementHistory, truth: CarriedTruth, weight: Double = 1
  ) {
    self.name = name
    self.history = history
    self.truth = truth
    self.weight = weight
  }
}

/// What carries over between the sessions of a pair, as a reader labelled it.
public struct CarriedTruth: Sendable {
  /// Something to do before a later session.
  public struct Challenge: Sendable {
    /// Where it was set.
    public var place: Place
    /// Where it was asked about or reported on.
    public var followUps: [FollowUp]
    /// Whether nobody ever asked.
    public var isNeverAsked: Bool

    /// Makes a challenge.
    public init(place: Place, followUps: [FollowUp], isNeverAsked: Bool) {
      self.place = place
      self.followUps = followUps
      self.isNeverAsked = isNeverAsked
    }
  }

  /// Where a challenge was taken up again.
  public struct FollowUp: Sendable {
    /// The question, or the report where nobody asked.
    public var place: Place
    /// The answer; nil where there is none.
    public var answer: Place?
    /// What it said.
    public var outcome: SessionLink.Outcome

    /// Makes a follow-up.
    public init(place: Place, answer: Place?, outcome: SessionLink.Outcome) {
      self.place = place
      self.answer = answer
      self.outcome = outcome
    }
  }

  /// A turn that refers to an earlier session.
  public struct Reference: Sendable {
    /// The turn.
    public var place: Place
    /// The sessions that it may mean.
    public var sessions: Set<String>
    /// Whether its words say that it refers back.
    public var isExplicit: Bool

    /// Makes a reference.
    public init(place: Place, sessions: Set<String>, isExplicit: Bool) {
      self.place = place
      self.sessions = sessions
      self.isExplicit = isExplicit
    }
  }

  /// A turn that comes back to a goal.
  public struct Touch: Sendable {
    /// The turn.
    public var place: Place
    /// Where the goal was set.
    public var goal: Place

    /// Makes a touch.
    public init(place: Place, goal: Place) {
      self.place = place
      self.goal = goal
    }
  }

  /// A bridge from a detail to a bigger question.
  public struct Crossing: Sendable {
    /// What the two made of it.
    public var state: Bridge.State
    /// The door, the turn that generalises and the way out, as far as there are any.
    public var places: [Place]

    /// Makes a crossing.
    public init(state: Bridge.State, places: [Place]) {
      self.state = state
      self.places = places
    }
  }

  /// What one session is.
  public struct Session: Sendable {
    /// Its identifier.
    public var id: String
    /// Whether one urgent topic filled it.
    public var isBurning: Bool
    /// Who may count as having set the first topic.
    public var openedBy: Set<Side>
    /// The first spoken reference to an earlier session; nil where there is none.
    public var connectBack: Int?
    /// How early that was; nil where the reader gave no band.
    public var band: SessionFacts.Band?
    /// Whether it stood back far and long enough.
    public var zoomsOut: Bool

    /// Makes the session.
    public init(
      id: String, isBurning: Bool, openedBy: Set<Side>, connectBack: Int?,
      band: SessionFacts.Band?, zoomsOut: Bool
    ) {
      self.id = id
      self.isBurning = isBurning
      self.openedBy = openedBy
      self.connectBack = connectBack
      self.band = band
      self.zoomsOut = zoomsOut
    }
  }

  /// The sessions in order.
  public var sessions: [Session]
  /// Where goals were set.
  public var goals: [Place]
  /// Where goals were come back to.
  public var touches: [Touch]
  /// What was to be done.
  public var challenges: [Challenge]
  /// What went well.
  public var wins: [Place]
  /// The references to earlier sessions.
  public var references: [Reference]
  /// The bridges.
  public var bridges: [Crossing]

  /// Makes the truth.
  public init(
    sessions: [Session], goals: [Place], touches: [Touch], challenges: [Challenge],
    wins: [Place], references: [Reference], bridges: [Crossing]
  ) {
    self.sessions = sessions
    self.goals = goals
    self.touches = touches
    self.challenges = challenges
    self.wins = wins
    self.references = references
    self.bridges = bridges
  }
}

extension Place {
  /// Whether two places of one session lie at most `turns` turns apart.
  func isNear(_ other: Place, within turns: Int = 2) -> Bool {
    session == other.session && abs(turn - other.turn) <= turns
  }
}
