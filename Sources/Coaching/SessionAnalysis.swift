public import TalkRatio
public import TranscriptModel

/// Everything that one session's words say by themselves, without the sessions before it.
public struct SessionAnalysis: Sendable, Hashable {
  /// Who met whom, and when.
  public var identity: SessionIdentity
  /// What the reader understood.
  public var transcript: Transcript
  /// The turns of the transcript.
  public var turns: [Turn]
  /// The role of each speaker, in the order of `transcript.speakers`.
  public var roles: [RoleAssignment]
  /// The arithmetic of the conversation.
  public var metrics: TalkMetrics
  /// The labels of each turn.
  public var annotations: [Annotation]
  /// The ranges of one mode and zoom.
  public var stretches: [Stretch]
  /// The balance in words.
  public var words: Balance
  /// The balance in milliseconds; unavailable where the ends are not real.
  public var milliseconds: Measured<Balance>
  /// The version of the model that labelled the turns.
  public var model: String
  /// The version of the rules that made everything else.
  public var rules: String

  /// Makes an analysis.
  public init(
    identity: SessionIdentity, transcript: Transcript, turns: [Turn], roles: [RoleAssignment],
    metrics: TalkMetrics, annotations: [Annotation], stretches: [Stretch], words: Balance,
    milliseconds: Measured<Balance>, model: String, rules: String
  ) {
    self.identity = identity
    self.transcript = transcript
    self.turns = turns
    self.roles = roles
    self.metrics = metrics
    self.annotations = annotations
    self.stretches = stretches
    self.words = words
    self.milliseconds = milliseconds
    self.model = model
    self.rules = rules
  }
}
