/// A turn of a session: where something was said.
public struct Place: Sendable, Hashable, Comparable {
  /// The session's identifier, as `EngagementHistory.Session.id`.
  public var session: String
  /// The position of the turn.
  public var turn: Int

  /// Makes a place.
  public init(session: String, turn: Int) {
    self.session = session
    self.turn = turn
  }

  /// Orders by identifier, then by turn: an order to print in, not the order of time.
  public static func < (lhs: Place, rhs: Place) -> Bool {
    (lhs.session, lhs.turn) < (rhs.session, rhs.turn)
  }
}

/// Words of a turn: what a finding shows for itself.
public struct Quote: Sendable, Hashable {
  /// The turn that holds them.
  public var place: Place
  /// Where they stand in the turn's text, in UTF-8 bytes.
  public var range: Range<Int>

  /// Makes a quote.
  public init(place: Place, range: Range<Int>) {
    self.place = place
    self.range = range
  }
}

/// Who of the two did something.
public enum Side: String, Sendable, Hashable, CaseIterable, Codable {
  /// The helping side.
  case coach
  /// The person who is helped.
  case client
}
