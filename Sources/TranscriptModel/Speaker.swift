/// A voice of a transcript, as the file names it.
public struct Speaker: Sendable, Hashable {
  /// What stands behind a speaker's label.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One voice, named or numbered (`Dana Ruiz`, `Speaker 1`).
    case person
    /// The label says that it does not know, or the speaker was inferred.
    case unknown
    /// A place, a device or several people at one microphone.
    case room
    /// Not a participant's voice: a jingle, a break, shared audio.
    case event
  }

  /// The label for people to read: without badges and pronouns, with single spaces.
  public var name: String
  /// The labels as the file writes them; empty where the speaker was inferred.
  public var labels: [String]
  /// What stands behind the label.
  public var kind: Kind

  /// Makes a speaker from the name to show, the labels of the file and the kind.
  public init(name: String, labels: [String], kind: Kind = .person) {
    self.name = name
    self.labels = labels
    self.kind = kind
  }
}
