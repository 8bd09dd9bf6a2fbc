/// A detail that could lead to a bigger question.
public struct Bridge: Sendable, Hashable {
  /// Whether the two walked over it.
  public enum State: String, Sendable, Hashable, CaseIterable, Codable {
    /// Somebody made it general, and the talk stayed there.
    case taken
    /// Somebody made it general, and the talk went back to the detail.
    case offered
    /// The words that would have been the door were passed by.
    case missed
  }

  /// Whether the two walked over it.
  public var state: State
  /// The words that are the door: the client's detail.
  public var door: Quote
  /// The turn that makes it general; nil where nobody did.
  public var generalising: Place?
  /// The lowest rung before.
  public var rungFrom: Int
  /// The highest rung after.
  public var rungTo: Int
  /// How likely the proposal is right, 0 to 1.
  public var confidence: Double

  /// Makes a bridge.
  public init(
    state: State, door: Quote, generalising: Place?, rungFrom: Int, rungTo: Int,
    confidence: Double
  ) {
    self.state = state
    self.door = door
    self.generalising = generalising
    self.rungFrom = rungFrom
    self.rungTo = rungTo
    self.confidence = confidence
  }
}
