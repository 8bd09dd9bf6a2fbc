/// Where the share of a session could lie, had the two talked on in the same way: 95 %.
///
/// A session has thousands of words and yet few turns, and turns of one kind come in rows. So a
/// share rests on fewer independent observations than there are words. The interval is Wilson's
/// for that effective number; `docs/trends.md` says how often it holds. That labels may be
/// wrong comes on top, and is in no interval.
///
///     let turns = (0..<40).map { ShareInterval.Part(words: 20, counted: $0 % 4 == 0 ? 20 : 0) }
///     ShareInterval(turns: turns)  // 14 % to 40 % around 25 %
public struct ShareInterval: Sendable, Hashable {
  /// A turn, or an exchange of turns.
  public struct Part: Sendable, Hashable {
    /// The words that belong to the whole.
    public var words: Int
    /// Those of them that belong to the share.
    public var counted: Int

    /// Makes a part of a session.
    public init(words: Int, counted: Int) {
      self.words = words
      self.counted = counted
    }
  }

  /// The fewest parts that can tell anything.
  public static let leastParts = 5
  /// So many deviations on both sides hold 95 of 100 values.
  private static let deviations = 1.96
  /// Turns may follow one another in rows, but never so that nothing is left to count.
  private static let mostAlike = 0.9

  /// The lower end, 0 to 1.
  public let lower: Double
  /// The upper end, 0 to 1.
  public let upper: Double

  /// The interval of a share of labelled turns, each of which counts whole or not at all; nil
  /// where fewer than `leastParts` of them have words.
  ///
  /// The effective number of turns is Kish's, (Σ*w*)² / Σ*w*² for turns of *w* words, times
  /// (1 − *r*) / (1 + *r*), where *r* tells how much a turn is like the one before.
  ///
  /// - Parameter turns: The turns in order.
  public init?(turns: [Part]) {
    let turns = turns.filter { $0.words > 0 }
    guard turns.count >= Self.leastParts else { return nil }
    let alike = Self.likeness(turns.map { $0.counted > 0 })
    let count = max(2, Self.effectiveCount(turns) * (1 - alike) / (1 + alike))
    self.init(share: Self.share(turns), count: count, deviations: Self.deviations)
  }

  /// The interval of a share of exchanges, each of which holds words of both sides; nil where
  /// fewer than `leastParts` of them have words.
  ///
  /// The two take turns, so a single turn is no observation: what varies is how the words of an
  /// exchange divide. The effective number comes from that variance; few exchanges tell it badly,
  /// which widens the interval as in Student's distribution.
  ///
  /// - Parameter exchanges: The exchanges in order.
  public init?(exchanges: [Part]) {
    let parts = exchanges.filter { $0.words > 0 }
    guard parts.count >= Self.leastParts else { return nil }
    let share = Self.share(parts)
    let freedom = Double(parts.count - 1)
    let words = parts.reduce(0.0) { $0 + Double($1.words) }
    let squares = parts.reduce(0.0) { sum, part in
      let rest = Double(part.counted) - share * Double(part.words)
      return sum + rest * rest
    }
    let variance = squares * Double(parts.count) / freedom / (words * words)
    // Where nothing varies, the number of exchanges is all that limits what is known.
    let count = variance > 0 ? share * (1 - share) / variance : Self.effectiveCount(parts)
    let cubed = Self.deviations * Self.deviations * Self.deviations
    let student = Self.deviations + (cubed + Self.deviations) / (4 * freedom)
    self.init(share: share, count: max(1, count), deviations: student)
  }

  /// Wilson's interval for a share of so many observations.
  private init(share: Double, count: Double, deviations z: Double) {
    let scale = 1 + z * z / count
    let center = (share + z * z / (2 * count)) / scale
    let reach = z / scale * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    // Rounding must not leave the share outside where it is nothing or all.
    lower = min(share, max(0, center - reach))
    upper = max(share, min(1, center + reach))
  }

  private static func share(_ parts: [Part]) -> Double {
    let words = parts.reduce(0) { $0 + $1.words }
    return Double(parts.reduce(0) { $0 + $1.counted }) / Double(max(1, words))
  }

  /// The number of equal parts that would tell as much (Kish).
  private static func effectiveCount(_ parts: [Part]) -> Double {
    let words = parts.reduce(0.0) { $0 + Double($1.words) }
    return words * words / parts.reduce(0.0) { $0 + Double($1.words) * Double($1.words) }
  }

  /// The correlation of neighbours, with its bias for short rows added back; never below zero.
  private static func likeness(_ marks: [Bool]) -> Double {
    let values = marks.map { $0 ? 1.0 : 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { return 0 }
    let products = zip(values, values.dropFirst()).reduce(0) {
      $0 + ($1.0 - mean) * ($1.1 - mean)
    }
    let raw = products / squares
    return min(mostAlike, max(0, raw + (1 + 3 * raw) / Double(values.count)))
  }
}
