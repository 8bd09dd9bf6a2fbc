/// How many sessions a pair lets pass between zoomed-out stretches that count.
public struct ZoomOutGaps: Sendable, Hashable {
  /// The sessions that hold one, by their place among the pair's sessions, from 0.
  public let places: [Int]
  /// The number of sessions.
  public let sessions: Int
  /// The burning sessions after the last one that holds one; all where none does.
  public let burningSinceLast: Int

  /// Looks for the sessions that hold a zoomed-out stretch that counts.
  public init(_ points: [SessionPoint]) {
    places = points.indices.filter { points[$0].zoomOutCounts }
    sessions = points.count
    burningSinceLast = points.dropFirst((places.last ?? -1) + 1).count(where: \.isBurning)
  }

  /// The number of sessions after the last one that holds one; all where none does.
  public var sinceLast: Int { places.last.map { sessions - 1 - $0 } ?? sessions }

  /// The sessions between each two that follow one another, with the place of the earlier one.
  public var between: [(place: Int, sessions: Int)] {
    zip(places, places.dropFirst()).map { ($0, $1 - $0 - 1) }
  }
}
