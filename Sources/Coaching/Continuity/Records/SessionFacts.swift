/// What one session is among the sessions of its pair.
public struct SessionFacts: Sendable, Hashable {
  /// Where a session stands in the engagement.
  public enum Phase: String, Sendable, Hashable, CaseIterable, Codable {
    /// The first session.
    case first
    /// The next ones, within the first months.
    case early
    /// All others.
    case middle
  }

  /// What kind of session it was.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The first meeting.
    case onboarding
    /// Talk.
    case talk
    /// Work on the client's screen.
    case pairing
    /// A design or a document gone through.
    case review
    /// One urgent topic filled it.
    case burning
  }

  /// Whether one urgent topic filled the session.
  public struct Burning: Sendable, Hashable {
    /// Whether it did; what a person said comes first.
    public var value: Bool
    /// The share of the words that its topic has, 0 to 1.
    public var share: Double
    /// The turn that opens the topic; nil where there is no such topic.
    public var topic: Int?
    /// The turn with the hint of urgency; nil where there is none.
    public var urgency: Int?
    /// What a person said; nil where nobody did.
    public var confirmed: Bool?

    /// Makes the finding.
    public init(
      value: Bool, share: Double, topic: Int? = nil, urgency: Int? = nil, confirmed: Bool? = nil
    ) {
      self.value = value
      self.share = share
      self.topic = topic
      self.urgency = urgency
      self.confirmed = confirmed
    }
  }

  /// Who set the first topic.
  public struct Opening: Sendable, Hashable {
    /// Who.
    public var setBy: Side
    /// The turn that names the topic.
    public var turn: Int
    /// The turn in which the client says that there is nothing to talk about; nil where none.
    public var emptyAgenda: Int?

    /// Makes the finding.
    public init(setBy: Side, turn: Int, emptyAgenda: Int? = nil) {
      self.setBy = setBy
      self.turn = turn
      self.emptyAgenda = emptyAgenda
    }
  }

  /// The first spoken reference to an earlier session.
  public struct ConnectBack: Sendable, Hashable {
    /// The turn.
    public var turn: Int
    /// When, in milliseconds from the start; nil where the file has no times.
    public var milliseconds: Int?
    /// The words of the session before it as a share of all, 0 to 1.
    public var share: Double
    /// Who.
    public var by: Side

    /// Makes the finding.
    public init(turn: Int, milliseconds: Int?, share: Double, by: Side) {
      self.turn = turn
      self.milliseconds = milliseconds
      self.share = share
      self.by = by
    }
  }

  /// How early a session connected back.
  public enum Band: String, Sendable, Hashable, CaseIterable, Codable {
    /// The rule does not ask it: the first session, or a burning one.
    case exempt
    /// Before the first limit.
    case onTime = "on_time"
    /// Between the limits.
    case due
    /// After the second limit.
    case late
    /// Not at all.
    case none
  }

  /// Whether the session stood back far enough and long enough.
  public struct ZoomOut: Sendable, Hashable {
    /// Whether its longest zoomed-out run counts.
    public var counts: Bool
    /// The words of that run as a share of all, 0 to 1.
    public var longestWordsShare: Double
    /// From its start to its end, in milliseconds; nil where the file has no times.
    public var longestMilliseconds: Int?
    /// The turns of that run; nil where nothing is zoomed out.
    public var turns: ClosedRange<Int>?

    /// Makes the finding.
    public init(
      counts: Bool, longestWordsShare: Double, longestMilliseconds: Int? = nil,
      turns: ClosedRange<Int>? = nil
    ) {
      self.counts = counts
      self.longestWordsShare = longestWordsShare
      self.longestMilliseconds = longestMilliseconds
      self.turns = turns
    }
  }

  /// The session's identifier.
  public var session: String
  /// Its number in the engagement, from 1.
  public var number: Int
  /// Where it stands in the engagement.
  public var phase: Phase
  /// What kind of session it was.
  public var kind: Kind
  /// Whether one urgent topic filled it.
  public var burning: Burning
  /// Who set the first topic; nil where nobody did.
  public var opening: Opening?
  /// Where the coach asked what else is on the agenda; nil where not.
  public var agendaCheckpoint: Int?
  /// The first spoken reference to an earlier session; nil where there is none.
  public var firstConnectBack: ConnectBack?
  /// How early that was.
  public var connectBackBand: Band
  /// Whether it stood back.
  public var zoomOut: ZoomOut
  /// The sessions since the last zoom-out, this one included; 0 where this one counts.
  public var sessionsWithoutZoomOut: Int
  /// The zoom-out dimensions that it touched, such as `ownership`, in order of their names.
  public var dimensions: [String]

  /// Whether it counts as a session that stood back: a burning one neither counts nor resets.
  public var countsAsZoomOut: Bool { zoomOut.counts && !burning.value }

  /// Makes the facts.
  public init(
    session: String, number: Int, phase: Phase, kind: Kind, burning: Burning, opening: Opening?,
    agendaCheckpoint: Int?, firstConnectBack: ConnectBack?, connectBackBand: Band,
    zoomOut: ZoomOut, sessionsWithoutZoomOut: Int, dimensions: [String]
  ) {
    self.session = session
    self.number = number
    self.phase = phase
    self.kind = kind
    self.burning = burning
    self.opening = opening
    self.agendaCheckpoint = agendaCheckpoint
    self.firstConnectBack = firstConnectBack
    self.connectBackBand = connectBackBand
    self.zoomOut = zoomOut
    self.sessionsWithoutZoomOut = sessionsWithoutZoomOut
    self.dimensions = dimensions
  }
}
