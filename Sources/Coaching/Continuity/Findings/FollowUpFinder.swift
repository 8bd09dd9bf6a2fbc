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

  private let sessions: [ReadSession]
  private let readers: [FollowUpReader]
  private let references: [[BackReference]]
  private let words: PairWords
  private let scorer: SignScorer<FollowUpSign>
  /// A turn that hardly refers back follows nothing up.
  private static let leastReference = 0.03
  /// Below it, a follow-up is no proposal.
  static let leastProbability = 0.2

  init(
    _ sessions: [ReadSession], references: [[BackReference]], words: PairWords,
    scorer: SignScorer<FollowUpSign>
  ) {
    self.sessions = sessions
    self.references = references
    self.words = words
    self.scorer = scorer
    readers = sessions.map { FollowUpReader($0, references: references[$0.index]) }
  }

  /// The likeliest follow-ups of the candidates: one a session and candidate, one a turn.
  func findings(of candidates: [Candidates.Candidate]) -> [Finding] {
    likeliest(
      of: pairs(of: candidates).compactMap { pair in
        let probability = scorer.probability(pair.signs)
        guard probability > Self.leastProbability else { return nil }
        return Finding(
          item: pair.item, session: pair.session, turn: pair.turn, probability: probability)
      })
  }

  /// The turns of later sessions that may follow candidates up.
  func pairs(of candidates: [Candidates.Candidate]) -> [Pair] { candidates.flatMap(pairs(of:)) }

  private func pairs(of item: Candidates.Candidate) -> [Pair] {
    let content = ItemContent(around: item.turn, of: sessions[item.session], words: words)
    return readers[(item.session + 1)...].flatMap { reader in
      let gap = reader.index - item.session
      let turns = Set(reader.turns(sharing: content, least: FollowUpReader.leastShared))
        .union(reader.reports(gap: gap))
      return turns.sorted()
        .filter { references[reader.index][$0].probability > Self.leastReference }
        .compactMap { turn in
          reader.signs(at: turn, content, gap: gap, trust: item.probability)
            .map { Pair(item: item, session: reader.index, turn: turn, signs: $0) }
        }
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
