/// How a session's mass spreads over the modes and the zooms, in words or milliseconds.
public struct Balance: Sendable, Hashable {
  /// The coach's mass by mode.
  public var coaching = 0
  /// The coach's mass by mode.
  public var mentorship = 0
  /// The coach's mass by mode.
  public var neither = 0
  /// The coach's mass whose mode is unclear.
  public var unclearMode = 0
  /// Everybody's mass zoomed in.
  public var zoomedIn = 0
  /// Everybody's mass between.
  public var between = 0
  /// Everybody's mass zoomed out.
  public var zoomedOut = 0
  /// Everybody's mass that cannot be placed or whose zoom is unclear.
  public var noZoom = 0

  /// Makes an empty balance.
  public init() {}
}
