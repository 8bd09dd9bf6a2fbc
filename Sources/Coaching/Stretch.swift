/// A range of neighbouring turns with one mode and one zoom.
public struct Stretch: Sendable, Hashable {
  /// The positions of the turns.
  public var turns: ClosedRange<Int>
  /// The mode of the coach's turns in it; nil where the coach does not speak in it.
  public var mode: Judged<Mode>?
  /// The zoom.
  public var zoom: Judged<ZoomLevel>
  /// The number of words of its turns.
  public var words: Int
  /// The time from its first start to its last end, in milliseconds; nil where ends are not real.
  public var milliseconds: Int?

  /// Makes a stretch.
  public init(
    turns: ClosedRange<Int>, mode: Judged<Mode>?, zoom: Judged<ZoomLevel>, words: Int,
    milliseconds: Int? = nil
  ) {
    self.turns = turns
    self.mode = mode
    self.zoom = zoom
    self.words = words
    self.milliseconds = milliseconds
  }
}
