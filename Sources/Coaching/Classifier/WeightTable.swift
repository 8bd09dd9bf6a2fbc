/// The model's weights: rows of fifteen 8-bit weights, each row with its scale.
///
/// A row is sixteen bytes, one load: the weights of all outputs and, last, the scale as a step
/// of a logarithmic ladder. Quantising costs at most half a step of 1/127 of the row's largest
/// weight, and the ladder adds at most 4.5 % to that step.
struct WeightTable: Hashable {
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

  /// The rows, their bytes in the order in which they unpack: the bytes that stand four apart in a
  /// model file are one word here.
  ///
  /// They stay packed, since four times as many of them fit into the cache, and waiting for memory
  /// takes longer than unpacking.
  private let packed: [SIMD4<UInt32>]
  /// `scales` at hand, without asking whether they have been made.
  private let scales = Self.scales

  /// The two-logarithm of the number of hashed rows; further rows belong to single words.
  let log2Rows: Int
  /// How far a hash is shifted to be a row.
  private let shift: UInt64
  /// What is added up once for the table.
  private(set) var known: KnownSums

  /// Wraps rows read from a model file.
  init(rows: [SIMD16<Int8>], log2Rows: Int) {
    self.log2Rows = log2Rows
    let packed = rows.map { row in
      let turned = Self.turned(row)
      // Both are sixteen bytes without any between them.
      return unsafeBitCast(turned, to: SIMD4<UInt32>.self)
    }
    let shift = UInt64(64 - log2Rows)
    self.packed = packed
    self.shift = shift
    let scales = scales
    known = KnownSums { hash in
      let row = packed[Int(truncatingIfNeeded: FeatureHash.mixed(hash) >> shift)]
      return TurnRow(row, scale: scales[Int(row[3] >> 24)])
    }
  }

  /// The mean of two tables of one shape, rounded again: its scores are half the sum of theirs, but
  /// for what rounding takes.
  init(meanOf one: WeightTable, _ other: WeightTable) {
    precondition(
      one.log2Rows == other.log2Rows && one.count == other.count, "tables of one shape")
    self.init(
      rounding: one.packed.indices.map { row in
        let sum = one.weights(UInt32(row)) + other.weights(UInt32(row))
        return sum * 0.5
      }, log2Rows: one.log2Rows)
  }

  /// The number of rows.
  var count: Int { packed.count }

  /// The rows as they stand in a model file.
  var rows: [SIMD16<Int8>] {
    packed.map { row in
      // Both are sixteen bytes without any between them.
      Self.turned(unsafeBitCast(row, to: SIMD16<Int8>.self))
    }
  }

  /// The bytes of a row as a square of four by four, its lines and columns exchanged.
  private static func turned(_ row: SIMD16<Int8>) -> SIMD16<Int8> {
    SIMD16(
      row[0], row[4], row[8], row[12], row[1], row[5], row[9], row[13],
      row[2], row[6], row[10], row[14], row[3], row[7], row[11], row[15])
  }

  /// The weights of a row, and 0 in the lane of its scale.
  @inline(__always)
  private static func unpacked(_ row: SIMD4<UInt32>, _ scales: [Float]) -> SIMD16<Float> {
    let scale = scales[Int(row[3] >> 24)]
    let row = SIMD4<Int32>(truncatingIfNeeded: row)
    let first = SIMD4<Float>((row &<< 24) &>> 24) * scale
    let second = SIMD4<Float>((row &<< 16) &>> 24) * scale
    let third = SIMD4<Float>((row &<< 8) &>> 24) * scale
    var fourth = SIMD4<Float>(row &>> 24) * scale
    fourth[3] = 0
    return SIMD16(
      lowHalf: SIMD8(lowHalf: first, highHalf: second),
      highHalf: SIMD8(lowHalf: third, highHalf: fourth))
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
    for feature in vector.features { sum += weights(feature.row) * feature.value }
    return sum
  }

  /// The weights of one row.
  @inline(__always)
  func weights(_ row: UInt32) -> SIMD16<Float> { Self.unpacked(packed[Int(row)], scales) }

