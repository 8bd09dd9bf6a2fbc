/// What people said of the findings of one pair: kept beside them, replayed on every run.
public struct ContinuityOverlays: Sendable, Hashable {
  /// A link that somebody made or took away.
  public struct LinkKey: Sendable, Hashable {
    /// The turn that refers back.
    public var from: Place
    /// The identifier of the item that it refers to.
    public var item: String

    /// Makes a key.
    public init(from: Place, item: String) {
      self.from = from
      self.item = item
    }
  }

  /// Items by identifier: whether somebody confirmed (true) or rejected (false) them.
  public var verdicts: [String: Bool] = [:]
  /// Items by identifier: the state that somebody gave them.
  public var statuses: [String: CarriedItem.Status] = [:]
  /// Items by identifier: the words that somebody gave them.
  public var wordings: [String: String] = [:]
  /// Sessions by identifier: whether somebody marked them as burning (true) or not (false).
  public var burning: [String: Bool] = [:]
  /// Links that somebody made; each is a follow-up of a challenge, else a back-link.
  public var linked: Set<LinkKey> = []
  /// Links that somebody took away.
  public var unlinked: Set<LinkKey> = []

  /// Makes empty overlays.
  public init() {}
}
