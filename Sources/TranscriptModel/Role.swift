/// What a speaker is in a coaching session.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
  /// The helping side.
  case coach
  /// The person who is helped.
  case client
  /// Somebody else: a manager who looks in, an observer.
  case other
  /// The evidence does not tell.
  case unsure
}
