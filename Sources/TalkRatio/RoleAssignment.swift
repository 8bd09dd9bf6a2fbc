public import TranscriptModel

/// What a speaker is, and how that is known.
public struct RoleAssignment: Sendable, Hashable {
  /// What a role was told from.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The speaker bears the name that the manifest or the options state.
    case name
    /// The speaker bears an alias that the manifest states.
    case alias
    /// The other person of a pair is known.
    case elimination
    /// The way of talking tells: you-words against I-words, questions a word.
    case inference
    /// A person corrected it.
    case correction
    /// Nothing tells.
    case none
  }

  /// The role.
  public var role: Role
  /// What it was told from.
  public var basis: Basis
  /// How sure it is, 0 to 1; 1 where a person or a name said so.
  public var confidence: Double

  /// Makes an assignment.
  public init(role: Role, basis: Basis, confidence: Double) {
    self.role = role
    self.basis = basis
    self.confidence = confidence
  }
}
