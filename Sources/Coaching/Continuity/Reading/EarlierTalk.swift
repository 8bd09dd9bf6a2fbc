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
  private var places: [UInt64: [Place]] = [:]
  /// How many turns stand before each session, and in all of them.
  private var starts = [0]

  /// A turn, counted through all sessions, and its session.
  private struct Place {
    var session: Int
    var turn: Int
  }

  /// Adds a session; they must come in order.
  mutating func add(_ session: ReadSession) {
    let start = starts[starts.count - 1]
    for (index, turn) in session.turns.enumerated() {
      let place = Place(session: starts.count - 1, turn: start + index)
      for term in turn.terms { places[term.key, default: []].append(place) }
    }
    starts.append(start + session.turns.count)
  }

  /// Whether the term was said before.
  func holds(_ key: UInt64) -> Bool { places[key] != nil }

  /// The place that shares most with these terms; the latest of equals; nil where nothing does.
  func best(for terms: [(term: ReadTurn.Term, weight: Double)]) -> Match? {
    let all = starts[starts.count - 1]
    var scores = Array(repeating: 0.0, count: all)
    // By which term a turn was reached last: a term counts once, from where it is nearest.
    var reachedBy = Array(repeating: -1, count: all)
    for (number, (term, weight)) in terms.enumerated() {
      let said = said(term, weight)
      for (distance, nearness) in Self.nearness.enumerated() {
        for place in said {
          let session = starts[place.session]..<starts[place.session + 1]
          for turn in [place.turn - distance, place.turn + distance]
          where session.contains(turn) && reachedBy[turn] < number {
            reachedBy[turn] = number
            scores[turn] += weight * nearness
          }
        }
      }
    }
    guard let best = scores.indices.max(by: { (scores[$0], $0) < (scores[$1], $1) }),
      reachedBy[best] >= 0
    else { return nil }
    return match(at: best, score: scores[best], terms)
  }

  private func match(
    at turn: Int, score: Double, _ terms: [(term: ReadTurn.Term, weight: Double)]
  ) -> Match {
    let session = (starts.firstIndex { $0 > turn } ?? starts.count) - 1
    var match = Match(session: session, turn: turn - starts[session], score: score)
    for (term, weight) in terms {
      let distances = said(term, weight).filter { $0.session == session }
        .map { abs($0.turn - turn) }
      guard let nearest = distances.min(), nearest < Self.nearness.count else { continue }
      if term.isPair { match.pairs += weight * Self.nearness[nearest] }
      if weight * Self.nearness[nearest] > 0.12 { match.terms += 1 }
    }
    return match
  }

  /// The places at which a term was said that are looked at.
  private func said(_ term: ReadTurn.Term, _ weight: Double) -> ArraySlice<Place> {
    guard weight > Self.least, let said = places[term.key] else { return [] }
    return said.suffix(Self.mostPlaces)
  }
}
