extension SessionFacts {
  /// The names of all zoom-out dimensions, in order.
  public static let allDimensions = ZoomOutDimension.allCases.map(\.rawValue)
}
