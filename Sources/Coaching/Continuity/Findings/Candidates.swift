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

  /// How likely something is said at each turn or beside it.
  ///
  /// What one says and the other takes on are two turns that both look like it, and each is a little
  /// unlikely by itself. A turn up to two away counts half; the likeliest keeps its lead.
  static func together(_ probabilities: [Double]) -> [Double] {
    let unlikely = probabilities.map { logarithm(1 - min($0, 0.999)) }
    return probabilities.indices.map { turn in
      let near = max(0, turn - beside)...min(unlikely.count - 1, turn + beside)
      let sum = near.reduce(0) { $0 + ($1 == turn ? 1 : share) * unlikely[$1] }
      return 1 - exponential(sum)
    }
  }

  /// How far away a turn may stand, and how much it counts there.
  private static let beside = 2
  private static let share = 0.5

  /// Likelier first; of equals the earlier.
  static func isLikelier(_ left: Candidate, _ right: Candidate) -> Bool {
    (right.probability, left.session, left.turn) < (left.probability, right.session, right.turn)
  }

  /// Earlier first.
  static func isEarlier(_ left: Candidate, _ right: Candidate) -> Bool {
    (left.session, left.turn) < (right.session, right.turn)
  }
}
