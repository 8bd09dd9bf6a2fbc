/// Takes the features of a turn as they are found.
///
/// Hashed features come field by field: those of one field share its weight, by the square root
/// of their number. A word that has a vector comes with the row and the mass that are its own.
protocol FeatureSink {
  /// Takes a hashed feature that rests on `count` tokens of the turn from `token` on; a negative
  /// `token`: on none of its words.
  mutating func add(_ hash: UInt64, token: Int, count: Int)
  /// Ends a field: its features share the weight.
  mutating func endField(weight: Float)
  /// Takes a feature with a row of its own, as part of a mean weighted by mass.
  mutating func add(row: Int, mass: Float, token: Int)
  /// Ends a mean.
  mutating func endMean()
  /// Is told that all features that rest on the turn alone have come.
  mutating func endOwn()
}

extension FeatureSink {
  /// Takes a hashed feature that rests on none of the turn's words.
  @inline(__always)
  mutating func add(_ hash: UInt64) { add(hash, token: -1, count: 0) }
}
