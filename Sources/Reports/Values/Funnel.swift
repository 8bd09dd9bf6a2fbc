/// The pairs of a program by their number of sessions and one figure, with the range in which
/// chance alone would leave nearly all of them.
///
/// It stands in the place of a ranking: few sessions spread pairs far apart that do not differ,
/// and the range is wide where sessions are few.
public struct Funnel: Sendable, Hashable {
  /// One pair, without a name.
  public struct Point: Sendable, Hashable {
    /// The number of sessions after the first one.
    public var sessions: Int
    /// The mean of the figure over those sessions.
    public var share: Double
  }

  /// Below so many sessions a pair says next to nothing.
  public static let fewSessions = 3
  /// The fewest sessions beyond one a pair for a spread that can be trusted.
  static let leastFreedom = 10
  /// So many deviations on both sides hold 95 of 100 values.
  private static let deviations = 1.96

  /// The figure.
  public let figure: BalanceFigure
  /// The pairs in order of their sessions; those with as many as in the order they came in, which
  /// is never that of their shares.
  public let points: [Point]
  /// The mean over all sessions.
  public let mean: Double
  /// How far sessions of one and the same pair lie apart, as a standard deviation.
  public let deviation: Double

  /// Places pairs by their sessions after the first one; nil where fewer than
  /// `ProgramReport.leastPairs` pairs have the figure, or too few of them have several sessions.
  init?(_ figure: BalanceFigure, of strips: [PairStrip]) {
    let values = strips.map { $0.laterValues(figure) }.filter { !$0.isEmpty }
    let all = values.joined()
    let freedom = all.count - values.count
    guard values.count >= ProgramReport.leastPairs, freedom >= Self.leastFreedom else {
      return nil
    }
    self.figure = figure
    points = values.enumerated().sorted {
      ($0.element.count, $0.offset) < ($1.element.count, $1.offset)
    }.map { Point(sessions: $0.element.count, share: Self.mean($0.element)) }
    mean = all.reduce(0, +) / Double(all.count)
    let squares = values.reduce(0.0) { sum, own in
      let center = Self.mean(own)
      return sum + own.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    }
    deviation = (squares / Double(freedom)).squareRoot()
  }

  /// The place of a pair; nil where no session after its first has the figure.
  func point(of strip: PairStrip) -> Point? {
    let values = strip.laterValues(figure)
    return values.isEmpty ? nil : Point(sessions: values.count, share: Self.mean(values))
  }

  /// Where 95 of 100 pairs with so many sessions lie when nothing but chance tells them apart.
  ///
  /// Between whole numbers the limits are those of the same curve.
  public func limits(sessions: Double) -> ClosedRange<Double> {
    let reach = Self.deviations * deviation / max(1, sessions).squareRoot()
    return max(0, mean - reach)...min(1, mean + reach)
  }

  /// Whether a pair lies beyond the limits for its number of sessions.
  public func isBeyond(_ point: Point) -> Bool {
    !limits(sessions: Double(point.sessions)).contains(point.share)
  }

  /// How many pairs lie beyond the limits.
  public var beyond: Int { points.count(where: isBeyond) }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