  /// The row of a hashed feature.
  @inline(__always)
  func row(of hash: UInt64) -> Int { Int(truncatingIfNeeded: FeatureHash.mixed(hash) &>> shift) }

  /// The weights of one row, as they are added up.
  @inline(__always)
  func sum<Row: ScoreRow>(row: Int) -> Row {
    let row = packed[row]
    return Row(row, scale: scales[Int(row[3] >> 24)])
  }

  /// The weights of a hashed feature, as they are added up.
  @inline(__always)
  func sum<Row: ScoreRow>(hash: UInt64) -> Row { sum(row: row(of: hash)) }

  /// The same table, which adds up beforehand what the words of a vocabulary weigh.
  func knowing(_ vocabulary: Vocabulary) -> WeightTable {
    var table = self
    table.known.learn(vocabulary, from: 1 << log2Rows) { sum(row: $0) }
    return table
  }

  /// The table with `change` added to its rows; rows without a change keep their bytes.
  func adding(_ change: [SIMD16<Float>]) -> WeightTable {
    let rows = rows
    precondition(change.count == rows.count, "every row needs its change")
    let changed = rows.indices.map { row in
      change[row] == .zero
        ? rows[row] : Self.quantised(Self.unpacked(packed[row], scales) + change[row])
    }
    return WeightTable(rows: changed, log2Rows: log2Rows)
  }

  /// The weights in eight bits, each rounded to the nearest step of its row, and the row's scale.
  ///
  /// A table is rounded whenever a model loads, so this is written for four weights at once.
  private static func quantised(_ weights: SIMD16<Float>) -> SIMD16<Int8> {
    var (low, high) = (weights.lowHalf, weights.highHalf)
    high[scaleLane - 8] = 0
    let sizes = larger(
      larger(size(low.lowHalf), size(low.highHalf)),
      larger(size(high.lowHalf), size(high.highHalf)))
    let largest = max(max(sizes[0], sizes[1]), max(sizes[2], sizes[3]))
    guard largest > 0 else { return .zero }
    let step = scaleStep(reaching: largest)
    let scale = scales[step]
    if scale * 127 < largest {
      // Weights beyond the ladder: as large as it goes.
      let bound = SIMD8<Float>(repeating: scale * 127)
      low.clamp(lowerBound: -bound, upperBound: bound)
      high.clamp(lowerBound: -bound, upperBound: bound)
    }
    let first = steps(low.lowHalf, scale)
    let second = steps(low.highHalf, scale)
    let third = steps(high.lowHalf, scale)
    let fourth = steps(high.highHalf, scale)
    return SIMD16(
      first[0], first[1], first[2], first[3], second[0], second[1], second[2], second[3],
      third[0], third[1], third[2], third[3], fourth[0], fourth[1], fourth[2],
      Int8(bitPattern: UInt8(step)))
  }

  /// How far weights are from 0.
  @inline(__always)
  private static func size(_ weights: SIMD4<Float>) -> SIMD4<Float> {
    weights.replacing(with: -weights, where: weights .< 0)
  }

  /// The larger of two, lane by lane.
  @inline(__always)
  private static func larger(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> SIMD4<Float> {
    one.replacing(with: other, where: one .< other)
  }

  /// The whole numbers of steps that are nearest to weights, of which none is beyond 127 steps.
  @inline(__always)
  private static func steps(_ weights: SIMD4<Float>, _ scale: Float) -> SIMD4<Int8> {
    // A number of this size in 32 bits has no place for fractions: adding it rounds, and the lowest
    // bits of the sum are the whole number.
    let rounded = weights / scale + 0x1.8p23
    return SIMD4(truncatingIfNeeded: unsafeBitCast(rounded, to: SIMD4<Int32>.self))
  }

  /// The first step of the ladder whose 127-fold reaches a weight, or the last.
  private static func scaleStep(reaching weight: Float) -> Int {
    var steps = 0..<scales.count - 1
    while !steps.isEmpty {
      let middle = steps.lowerBound + steps.count / 2
      if scales[middle] * 127 < weight {
        steps = middle + 1..<steps.upperBound
      } else {
        steps = steps.lowerBound..<middle
      }
    }
    return steps.lowerBound
  }
}
