/// Finds the turns that may set something to do, likely or not.
struct ChallengeFinder {
  /// How many turns lie between two challenges at least.
  static let gap = 3
  /// From this probability on a turn may be what a later session follows up.
  private static let leastFollowed = 0.05
  /// From this probability on a turn may be one by itself.
  private static let leastAlone = 0.01
  private let sessions: [ReadSession]
  private let words: PairWords
  private let weights: ContinuityWeights

  init(_ sessions: [ReadSession], words: PairWords, weights: ContinuityWeights) {
    self.sessions = sessions
    self.words = words
    self.weights = weights
  }

  /// The candidates, the likeliest first.
  ///
  /// - Parameter goals: How likely each turn of each session says a goal.
  /// - Returns: The candidates.
  func candidates(goals: [[Double]]) -> [Candidates.Candidate] {
    Candidates.apart(
      sessions.flatMap { candidates(of: $0, goals: goals[$0.index]) }, by: Self.gap,
      least: Self.leastFollowed)
  }

  private func candidates(of session: ReadSession, goals: [Double]) -> [Candidates.Candidate] {
    let challenges = ChallengeReader(session, words: words)
    var probabilities = session.turns.indices.map { turn -> Double in
      guard session.turns[turn].isCoach || session.turns[turn].isClient else { return 0 }
      let probability = weights.challenges.probability(challenges.signs(at: turn))
      // What is rather a goal is no challenge as well.
      return goals[turn] > max(0.4, probability) ? 0 : probability
    }
    for turn in probabilities.indices.dropFirst() where isTakenOn(turn, of: session) {
      guard probabilities[turn - 1] >= Self.leastSetting else { continue }
      // The words that set it are worth showing, not "Okay, I can do that."
      probabilities[turn - 1] = max(probabilities[turn - 1], probabilities[turn])
    }
    let together = Candidates.together(probabilities)
    // What is said beside a challenge is none.
    return session.turns.indices.filter { probabilities[$0] >= Self.leastAlone }.map {
      Candidates.Candidate(session: session.index, turn: $0, probability: together[$0])
    }
  }

  /// From this probability on the turn before one that takes something on may have set it.
  private static let leastSetting = 0.1

  /// Whether the client takes on what the coach's turn before tells them to do.
  private func isTakenOn(_ index: Int, of session: ReadSession) -> Bool {
    let (before, turn) = (session.turns[index - 1], session.turns[index])
    return turn.isClient && turn.holds(.acceptance) && before.isCoach
      && (before.imperatives > 0 || before.holds(.taskOffer))
  }
}
