/// Turns with a probability, of which neighbours speak of one thing.
enum Candidates {
  /// One turn of one session.
  struct Candidate: Sendable, Hashable {
    var session: Int
    var turn: Int
    var probability: Double

    /// Whether two candidates may say one thing.
    func isBeside(_ other: Candidate) -> Bool {
      session == other.session && abs(turn - other.turn) <= 1
    }
  }

  /// The likeliest candidates first, each more than `gap` turns from every likelier one.
  static func apart(_ all: [Candidate], by gap: Int, least: Double) -> [Candidate] {
    var kept: [Candidate] = []
    var turns: [Int: [Int]] = [:]
    for candidate in all.filter({ $0.probability >= least }).sorted(by: isLikelier) {
      let near = turns[candidate.session] ?? []
      guard !near.contains(where: { abs($0 - candidate.turn) <= gap }) else { continue }
      turns[candidate.session, default: []].append(candidate.turn)
      kept.append(candidate)
    }
    return kept
  }

  /// Likelier first; of equals the earlier.
  static func isLikelier(_ left: Candidate, _ right: Candidate) -> Bool {
    (right.probability, left.session, left.turn) < (left.probability, right.session, right.turn)
  }

  /// Earlier first.
  static func isEarlier(_ left: Candidate, _ right: Candidate) -> Bool {
    (left.session, left.turn) < (right.session, right.turn)
  }
}
