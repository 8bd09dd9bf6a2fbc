import Reports
import SeededRandom

/// Deals out made sessions and counts how often the interval of a share holds what made them.
///
/// Turns have the widely varied lengths of talk (log-normal, half of them under 15 words), and a
/// turn is of the kind of the one before with a known chance, else of a kind drawn anew.
struct IntervalSimulation {
  private static let sessions = 4_000
  private static let shares = [0.1, 0.3, 0.5]

  /// Prints how often the intervals of labelled turns hold.
  static func printTurns() {
    print("| turns | like the one before | " + heads + " |")
    print("| ---: | ---: |" + shares.map { _ in " ---: |" }.joined())
    for turns in [15, 40, 100] {
      for alike in [0.0, 0.3, 0.6] {
        let cells = shares.map { share in
          held(turns, share: share) { random in
            ShareInterval(turns: Self.turns(turns, share: share, alike: alike, &random))
          }
        }
        print("| \(turns) | \(Int(alike * 100)) % | " + cells.joined(separator: " | ") + " |")
      }
    }
  }

  /// Prints how often the intervals of exchanges hold.
  static func printExchanges() {
    print("| exchanges | " + heads + " |")
    print("| ---: |" + shares.map { _ in " ---: |" }.joined())
    for count in [8, 20, 60] {
      let cells = shares.map { share in
        held(count, share: share) { random in
          ShareInterval(exchanges: Self.exchanges(count, share: share, &random))
        }
      }
      print("| \(count) | " + cells.joined(separator: " | ") + " |")
    }
  }

  private static var heads: String {
    shares.map { "a share of \(Int($0 * 100)) %" }.joined(separator: " | ")
  }

  /// How many of a hundred intervals hold the share, and how wide they are on the average.
  private static func held(
    _ parts: Int, share: Double, _ interval: (inout SeededGenerator) -> ShareInterval?
  ) -> String {
    var random = SeededGenerator(seed: UInt64(parts) << 32 | UInt64(share * 100))
    var (held, width) = (0, 0.0)
    for _ in 0..<sessions {
      guard let found = interval(&random) else { continue }
      if found.lower <= share, share <= found.upper { held += 1 }
      width += found.upper - found.lower
    }
    let wide = Int((width / Double(sessions) * 100).rounded())
    return "\(TrendSimulation.tenths(Double(held) / Double(sessions))) % (\(wide) points)"
  }

  private static func turns(
    _ count: Int, share: Double, alike: Double, _ random: inout SeededGenerator
  ) -> [ShareInterval.Part] {
    var counts = Double.random(in: 0..<1, using: &random) < share
    return (0..<count).map { _ in
      if Double.random(in: 0..<1, using: &random) >= alike {
        counts = Double.random(in: 0..<1, using: &random) < share
      }
      let words = length(median: 15, &random)
      return ShareInterval.Part(words: words, counted: counts ? words : 0)
    }
  }

  private static func exchanges(
    _ count: Int, share: Double, _ random: inout SeededGenerator
  ) -> [ShareInterval.Part] {
    (0..<count).map { _ in
      let own = length(median: 100 * share, &random)
      let other = length(median: 100 * (1 - share), &random)
      return ShareInterval.Part(words: own + other, counted: own)
    }
  }

  /// A number of words, log-normal around a median.
  private static func length(median: Double, _ random: inout SeededGenerator) -> Int {
    max(1, Int((median * exponential(0.9 * TrendSimulation.normal(&random))).rounded()))
  }

  /// e to the power of a number between -6 and 6, by its series over a sixteenth.
  private static func exponential(_ power: Double) -> Double {
    let part = power / 16
    var (term, sum) = (1.0, 1.0)
    for step in 1...12 {
      term *= part / Double(step)
      sum += term
    }
    return (0..<4).reduce(sum) { value, _ in value * value }
  }
}
