/// The range in which half of one's own sessions lie: what is usual for this pair or program.
///
/// There is no norm from elsewhere: no published threshold tells good from poor.
public struct Baseline: Sendable, Hashable {
  /// The fewest values that make a range.
  public static let leastValues = 4

  /// A quarter of the values lie below.
  public let lowerQuartile: Double
  /// Half of the values lie below.
  public let median: Double
  /// A quarter of the values lie above.
  public let upperQuartile: Double
  /// The number of values.
  public let count: Int

  /// The range of the values; nil where they are fewer than `leastValues`.
  public init?(_ values: [Double]) {
    guard values.count >= Self.leastValues else { return nil }
    let sorted = values.sorted()
    lowerQuartile = Self.quantile(0.25, of: sorted)
    median = Self.quantile(0.5, of: sorted)
    upperQuartile = Self.quantile(0.75, of: sorted)
    count = sorted.count
  }

  /// The quantile by linear interpolation between neighbours.
  private static func quantile(_ part: Double, of sorted: [Double]) -> Double {
    let position = part * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
  }
}
