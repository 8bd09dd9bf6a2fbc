/// One feature of a turn: a row of the model's table with its value.
struct Feature {
  /// The row.
  var row: UInt32
  /// What the row's weights are multiplied with.
  var value: Float
}

/// The features of one turn, as training needs them.
struct FeatureVector: FeatureSink {
  /// The features, field after field.
  private(set) var features: [Feature] = []
  /// How many of the features, from the first on, rest on the turn alone.
  private(set) var ownCount = 0
  private let shift: UInt64
  private var fieldStart = 0

  /// Makes an empty vector for a table of two to the power of `log2Rows` hashed rows.
  init(log2Rows: Int) {
    shift = UInt64(64 - log2Rows)
    features.reserveCapacity(1024)
  }

  mutating func add(_ hash: UInt64, token: Int, count: Int) { add(hash) }

  mutating func addWords(of part: Surroundings.Part) { Self.needsFeatures() }

  mutating func addVectors(of part: Surroundings.Part) { Self.needsFeatures() }

  private static func needsFeatures() -> Never {
    preconditionFailure("To learn, turns are read without sums that were made before.")
  }

  mutating func endRun(token: Int) {}

  @inline(__always)
  mutating func add(_ hash: UInt64) {
    features.append(
      Feature(row: UInt32(truncatingIfNeeded: FeatureHash.mixed(hash) >> shift), value: 0))
  }

  mutating func endField(weight: Float) {
    let count = features.count - fieldStart
    guard count > 0 else { return }
    let value = weight / Float(count).squareRoot()
    for index in fieldStart..<features.count { features[index].value = value }
    fieldStart = features.count
  }

  mutating func add(row: Int, mass: Float, token: Int) {
    features.append(Feature(row: UInt32(truncatingIfNeeded: row), value: mass))
  }

  mutating func endMean() {
    let sum = features[fieldStart...].reduce(Float(0)) { $0 + $1.value }
    for index in fieldStart..<features.count { features[index].value /= sum }
    fieldStart = features.count
  }

  /// Adds a feature with a row and a value of its own, outside of any field.
  mutating func add(row: Int, value: Float) {
    features.append(Feature(row: UInt32(truncatingIfNeeded: row), value: value))
    fieldStart = features.count
  }

  mutating func endOwn() { ownCount = features.count }

  /// Takes all features out, keeping the memory.
  mutating func removeAll() {
    features.removeAll(keepingCapacity: true)
    fieldStart = 0
    ownCount = 0
  }
}
