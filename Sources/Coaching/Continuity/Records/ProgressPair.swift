/// A situation then and now, handled differently.
public struct ProgressPair: Sendable, Hashable {
  /// The words of then.
  public var earlier: Quote
  /// The words of now.
  public var later: Quote
  /// The days between the two sessions; nil where a date is missing.
  public var days: Int?
  /// How likely the proposal is right, 0 to 1.
  public var confidence: Double

  /// Makes a pair.
  public init(earlier: Quote, later: Quote, days: Int?, confidence: Double) {
    self.earlier = earlier
    self.later = later
    self.days = days
    self.confidence = confidence
  }
}
