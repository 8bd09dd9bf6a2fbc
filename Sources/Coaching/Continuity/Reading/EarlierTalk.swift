/// Where every term was said in the sessions before.
///
/// Terms that stand near each other there count together: who asks about the half page for the
/// recruiter means the place where both were spoken of.
struct EarlierTalk {
  /// The place that shares most with a turn.
  struct Match {
    /// The place in order of the sessions: session and turn.
    var session: Int
    var turn: Int
    /// How much it shares: the sum of the weights of the shared terms.
    var score = 0.0
    /// The part of the score that pairs of words have.
    var pairs = 0.0
    /// How many terms of some weight it shares.
    var terms = 0
  }

  /// How much a term counts that stands so many turns away.
  private static let nearness = [1, 0.75, 0.5, 0.3]
  /// Of a term that was said often, only the last places are looked at.
  private static let mostPlaces = 8
  /// Lighter terms are not looked up.
  private static let least = 0.03
  private var places: [UInt64: [Int]] = [:]
  private var lengths: [Int] = []

  /// Adds a session; they must come in order.
  mutating func add(_ session: ReadSession) {
    for (index, turn) in session.turns.enumerated() {
      for term in turn.terms {
        places[term.key, default: []].append(Self.key(session.index, index))
      }
    }
    lengths.append(session.turns.count)
  }

  /// Whether the term was said before.
  func holds(_ key: UInt64) -> Bool { places[key] != nil }

  /// The place that shares most with these terms; the latest of equals; nil where nothing does.
  func best(for terms: [(term: ReadTurn.Term, weight: Double)]) -> Match? {
    var scores: [Int: Double] = [:]
    for (term, weight) in terms {
      for (place, nearness) in reach(of: term, weight) {
        scores[place, default: 0] += weight * nearness
      }
    }
    let best = scores.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let best else { return nil }
    var match = Match(session: best.key >> 20, turn: best.key & 0xFFFFF, score: best.value)
    for (term, weight) in terms {
      guard let nearness = reach(of: term, weight)[best.key] else { continue }
      if term.isPair { match.pairs += weight * nearness }
      if weight * nearness > 0.12 { match.terms += 1 }
    }
    return match
  }

  /// The places that a term reaches, and how much it counts there.
  private func reach(of term: ReadTurn.Term, _ weight: Double) -> [Int: Double] {
    guard weight > Self.least, let said = places[term.key] else { return [:] }
    var reach: [Int: Double] = [:]
    for place in said.suffix(Self.mostPlaces) {
      let (session, turn) = (place >> 20, place & 0xFFFFF)
      for (distance, nearness) in Self.nearness.enumerated() {
        for near in distance == 0 ? [turn] : [turn - distance, turn + distance]
        where near >= 0 && near < lengths[session] {
          let key = Self.key(session, near)
          reach[key] = max(reach[key] ?? 0, nearness)
        }
      }
    }
    return reach
  }

  private static func key(_ session: Int, _ turn: Int) -> Int { session << 20 | turn }
}
