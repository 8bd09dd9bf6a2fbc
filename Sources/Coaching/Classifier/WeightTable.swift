/// The model's weights: rows of fifteen 8-bit weights, each row with its scale.
///
/// A row is sixteen bytes, one load: the weights of all outputs and, last, the scale as a step
/// of a logarithmic ladder. Quantising costs at most half a step of 1/127 of the row's largest
/// weight, and the ladder adds at most 4.5 % to that step.
struct WeightTable: Sendable, Hashable {
  /// The number of weights in a row.
  static let lanes = 15
  /// How many of them the outputs of turns use: modes and rungs.
  static let outputs = 9
  /// The outputs of the modes.
  static let modes = 0..<3
  /// The outputs of the rungs.
  static let rungs = 3..<9
  private static let scaleLane = 15
  /// The scale of each step: a sixteenth of an octave apart, from 2^-16 on.
  private static let scales: [Float] = {
    var scale: Float = 1.0 / 65536
    let step: Float = 1.0442737824  // the sixteenth root of 2
    return (0..<256).map { _ in
      defer { scale *= step }
      return scale
    }
  }()

  /// The rows as they stand in a model file.
  let rows: [SIMD16<Int8>]
  /// The same rows unpacked: a row is one line of the cache.
  private let unpacked: [SIMD16<Float>]

  /// The two-logarithm of the number of hashed rows; further rows belong to single words.
  let log2Rows: Int
  /// How far a hash is shifted to be a row.
  private let shift: UInt64
  /// What the characters of the words in the lexicon weigh.
  let characters: CharacterSums

  /// Wraps rows read from a model file.
  init(rows: [SIMD16<Int8>], log2Rows: Int) {
    let scales = Self.scales
    let unpacked = rows.map { row in
      if row == .zero { return SIMD16<Float>.zero }
      var weights = SIMD16<Float>(row) * scales[Int(UInt8(bitPattern: row[Self.scaleLane]))]
      weights[Self.scaleLane] = 0
      return weights
    }
    self.init(rows: rows, unpacked: unpacked, log2Rows: log2Rows)
  }

  /// The mean of two tables: its scores are the mean of theirs.
  ///
  /// It is in no file and has no rows.
  init(between one: WeightTable, and other: WeightTable) {
    precondition(one.log2Rows == other.log2Rows, "tables of one shape")
    self.init(
      rows: [], unpacked: zip(one.unpacked, other.unpacked).map { ($0 + $1) / 2 },
      log2Rows: one.log2Rows)
  }

  private init(rows: [SIMD16<Int8>], unpacked: [SIMD16<Float>], log2Rows: Int) {
    self.rows = rows
    self.log2Rows = log2Rows
    let shift = UInt64(64 - log2Rows)
    self.unpacked = unpacked
    self.shift = shift
    characters = CharacterSums {
      unpacked[Int(truncatingIfNeeded: FeatureHash.mixed($0) >> shift)]
    }
  }

  /// Rounds weights to eight bits.
  init(rounding weights: [SIMD16<Float>], log2Rows: Int) {
    self.init(rows: weights.map(Self.quantised), log2Rows: log2Rows)
  }

  /// The weights of the outputs in rows, row after row, as files hold them.
  static func numbers(of rows: [SIMD16<Float>]) -> [Float] {
    rows.flatMap { row in (0..<outputs).map { row[$0] } }
  }

  /// The rows that such numbers are.
  static func rows(of numbers: [Float]) -> [SIMD16<Float>] {
    stride(from: 0, to: numbers.count, by: outputs).map { start in
      var row = SIMD16<Float>.zero
      for lane in 0..<outputs { row[lane] = numbers[start + lane] }
      return row
    }
  }

  /// The sum of the rows of `vector`, each times its value.
  func scores(_ vector: FeatureVector) -> SIMD16<Float> {
    var sum = SIMD16<Float>.zero
    for feature in vector.features { sum += unpacked[Int(feature.row)] * feature.value }
    return sum
  }

  /// The weights of one row.
  @inline(__always)
  func weights(_ row: UInt32) -> SIMD16<Float> { unpacked[Int(row)] }

  /// The weights of a hashed feature.
  @inline(__always)
  func weights(hash: UInt64) -> SIMD16<Float> {
    unpacked[Int(truncatingIfNeeded: FeatureHash.mixed(hash) >> shift)]
  }

  /// The table with `change` added to its rows; rows without a change keep their bytes.
  func adding(_ change: [SIMD16<Float>]) -> WeightTable {
    precondition(change.count == rows.count, "every row needs its change")
    let changed = rows.indices.map { row in
      change[row] == .zero ? rows[row] : Self.quantised(unpacked[row] + change[row])
    }
    return WeightTable(rows: changed, log2Rows: log2Rows)
  }

  private static func quantised(_ weights: SIMD16<Float>) -> SIMD16<Int8> {
    var largest: Float = 0
    for lane in 0..<lanes { largest = max(largest, abs(weights[lane])) }
    var row = SIMD16<Int8>.zero
    guard largest > 0 else { return row }
    let step = scales.firstIndex { $0 * 127 >= largest } ?? 255
    for lane in 0..<lanes {
      let level = (weights[lane] / scales[step]).rounded()
      row[lane] = Int8(max(-127, min(127, level)))
    }
    row[scaleLane] = Int8(bitPattern: UInt8(step))
    return row
  }
}
