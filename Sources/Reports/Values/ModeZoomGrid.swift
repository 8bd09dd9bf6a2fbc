public import Coaching

/// The coach's words by mode and zoom at once: two axes, neither computed from the other.
public struct ModeZoomGrid: Sendable, Hashable {
  private var counts: [Key: Int] = [:]
  /// All words of the coach: the denominator of every share.
  public private(set) var coachWords = 0

  private struct Key: Hashable, Sendable {
    var mode: Judged<Mode>
    var zoom: Judged<ZoomLevel>
  }

  /// Makes an empty grid.
  public init() {}

  mutating func add(_ words: Int, mode: Judged<Mode>, zoom: Judged<ZoomLevel>) {
    counts[Key(mode: mode, zoom: zoom), default: 0] += words
    coachWords += words
  }

  /// The words of one mode and one zoom.
  public func words(_ mode: Judged<Mode>, _ zoom: Judged<ZoomLevel>) -> Int {
    counts[Key(mode: mode, zoom: zoom)] ?? 0
  }
}
