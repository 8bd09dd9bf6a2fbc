/// One coach and one client over time.
public struct Engagement: Sendable, Hashable {
  /// The program that the pair belongs to; nil where unknown.
  public var program: String?
  /// The coach's name.
  public var coach: String
  /// The client's name.
  public var client: String

  /// Makes an engagement.
  public init(program: String?, coach: String, client: String) {
    self.program = program
    self.coach = coach
    self.client = client
  }
}
