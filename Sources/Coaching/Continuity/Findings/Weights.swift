// Fitted by logistic regression to labelled series; docs/continuity.md says to which and how.

extension BackReferenceReader {
  /// What each sign weighs.
  static let scorer = SignScorer<BackReferenceSign>(
    bias: -5.94,
    weights: [
      .agenda: -1.39, .clientSpoken: 0.78, .coach: 1.02, .coachAsks: -0.56, .coachDensity: 5.92,
      .coachTime: 2.52, .density: 4.19, .earlierTime: 0.90, .fronted: -0.76, .length: -0.08,
      .match: -0.43, .mentorship: -2.33, .outcomeQuestion: 2.00, .ownStory: -0.27, .pairs: 0.70,
      .pointed: 1.41, .position: -0.14, .questionMatch: 1.23, .recollection: 1.70, .report: 1.05,
      .reportMatch: -0.27, .rung: 0.28, .short: -0.77, .spokenBefore: 1.16, .spokenMatch: 1.71,
      .strongest: 0.92, .terms: 0.54, .timeMatch: -0.24,
    ])
}

extension ChallengeReader {
  /// What each sign weighs.
  static let scorer = SignScorer<ChallengeSign>(
    bias: -7.12,
    weights: [
      .acceptance: 0.12, .advice: -0.02, .answeredIntention: 0.18, .clientAsks: -1.87,
      .clientPosition: 0.94, .clientRecap: 0.85, .coach: -0.49, .coachAsks: -0.76, .deadline: 1.27,
      .detail: -1.42, .directive: 0.49, .echo: 0.27, .imperativeDeadline: 0.67, .imperatives: 1.01,
      .intention: 1.23, .intentionDeadline: 0.06, .late: 1.49, .length: 0.19, .mentorship: 1.74,
      .mentorshipImperative: -0.16, .offer: 1.32, .offerImperative: -0.67, .position: 1.97,
      .promise: 2.26, .recap: 0.45, .report: -1.17, .rung: -0.05, .shortAnswer: 0.06,
      .taskSet: 2.06, .tiny: -1.38,
    ])
}

extension GoalReader {
  /// What each sign weighs.
  static let scorer = SignScorer<GoalSign>(
    bias: -12.40,
    weights: [
      .acknowledged: -0.45, .afterQuestion: 0.26, .asks: 0.09, .aspiration: 1.30, .client: 0.33,
      .coach: -0.32, .coachRung: 0.55, .direction: 1.52, .first: 1.94, .firstWish: -0.36,
      .horizon: 1.23, .length: 0.65, .out: -0.69, .position: 1.16, .question: 1.32,
      .questionWish: -0.75, .report: -0.63, .role: 0.23, .rung: 0.46, .tiny: 0.09, .wish: 1.83,
      .wishHorizon: 0.72,
    ])
}

extension WinReader {
  /// What each sign weighs.
  static let scorer = SignScorer<WinSign>(
    bias: -8.43,
    weights: [
      .acknowledged: 0.58, .affirmed: -2.73, .answeredByQuestion: -1.09, .asked: 0.25, .asks: -1.06,
      .client: 1.93, .coachCoaching: 0.84, .coachOut: 0.44, .coachShort: 0.50, .delight: -0.10,
      .echoed: -0.04, .exclaimed: 2.16, .exclaims: 1.32, .first: -2.41, .intention: -0.45,
      .length: 0.54, .othersDid: 0.68, .position: -0.19, .reference: 1.45, .report: 0.75,
      .rung: -0.19, .spokenBefore: -0.40, .success: 0.12, .successAcknowledged: 0.77,
      .successDelight: 0.64, .tiny: -1.08, .trouble: -0.42, .youDid: -0.07,
    ])
}

extension FollowUpReader {
  /// What each sign weighs.
  static let scorer = SignScorer<FollowUpSign>(
    bias: -5.65,
    weights: [
      .answer: 4.47, .asks: 0.75, .coach: 0.37, .density: 4.42, .fresh: 2.83, .gap: -0.53,
      .nextSession: 0.67, .outcomeQuestion: 0.74, .pairs: -1.31, .reference: 0.87, .relative: 2.39,
      .report: 0.56, .shared: -1.78, .terms: 0.18,
    ])
}
