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
    /// The label names a room or an event, not a voice.
    case kind
    /// A person corrected it.
    case correction
    /// Nothing tells.
    case none
  }

  /// The role.
  public var role: Role
  /// What it was told from.
  public var basis: Basis
  /// How sure it is, 0 to 1; 1 where a person or a name said so, 0 where nothing tells.
  public var confidence: Double

  /// Makes an assignment.
  public init(role: Role, basis: Basis, confidence: Double) {
    self.role = role
    self.basis = basis
    self.confidence = confidence
  }
}

extension RoleAssignment {
  /// Nothing tells what the speaker is.
  public static let unsure = RoleAssignment(role: .unsure, basis: .none, confidence: 0)
}

extension [RoleAssignment] {
  /// The role of the speaker at this position of `Transcript.speakers`.
  ///
  /// - Parameter speaker: The position; nil: speech without a speaker.
  /// - Returns: The role; `unsure` for speech without a speaker and beyond the last position.
  public func role(of speaker: Int?) -> Role {
    guard let speaker, indices.contains(speaker) else { return .unsure }
    return self[speaker].role
  }
}
