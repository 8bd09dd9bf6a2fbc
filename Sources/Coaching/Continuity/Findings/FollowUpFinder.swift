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

  private let sessions: [ReadSession]
  private let references: [[BackReference]]
  private let words: PairWords
  /// A turn that hardly refers back follows nothing up.
  private static let leastReference = 0.03
  /// Below it, a follow-up is no proposal.
  static let leastProbability = 0.16

  init(_ sessions: [ReadSession], references: [[BackReference]], words: PairWords) {
    self.sessions = sessions
    self.references = references
    self.words = words
  }

  /// The likeliest follow-ups of the candidates: one a session and candidate, one a turn.
  func findings(of candidates: [Candidates.Candidate]) -> [Finding] {
    let readers = sessions.map { FollowUpReader($0, references: references[$0.index]) }
    var pairs: [Finding] = []
    for item in candidates {
      let content = ItemContent(around: item.turn, of: sessions[item.session], words: words)
      for reader in readers[(item.session + 1)...] {
        for turn in reader.turns(sharing: content, least: 0.12)
        where references[reader.index][turn].probability > Self.leastReference {
          guard let signs = reader.signs(at: turn, content, gap: reader.index - item.session)
          else { continue }
          let trust = 0.25 + 0.75 * min(1, item.probability / 0.3)
          let probability = FollowUpReader.scorer.probability(signs) * trust
          guard probability > Self.leastProbability else { continue }
          pairs.append(
            Finding(item: item, session: reader.index, turn: turn, probability: probability))
        }
      }
    }
    return likeliest(of: pairs)
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
