import TalkRatio
public import TranscriptModel

/// The sessions of one pair in the order in which they were held, and what people said of them.
///
/// The input of `ContinuityAnalyzer`: values alone, no storage.
public struct EngagementHistory: Sendable, Hashable {
  /// One turn with what is known of it.
  public struct SpokenTurn: Sendable, Hashable {
    /// What was said.
    public var text: String
    /// The number of words of `text`.
    public var words: Int
    /// Who said it.
    public var role: Role
    /// When it began, in milliseconds; nil where the file does not tell.
    public var start: Int?
    /// When it ended, in milliseconds; nil where the file does not tell.
    public var end: Int?
    /// Its labels.
    public var annotation: Annotation

    /// Makes a turn.
    public init(
      text: String, words: Int, role: Role, start: Int? = nil, end: Int? = nil,
      annotation: Annotation
    ) {
      self.text = text
      self.words = words
      self.role = role
      self.start = start
      self.end = end
      self.annotation = annotation
    }
  }

  /// One session of the pair.
  public struct Session: Sendable, Hashable {
    /// What tells it from all others and stays as long as its content does.
    public var id: String
    /// The day, as `2026-01-05`; nil where unknown.
    public var date: String?
    /// The kind of session that the manifest states, such as `pairing`; nil where it states none.
    public var type: String?
    /// Whether the start times are the file's own, so that minutes mean something.
    public var isTimed: Bool
    /// The turns in order.
    public var turns: [SpokenTurn]

    /// Makes a session.
    public init(
      id: String, date: String?, type: String? = nil, isTimed: Bool, turns: [SpokenTurn]
    ) {
      self.id = id
      self.date = date
      self.type = type
      self.isTimed = isTimed
      self.turns = turns
    }
  }

  /// What tells the pair from all others; part of the items' identifiers.
  public var pair: String
  /// Names of coach and client in every spelling that is known: they say nothing about content.
  public var names: [String]
  /// The sessions, the earliest first.
  public var sessions: [Session]
  /// What people confirmed, rejected or changed.
  public var overlays: ContinuityOverlays

  /// Makes a history.
  public init(
    pair: String, names: [String] = [], sessions: [Session],
    overlays: ContinuityOverlays = ContinuityOverlays()
  ) {
    self.pair = pair
    self.names = names
    self.sessions = sessions
    self.overlays = overlays
  }
}

extension EngagementHistory.Session {
  /// Makes a session of its analysis.
  ///
  /// - Parameters:
  ///   - id: What tells it from all others and stays as long as its content does.
  ///   - analysis: What its words say by themselves.
  public init(id: String, analysis: SessionAnalysis) {
    let turns = zip(analysis.turns, analysis.annotations).map { turn, annotation in
      EngagementHistory.SpokenTurn(
        text: turn.text, words: turn.words,
        role: turn.speaker.map { analysis.roles[$0].role } ?? .unsure,
        start: turn.start?.milliseconds, end: turn.end?.milliseconds, annotation: annotation)
    }
    self.init(
      id: id, date: analysis.identity.date, type: analysis.identity.type,
      isTimed: analysis.metrics.timeSupport.origin == .file, turns: turns)
  }
}
