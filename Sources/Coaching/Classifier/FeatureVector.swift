/// The features of one turn: rows of the model's table with their values.
struct FeatureVector {
  /// The rows.
  private(set) var rows: [UInt32] = []
  /// The value of each row.
  private(set) var values: [Float] = []
  /// The first token of the turn that a feature rests on; negative: on none of its words.
  private(set) var firstTokens: [Int32] = []
  /// How many tokens of the turn a feature rests on.
  private(set) var tokenCounts: [Int32] = []
  private let shift: UInt64
  private var fieldStart = 0

  /// Makes an empty vector for a table of two to the power of `log2Rows` rows.
  init(log2Rows: Int) {
    shift = UInt64(64 - log2Rows)
    rows.reserveCapacity(768)
    values.reserveCapacity(768)
    firstTokens.reserveCapacity(768)
    tokenCounts.reserveCapacity(768)
  }

  /// Adds a feature that rests on `count` tokens from `token` on.
  @inline(__always)
  mutating func add(_ hash: UInt64, token: Int = -1, count: Int = 0) {
    rows.append(UInt32(truncatingIfNeeded: FeatureHash.mixed(hash) >> shift))
    firstTokens.append(Int32(truncatingIfNeeded: token))
    tokenCounts.append(Int32(truncatingIfNeeded: count))
  }

  /// Ends a field: its features share the weight, by the square root of their number.
  mutating func endField(weight: Float) {
    let count = rows.count - fieldStart
    guard count > 0 else { return }
    let value = weight / Float(count).squareRoot()
    for _ in 0..<count { values.append(value) }
    fieldStart = rows.count
  }

  /// Takes all features out, keeping the memory.
  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    firstTokens.removeAll(keepingCapacity: true)
    tokenCounts.removeAll(keepingCapacity: true)
    fieldStart = 0
  }
}
