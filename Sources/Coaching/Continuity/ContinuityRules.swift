/// The limits of the rules, as `docs/continuity.md` explains them.
///
/// The defaults are those of the interview and of the practices drawn from it; a program may
/// have its own.
public struct ContinuityRules: Sendable, Hashable {
  /// Up to this minute a session connects back in good time.
  public var connectBackDueMinute = 20.0
  /// From this minute on it does so late.
  public var connectBackLateMinute = 30.0
  /// Where there are no times: the share of the words up to which it is good time.
  public var connectBackDueShare = 1.0 / 3
  /// Where there are no times: the share of the words from which it is late.
  public var connectBackLateShare = 0.5
  /// The share of the words that a zoomed-out run must have to count.
  public var zoomOutWordsShare = 0.08
  /// The seconds that a zoomed-out run must last to count instead.
  public var zoomOutSeconds = 300.0
  /// "Few": after this many sessions without a zoom-out one is due.
  public var zoomOutEverySessions = 3
  /// The share of mentorship in the coach's words from which a pair is mentorship-heavy.
  public var mentorshipHeavyShare = 0.6
  /// How many sessions back that share looks.
  public var mentorshipHeavySessions = 5
  /// The last session that can be early.
  public var earlySessions = 6
  /// The days after the first session that can be early.
  public var earlyDays = 92
  /// The share of the words that the topic of a burning session must have.
  public var burningShare = 0.7
  /// The share of burning sessions from which their rate is shown.
  public var burningRate = 0.3
  /// The share of the words in which a session opens.
  public var openingShare = 0.15
  /// For how many sessions a challenge may lie unasked before it counts as never asked.
  public var followUpSessions = 1
  /// The confidence from which a challenge that nobody confirmed can count as never asked.
  public var neverAskedConfidence = 0.75
  /// How many sessions without a touched goal a drift takes.
  public var driftSessions = 3
  /// How far mentorship must rise for a drift, in shares of the coach's words.
  public var driftRise = 0.1
  /// The session by which a magic moment is hoped for.
  public var magicMomentSession = 6
  /// The fewest days between then and now.
  public var progressDays = 90
  /// The confidence from which a finding is shown first, not under "perhaps".
  public var shownConfidence = 0.6

  /// Makes the default rules.
  public init() {}
}
