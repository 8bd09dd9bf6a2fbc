/// One feature of a turn: a row of the model's table with its value.
struct Feature {
  /// The row.
  var row: UInt32
  /// What the row's weights are multiplied with.
  var value: Float
  /// The first token of the turn that the feature rests on; negative: none of its words.
  var firstToken: Int32
  /// How many tokens of the turn it rests on.
  var tokenCount: Int32
}

/// The features of one turn.
struct FeatureVector {
  /// The features, field after field.
  private(set) var features: [Feature] = []
  private let shift: UInt64
  private var fieldStart = 0

  /// Makes an empty vector for a table of two to the power of `log2Rows` rows.
  init(log2Rows: Int) {
    shift = UInt64(64 - log2Rows)
    features.reserveCapacity(1024)
  }

  /// Adds a hashed feature that rests on `count` tokens from `token` on.
  @inline(__always)
  mutating func add(_ hash: UInt64, token: Int = -1, count: Int = 0) {
    features.append(
      Feature(
        row: UInt32(truncatingIfNeeded: FeatureHash.mixed(hash) >> shift), value: 0,
        firstToken: Int32(truncatingIfNeeded: token),
        tokenCount: Int32(truncatingIfNeeded: count)))
  }

  /// Adds a feature with a row and a value of its own, in a field that `endField` has ended.
  mutating func add(row: Int, value: Float, token: Int = -1) {
    features.append(
      Feature(
        row: UInt32(truncatingIfNeeded: row), value: value,
        firstToken: Int32(truncatingIfNeeded: token), tokenCount: token < 0 ? 0 : 1))
    fieldStart = features.count
  }

  /// Ends a field: its features share the weight, by the square root of their number.
  mutating func endField(weight: Float) {
    let count = features.count - fieldStart
    guard count > 0 else { return }
    let value = weight / Float(count).squareRoot()
    for index in fieldStart..<features.count { features[index].value = value }
    fieldStart = features.count
  }

  /// Takes out the features from position `count` on.
  mutating func removeAll(from count: Int) {
    features.removeLast(features.count - count)
    fieldStart = count
  }

  /// Takes all features out, keeping the memory.
  mutating func removeAll() {
    features.removeAll(keepingCapacity: true)
    fieldStart = 0
  }
}
