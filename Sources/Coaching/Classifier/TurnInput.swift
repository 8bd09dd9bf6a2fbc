public import TranscriptModel

/// A turn to classify, with as much of its surroundings as is known.
public struct TurnInput: Sendable, Hashable {
  /// A turn before or after the one to classify.
  public struct Neighbour: Sendable, Hashable {
    /// Who spoke it.
    public var role: Role
    /// What was said.
    public var text: String

    /// Makes a neighbour.
    public init(role: Role, text: String) {
      self.role = role
      self.text = text
    }
  }

  /// What the caller calls the turn.
  public var id: String
  /// What was said.
  public var text: String
  /// Who spoke it; `unsure` is taken for a coach, since only a coach's turn has a mode.
  public var role: Role
  /// The turns before it, the oldest first; the last three are read.
  public var previous: [Neighbour]
  /// The turns after it, the nearest first; the first three are read.
  public var next: [Neighbour]

  /// Makes a turn to classify.
  public init(
    id: String, text: String, role: Role = .unsure, previous: [Neighbour] = [],
    next: [Neighbour] = []
  ) {
    self.id = id
    self.text = text
    self.role = role
    self.previous = previous
    self.next = next
  }

  /// Whether the turn can have a mode.
  public var hasMode: Bool { role.hasMode }
}

extension Role {
  /// Whether turns of this role have a mode; whoever may be the coach is judged like one.
  var hasMode: Bool { self == .coach || self == .unsure }
}
