/// Takes hashed features as they are found.
///
/// They come field by field: those of one field share its weight, by the square root of their
/// number.
protocol HashSink {
  /// Takes a hashed feature that rests on `count` tokens of the turn from `token` on; a negative
  /// `token`: on none of its words.
  mutating func add(_ hash: UInt64, token: Int, count: Int)
  /// Ends a field: its features share the weight.
  mutating func endField(weight: Float)
}

/// Takes the features of a turn as they are found.
///
/// Beside the hashed ones there are words that have a vector: each comes with the row and the mass
/// that are its own.
protocol FeatureSink: HashSink {
  /// Takes a feature with a row of its own, as part of a mean weighted by mass.
  mutating func add(row: Int, mass: Float, token: Int)
  /// Ends a mean.
  mutating func endMean()
  /// Is told that all features that rest on the turn alone have come.
  mutating func endOwn()
}

extension HashSink {
  /// Takes a hashed feature that rests on none of the turn's words.
  @inline(__always)
  mutating func add(_ hash: UInt64) { add(hash, token: -1, count: 0) }
}
