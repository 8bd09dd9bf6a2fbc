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

  /// A term of a turn, with what it says there.
  struct Weighed {
    var term: ReadTurn.Term
    var weight: Double
  }

  /// How much a term counts that stands so many turns away.
  private static let nearness = [1, 0.75, 0.5, 0.3]
  /// Of a term that was said often, only the last places are looked at.
  private static let mostPlaces = 8
  /// Lighter terms are not looked up.
  private static let least = 0.03
  private let places: TermPlaces
  /// The first turn of the session that looks back: all turns are counted through all sessions.
  private var now = 0
  /// For each turn the turns of its session.
  private var sessions: [Range<Int32>] = []
  private var sessionStarts: [Int] = []
  /// What the turns share with the one that is asked about, of those that share anything.
  private var scores: [Double] = []
  /// The search and the term by which a turn was reached last, counted through all searches: a
  /// term counts once, from where it is nearest.
  private var reachedBy: [Int] = []
  private var search = 0
  private var reached: [Int] = []

  /// Makes a memory that holds nothing yet.
  init(_ places: TermPlaces) { self.places = places }

  /// Adds a session; they must come in order.
  mutating func add(_ session: ReadSession) {
    let all = Int32(truncatingIfNeeded: now)..<Int32(truncatingIfNeeded: now + session.turns.count)
    sessionStarts.append(now)
    sessions += repeatElement(all, count: session.turns.count)
    scores += repeatElement(0, count: session.turns.count)
    reachedBy += repeatElement(-1, count: session.turns.count)
    now += session.turns.count
  }

  /// Whether the term was said before and says anything.
  func holds(_ term: ReadTurn.Term) -> Bool {
    places.turns(with: term.number).first.map { Int($0) < now } ?? false
  }

  /// The place that shares most with these terms; the latest of equals; nil where nothing does.
  mutating func best(for terms: [Weighed]) -> Match? {
    reached.removeAll(keepingCapacity: true)
    for (number, weighed) in terms.enumerated() {
      let said = said(weighed)
      for (distance, nearness) in Self.nearness.enumerated() {
        for place in said {
          reach(Int(place) - distance, from: Int(place), number, weighed.weight * nearness)
          reach(Int(place) + distance, from: Int(place), number, weighed.weight * nearness)
        }
      }
    }
    search += terms.count
    guard let best = reached.max(by: { (scores[$0], $0) < (scores[$1], $1) }) else { return nil }
    return match(at: best, score: scores[best], terms)
  }

  private mutating func reach(_ turn: Int, from place: Int, _ number: Int, _ score: Double) {
    guard sessions[place].contains(Int32(truncatingIfNeeded: turn)),
      reachedBy[turn] < search + number
    else { return }
    if reachedBy[turn] < search {
      scores[turn] = 0
      reached.append(turn)
    }
    reachedBy[turn] = search + number
    scores[turn] += score
  }

  private func match(at turn: Int, score: Double, _ terms: [Weighed]) -> Match {
    let turns = sessions[turn]
    let session = (sessionStarts.firstIndex { $0 > turn } ?? sessionStarts.count) - 1
    var match = Match(session: session, turn: turn - Int(turns.lowerBound), score: score)
    for weighed in terms {
      var nearest = Self.nearness.count
      for place in said(weighed) where turns.contains(place) {
        nearest = min(nearest, abs(Int(place) - turn))
      }
      guard nearest < Self.nearness.count else { continue }
      let weight = weighed.weight * Self.nearness[nearest]
      if weighed.term.isPair { match.pairs += weight }
      if weight > 0.12 { match.terms += 1 }
    }
    return match
  }

  /// The places at which a term was said that are looked at.
  private func said(_ weighed: Weighed) -> ArraySlice<Int32> {
    guard weighed.weight > Self.least else { return [] }
    let all = places.turns(with: weighed.term.number)
    var end = all.endIndex
    while end > all.startIndex, Int(all[end - 1]) >= now { end -= 1 }
    return all[max(all.startIndex, end - Self.mostPlaces)..<end]
  }
}
