/// What each sign weighs for each kind of finding.
///
/// Fitted to labelled series by `ContinuityFitter`; those that ship stand in `Weights.swift`.
public struct ContinuityWeights: Sendable {
  /// For references to earlier sessions.
  var references: SignScorer<BackReferenceSign>
  /// For challenges.
  var challenges: SignScorer<ChallengeSign>
  /// For goals.
  var goals: SignScorer<GoalSign>
  /// For wins.
  let wins: SignScorer<WinSign>
  /// For follow-ups of challenges.
  var followUps: SignScorer<FollowUpSign>
}
