/// Finds where later sessions ask about what earlier ones set, and what was answered.
struct FollowUpFinder {
  /// A follow-up of a candidate.
  struct Finding: Sendable {
    /// The candidate that it follows up.
    var item: Candidates.Candidate
    /// Where it is asked or told.
    var session: Int
    var turn: Int
    var probability: Double
  }

  /// A turn that may follow an item up.
  struct Pair: Sendable {
    var item: Candidates.Candidate
    var session: Int
    var turn: Int
    var signs: Signs<FollowUpSign>
  }

  private let reading: EngagementReading
  private let scorer: SignScorer<FollowUpSign>
  /// Below it, a follow-up is no proposal.
  static let leastProbability = 0.14

  init(_ reading: EngagementReading, scorer: SignScorer<FollowUpSign>) {
    self.reading = reading
    self.scorer = scorer
  }

  /// The likeliest follow-ups of the candidates: one a session and candidate, one a turn.
  func findings(of candidates: [Candidates.Candidate]) -> [Finding] {
    var findings: [Finding] = []
    // The closure is called a hundred thousand times for a pair: it needs no copy of the reading.
    let scorer = scorer
    eachPair(of: candidates) { item, session, turn, signs in
      let probability = scorer.probability(signs)
      guard probability > Self.leastProbability else { return }
      findings.append(
        Finding(item: item, session: session, turn: turn, probability: probability))
    }
    return likeliest(of: findings)
  }

  /// The turns of later sessions that may follow candidates up.
  func pairs(of candidates: [Candidates.Candidate]) -> [Pair] {
    var pairs: [Pair] = []
    eachPair(of: candidates) { item, session, turn, signs in
      pairs.append(Pair(item: item, session: session, turn: turn, signs: signs))
    }
    return pairs
  }

  private func eachPair(
    of candidates: [Candidates.Candidate],
    _ body: (Candidates.Candidate, _ session: Int, _ turn: Int, Signs<FollowUpSign>) -> Void
  ) {
    var reader = FollowUpReader(reading)
    var content = ItemContent(reading.words)
    for item in candidates {
      content.take(around: item.turn, of: reading.sessions[item.session])
      reader.eachTurn(following: content, trust: item.probability) { body(item, $0, $1, $2) }
    }
  }

  private func likeliest(of pairs: [Finding]) -> [Finding] {
    var kept: [Finding] = []
    for pair in pairs.sorted(by: Self.isLikelier) {
      let isTaken = kept.contains { other in
        guard other.session == pair.session else { return false }
        return abs(other.turn - pair.turn) <= 1 || other.item == pair.item
      }
      if !isTaken { kept.append(pair) }
    }
    return kept.sorted { ($0.session, $0.turn) < ($1.session, $1.turn) }
  }

  private static func isLikelier(_ left: Finding, _ right: Finding) -> Bool {
    if left.probability != right.probability { return left.probability > right.probability }
    return (left.session, left.turn, left.item.session, left.item.turn)
      < (right.session, right.turn, right.item.session, right.item.turn)
  }
}
