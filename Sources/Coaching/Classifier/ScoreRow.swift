/// A row of weights, or a sum of rows, as it is added up: one lane for each output.
///
/// Lanes come in fours, which every processor adds at once. A wider vector would want its arrays at
/// addresses that memory is slow to give.
protocol ScoreRow: Sendable, Hashable {
  /// Nothing in any lane.
  static var zero: Self { get }
  /// The lanes of modes and the first rung.
  var first: SIMD4<Float> { get }
  /// The lanes of the next rungs.
  var second: SIMD4<Float> { get }
  /// The lane of the last rung, and three more.
  var third: SIMD4<Float> { get }
  /// All lanes.
  var lanes: SIMD16<Float> { get }
  /// Unpacks the bytes of a row, as a table holds them.
  init(_ bytes: SIMD4<UInt32>, scale: Float)
  static func + (left: Self, right: Self) -> Self
  static func * (row: Self, factor: Float) -> Self
}

extension ScoreRow {
  @inline(__always)
  static func += (sum: inout Self, row: Self) { sum = sum + row }
}

/// A row for modes and rungs, which need nine lanes.
struct TurnRow: ScoreRow {
  var first: SIMD4<Float>
  var second: SIMD4<Float>
  var third: SIMD4<Float>

  static var zero: TurnRow {
    @inline(__always) get { TurnRow(first: .zero, second: .zero, third: .zero) }
  }

  @inline(__always)
  private init(first: SIMD4<Float>, second: SIMD4<Float>, third: SIMD4<Float>) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// Takes the lanes that turns use.
  init(_ lanes: SIMD16<Float>) {
    self.init(
      first: lanes.lowHalf.lowHalf, second: lanes.lowHalf.highHalf, third: lanes.highHalf.lowHalf)
  }

  @inline(__always)
  init(_ bytes: SIMD4<UInt32>, scale: Float) {
    let bytes = SIMD4<Int32>(truncatingIfNeeded: bytes)
    first = SIMD4<Float>((bytes &<< 24) &>> 24) * scale
    second = SIMD4<Float>((bytes &<< 16) &>> 24) * scale
    third = SIMD4<Float>((bytes &<< 8) &>> 24) * scale
  }

  var lanes: SIMD16<Float> {
    SIMD16(
      lowHalf: SIMD8(lowHalf: first, highHalf: second),
      highHalf: SIMD8(lowHalf: third, highHalf: .zero))
  }

  @inline(__always)
  static func + (left: TurnRow, right: TurnRow) -> TurnRow {
    TurnRow(
      first: left.first + right.first, second: left.second + right.second,
      third: left.third + right.third)
  }

  /// The difference of two sums.
  @inline(__always)
  static func - (left: TurnRow, right: TurnRow) -> TurnRow {
    TurnRow(
      first: left.first - right.first, second: left.second - right.second,
      third: left.third - right.third)
  }

  @inline(__always)
  static func * (row: TurnRow, factor: Float) -> TurnRow {
    TurnRow(first: row.first * factor, second: row.second * factor, third: row.third * factor)
  }
}

/// A row for moves, which need fourteen lanes: those of a turn's row and four more.
struct MoveRow: ScoreRow {
  private var low: TurnRow
  private var fourth: SIMD4<Float>

  var first: SIMD4<Float> { low.first }
  var second: SIMD4<Float> { low.second }
  var third: SIMD4<Float> { low.third }

  static var zero: MoveRow {
    @inline(__always) get { MoveRow(low: .zero, fourth: .zero) }
  }

  @inline(__always)
  private init(low: TurnRow, fourth: SIMD4<Float>) {
    self.low = low
    self.fourth = fourth
  }

  @inline(__always)
  init(_ bytes: SIMD4<UInt32>, scale: Float) {
    low = TurnRow(bytes, scale: scale)
    // The last byte is the scale itself.
    let last = (SIMD4<Int32>(truncatingIfNeeded: bytes) &>> 24) & Self.weights
    fourth = SIMD4<Float>(last) * scale
  }

  private static var weights: SIMD4<Int32> { @inline(__always) get { SIMD4(-1, -1, -1, 0) } }

  var lanes: SIMD16<Float> {
    SIMD16(lowHalf: low.lanes.lowHalf, highHalf: SIMD8(lowHalf: third, highHalf: fourth))
  }

  @inline(__always)
  static func + (left: MoveRow, right: MoveRow) -> MoveRow {
    MoveRow(low: left.low + right.low, fourth: left.fourth + right.fourth)
  }

  /// The difference of two sums.
  @inline(__always)
  static func - (left: MoveRow, right: MoveRow) -> MoveRow {
    MoveRow(low: left.low - right.low, fourth: left.fourth - right.fourth)
  }

  @inline(__always)
  static func * (row: MoveRow, factor: Float) -> MoveRow {
    MoveRow(low: row.low * factor, fourth: row.fourth * factor)
  }
}
