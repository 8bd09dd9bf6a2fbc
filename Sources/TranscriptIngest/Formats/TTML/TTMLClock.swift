/// Reads the time expressions of a TTML document.
///
/// What a frame or a tick lasts stands in parameters on the root. Times are kept in whole
/// nanoseconds, so that many short pieces in a row add up without drifting.
///
///     00:01:02.5   1:02:03:12   90s   1.5m   240f   12000000t   Apple: 19.764, 1:01.5
struct TTMLClock {
  /// How frame labels leave out numbers, to keep up with a rate that is not whole.
  enum DropMode: String {
    case none = "nonDrop"
    case ntsc = "dropNTSC"
    case pal = "dropPAL"
  }

  /// A time, and how it was written.
  struct Time: Equatable {
    /// Nanoseconds from the start of whatever the time refers to.
    var nanoseconds: Int
    /// Whether it was written without a unit and without hours, as Apple does.
    var isBare = false
    /// Whether it counts frames although the document does not say how many make a second.
    var assumesFrameRate = false
  }

  /// Frames in a second, as labels count them; nil where the document does not say.
  var frameRate: Double?
  /// What the rate is multiplied with: 1000/1001 for NTSC.
  var multiplier = 1.0
  /// Sub-frames in a frame.
  var subFrameRate = 1.0
  /// Ticks in a second; nil: as many as sub-frames, or one.
  var tickRate: Double?
  /// How frame labels leave out numbers.
  var dropMode = DropMode.none
  /// Whether clock times are labels of frames and not times of the day of the media.
  var isSMPTE = false

  /// The rate that is assumed where the document counts frames without one: cinema's.
  static let assumedFrameRate = 24.0
  /// Times beyond this are none: ten million seconds are 115 days.
  private static let mostSeconds = 10_000_000.0

  /// Reads the whole of `value` as a time; nil where it is none.
  func time(_ value: ByteCursor) -> Time? {
    if !isSMPTE, let time = paddedTime(value) { return time }
    var cursor = value
    skipSpace(&cursor)
    guard let first = cursor.decimal() else { return nil }
    var fields: InlineArray<4, Double> = [first, 0, 0, 0]
    var count = 1
    while count < 4, let separator = cursor.current,
      separator == .colon || separator == .semicolon
    {
      cursor.advance()
      guard let next = count == 3 ? frames(&cursor) : cursor.decimal() else { return nil }
      fields[count] = next
      count += 1
    }
    let time = count == 1 ? offset(first, &cursor) : clock(fields, count: count)
    skipSpace(&cursor)
    guard let time, cursor.isAtEnd, time.seconds <= Self.mostSeconds else { return nil }
    return Time(
      nanoseconds: Int((time.seconds * 1e9).rounded()), isBare: time.isBare,
      assumesFrameRate: time.countsFrames && frameRate == nil)
  }

  /// `00:01:02.500`, which most programs write.
  private func paddedTime(_ value: ByteCursor) -> Time? {
    var index = value.index
    guard
      let time = CaptionTimesReader.paddedTime(value.bytes, &index, value.end, point: .dot),
      index == value.end
    else { return nil }
    return Time(nanoseconds: time * 1_000_000)
  }

  private struct Found {
    var seconds: Double
    var isBare = false
    var countsFrames = false
  }

  private func skipSpace(_ cursor: inout ByteCursor) {
    while let byte = cursor.current, byte.isXMLSpace { cursor.advance() }
  }

  private func offset(_ number: Double, _ cursor: inout ByteCursor) -> Found? {
    if cursor.skip("ms") { return Found(seconds: number / 1000) }
    if cursor.skip("s") { return Found(seconds: number) }
    if cursor.skip("m") { return Found(seconds: number * 60) }
    if cursor.skip("h") { return Found(seconds: number * 3600) }
    if cursor.skip("f") { return Found(seconds: number / effectiveFrameRate, countsFrames: true) }
    if cursor.skip("t") { return Found(seconds: number / effectiveTickRate) }
    return Found(seconds: number, isBare: true)
  }

  /// The time of the first `count` of the fields; the others are 0.
  private func clock(_ fields: InlineArray<4, Double>, count: Int) -> Found? {
    guard count > 2 else { return Found(seconds: fields[0] * 60 + fields[1], isBare: true) }
    guard fields[1] < 60, fields[2] < 61 else { return nil }
    let seconds = fields[0] * 3600 + fields[1] * 60 + fields[2]
    let frames = fields[3]
    guard isSMPTE, frameRate != nil else {
      return Found(seconds: seconds + frames / effectiveFrameRate, countsFrames: count > 3)
    }
    let counted = seconds * nominalFrameRate + frames - dropped(minutes: Int(seconds) / 60)
    return Found(seconds: counted / effectiveFrameRate, countsFrames: true)
  }

  /// `12.1`: twelve frames and one sub-frame, not a tenth of a frame.
  private func frames(_ cursor: inout ByteCursor) -> Double? {
    guard let frames = cursor.number() else { return nil }
    guard cursor.skip(.dot) else { return Double(frames) }
    return cursor.number().map { Double(frames) + Double($0) / subFrameRate }
  }

  /// How many labels are left out up to a minute.
  private func dropped(minutes: Int) -> Double {
    switch dropMode {
    case .none: 0
    case .ntsc: Double(2 * (minutes - minutes / 10))
    case .pal: Double(4 * (minutes / 2 - minutes / 20))
    }
  }

  private var nominalFrameRate: Double { frameRate ?? Self.assumedFrameRate }
  private var effectiveFrameRate: Double { nominalFrameRate * multiplier }
  private var effectiveTickRate: Double {
    tickRate ?? frameRate.map { $0 * multiplier * subFrameRate } ?? 1
  }
}
