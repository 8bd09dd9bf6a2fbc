// Fitted by logistic regression to labelled series; docs/continuity.md says to which and how.

extension BackReferenceReader {
  /// What each sign weighs.
  static let scorer = SignScorer<BackReferenceSign>(
    bias: -5.67,
    weights: [
      .coach: 0.95, .coachAsks: -0.61, .coachDensity: 5.44, .density: 4.46, .earlierTime: 2.52,
      .length: -0.20, .match: -0.34, .mentorship: -1.61, .outcomeQuestion: 0.77, .pairs: 0.84,
      .position: -0.67, .questionMatch: 3.29, .recollection: 2.01, .report: 0.80,
      .reportMatch: -0.05, .rung: 0.24, .short: -1.14, .spokenBefore: 0.57, .spokenMatch: 3.35,
      .strongest: 1.21, .terms: 0.50, .timeMatch: -0.75,
    ])
}

extension ChallengeReader {
  /// What each sign weighs.
  static let scorer = SignScorer<ChallengeSign>(
    bias: -8.21,
    weights: [
      .acceptance: 0.13, .advice: 0.75, .answeredIntention: 0.29, .clientAsks: -1.15,
      .clientPosition: 1.42, .clientRecap: 1.17, .coach: 0.10, .coachAsks: -0.46, .deadline: 1.28,
      .detail: -1.13, .directive: 0.41, .echo: 0.72, .imperativeDeadline: 1.03, .imperatives: 1.20,
      .intention: 1.14, .intentionDeadline: 0.37, .late: 1.97, .length: 0.04, .mentorship: 0.95,
      .mentorshipImperative: -0.32, .offer: 1.40, .offerImperative: 0.05, .position: 1.85,
      .promise: 2.23, .recap: 0.67, .report: -1.17, .rung: 0.17, .shortAnswer: 0.20, .taskSet: 2.39,
      .tiny: -0.90,
    ])
}

extension GoalReader {
  /// What each sign weighs.
  static let scorer = SignScorer<GoalSign>(
    bias: -10.93,
    weights: [
      .acknowledged: 0.30, .afterQuestion: 0.19, .asks: 0.93, .aspiration: 1.25, .client: 0.19,
      .coach: -0.19, .coachRung: 0.40, .direction: 3.28, .first: 1.40, .firstWish: 0.13,
      .horizon: 1.43, .length: 0.45, .out: 0.07, .position: 0.11, .question: 1.45,
      .questionWish: -0.99, .report: -0.60, .role: 0.55, .rung: 0.22, .tiny: -0.44, .wish: 1.64,
      .wishHorizon: 1.08,
    ])
}

extension WinReader {
  /// What each sign weighs.
  static let scorer = SignScorer<WinSign>(
    bias: -7.76,
    weights: [
      .acknowledged: 0.60, .affirmed: -1.77, .answeredByQuestion: -0.72, .asked: 0.18, .asks: -1.58,
      .client: 1.38, .coachCoaching: 0.81, .coachOut: 0.20, .delight: -0.28, .exclaimed: 1.96,
      .exclaims: 1.02, .first: -1.77, .intention: -0.51, .length: 0.57, .position: -0.97,
      .reference: 1.69, .report: 0.80, .rung: -0.19, .spokenBefore: 0.09, .success: 0.43,
      .successAcknowledged: 0.91, .successDelight: 1.06, .tiny: -0.73,
    ])
}

extension FollowUpReader {
  /// What each sign weighs.
  static let scorer = SignScorer<FollowUpSign>(
    bias: -4.81,
    weights: [
      .answer: 4.89, .asks: 0.80, .coach: 0.26, .density: 2.50, .fresh: 3.13, .gap: -0.58,
      .nextSession: 0.40, .outcomeQuestion: 0.47, .pairs: -1.18, .reference: 0.92, .relative: 1.34,
      .report: 0.09, .shared: -1.25, .terms: 0.14,
    ])
}
