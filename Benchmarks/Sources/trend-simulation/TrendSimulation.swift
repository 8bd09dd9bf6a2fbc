import Reports
import SeededRandom

/// Deals out made series of sessions and counts how often a change is told.
///
/// Shares of a pair's sessions vary by chance. The simulation draws them from a normal distribution
/// with the spread that good sessions were found to have (0.14), shifts the last four by a known
/// number of points, and asks `Change` as a report does.
///
/// Then it asks how often the interval of a session's share holds (`IntervalSimulation`).
///
///     trend-simulation        prints three tables; the same each time
@main
enum TrendSimulation {
  private static let spread = 0.14
  private static let series = 4_000
  private static let shifts = [0.0, 0.05, 0.10, 0.15, 0.20, 0.25]
  private static let lengths = [8, 12, 16, 24]

  static func main() {
    let heads = lengths.map { "\($0) sessions" }
    print("| shift of the last 4 | " + heads.joined(separator: " | ") + " |")
    print("| ---: |" + lengths.map { _ in " ---: |" }.joined())
    for shift in shifts {
      let cells = lengths.map { rate(sessions: $0, shift: shift) }
      print("| \(Int((shift * 100).rounded())) points | " + cells.joined(separator: " | ") + " |")
    }
    print()
    IntervalSimulation.printTurns()
    print()
    IntervalSimulation.printExchanges()
  }

  /// The part of the series for which a change is told, with the half width of its 95 % interval.
  private static func rate(sessions: Int, shift: Double) -> String {
    var random = SeededGenerator(seed: UInt64(sessions) << 32 | UInt64(shift * 100))
    var told = 0
    for number in 0..<series {
      let values = (0..<sessions).map { index in
        0.5 + spread * normal(&random) + (index >= sessions - Change.recentSessions ? shift : 0)
      }
      if case .beyondChance = Change(values, seed: UInt64(number)) { told += 1 }
    }
    let part = Double(told) / Double(series)
    let half = 1.96 * (part * (1 - part) / Double(series)).squareRoot()
    return "\(tenths(part)) ± \(tenths(half)) %"
  }

  /// A draw from the normal distribution: the sum of twelve even ones has its mean and spread.
  static func normal(_ random: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
  }

  /// `36.4` for 0.364.
  static func tenths(_ part: Double) -> String {
    let tenths = Int((part * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
