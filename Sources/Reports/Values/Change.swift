/// Whether the recent sessions differ from the earlier ones by more than chance makes them.
///
/// Two sessions in a row differ widely without any change, so a change is only told from eight
/// sessions up, by a permutation test: how often does dealing the same values into recent and
/// earlier ones at random give a difference as large?
public enum Change: Sendable, Hashable {
  /// There are fewer sessions than a statement needs.
  case tooFew(sessions: Int)
  /// The difference of the means is one that chance makes often.
  case withinChance(earlier: Double, recent: Double, probability: Double)
  /// Chance makes such a difference in less than one of twenty cases.
  case beyondChance(earlier: Double, recent: Double, probability: Double)

  /// The fewest sessions for a statement.
  public static let leastSessions = 8
  /// The number of sessions that count as recent.
  public static let recentSessions = 4
  /// Below this probability a difference is told as a change.
  public static let level = 0.05
  /// The number of random deals.
  private static let deals = 9_999

  /// Compares the last four values with those before.
  ///
  /// - Parameters:
  ///   - values: The values in order of time.
  ///   - seed: Where the random deals begin; the same seed gives the same answer.
  /// - Complexity: O(1) beyond one pass over the values: every deal draws four.
  public init(_ values: [Double], seed: UInt64) {
    guard values.count >= Self.leastSessions else {
      self = .tooFew(sessions: values.count)
      return
    }
    let recent = Self.mean(values.suffix(Self.recentSessions))
    let earlier = Self.mean(values.dropLast(Self.recentSessions))
    let probability = Self.probability(values, difference: abs(recent - earlier), seed: seed)
    self =
      probability < Self.level
      ? .beyondChance(earlier: earlier, recent: recent, probability: probability)
      : .withinChance(earlier: earlier, recent: recent, probability: probability)
  }

  /// How often a random deal differs at least as much, the real one counted in.
  private static func probability(
    _ values: [Double], difference: Double, seed: UInt64
  ) -> Double {
    var generator = SplitMix(state: seed)
    var cards = values
    let total = values.reduce(0, +)
    let others = Double(values.count - recentSessions)
    var asLarge = 1
    for _ in 0..<deals {
      var sum = 0.0
      for index in 0..<recentSessions {
        cards.swapAt(index, Int.random(in: index..<cards.count, using: &generator))
        sum += cards[index]
      }
      let dealt = abs(sum / Double(recentSessions) - (total - sum) / others)
      // Sums in another order differ in their last bits.
      if dealt >= difference - 1e-12 { asLarge += 1 }
    }
    return Double(asLarge) / Double(deals + 1)
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}

/// A random number generator that gives the same numbers for the same state (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
