/// The points of a TEI timeline: some have a time, others lie an interval behind another.
struct TEITimeline {
  private struct Point {
    var absolute: Double?
    var interval: Double?
    /// The point that the interval counts from; nil: the one before.
    var since: Int?
    var isOrigin: Bool
    /// Whether the file gives the point a time, readable or not.
    var statesTime: Bool

    /// The time without a look at other points: 0 for an origin that states none.
    var ownTime: Double? { absolute ?? (isOrigin && !statesTime ? 0 : nil) }
  }

  /// Times beyond this are none: ten million seconds are 115 days.
  private static let most = 10_000_000.0

  private var points: [Point?] = []
  private var numbers: [String: Int] = [:]
  private var unit = 1.0
  private var origin: String?
  private var last: Int?

  /// The number of the point with this id, declared or not yet.
  mutating func number(_ id: String) -> Int {
    if let known = numbers[id] { return known }
    numbers[id] = points.count
    points.append(nil)
    return points.count - 1
  }

  /// A timeline begins.
  mutating func open(unit: String?, origin: String?) {
    self.unit = Self.seconds(in: unit) ?? 1
    self.origin = origin
    last = nil
  }

  /// A point of the timeline.
  ///
  /// The origin, or else the first point, lies at 0 where it states no time.
  mutating func add(
    _ id: String?, absolute: ByteCursor?, interval: ByteCursor?, unit: String?, since: String?
  ) {
    let scale = Self.seconds(in: unit) ?? self.unit
    let isFirst = last == nil
    let number = id.map { self.number($0) } ?? self.number(" \(points.count)")
    points[number] = Point(
      absolute: absolute.flatMap { Self.time($0, scale) },
      interval: interval.flatMap { Self.time($0, scale) },
      since: since.map { self.number($0) } ?? last, isOrigin: origin.map { $0 == id } ?? isFirst,
      statesTime: absolute != nil || interval != nil)
    last = number
  }

  /// The time of each point in milliseconds; nil where none can be told.
  ///
  /// Walks each chain of intervals once, without recursion; a chain that bites its tail has no
  /// times.
  func times() -> [Int?] {
    var seconds: [Double?] = Array(repeating: nil, count: points.count)
    var isSettled = Array(repeating: false, count: points.count)
    for start in points.indices {
      var chain: [Int] = []
      var next: Int? = start
      while let number = next, !isSettled[number] {
        isSettled[number] = true
        chain.append(number)
        seconds[number] = points[number]?.ownTime
        next =
          seconds[number] == nil && points[number]?.interval != nil ? points[number]?.since : nil
      }
      for number in chain.reversed() where seconds[number] == nil {
        guard let point = points[number], let interval = point.interval, let since = point.since,
          let base = seconds[since] ?? origin(since)
        else { continue }
        seconds[number] = base + interval
      }
    }
    return seconds.map { time in
      time.flatMap { $0 <= Self.most ? Int(($0 * 1000).rounded()) : nil }
    }
  }

  /// 0 for a point that states no time and that others count from, where no origin is named.
  private func origin(_ number: Int) -> Double? {
    origin == nil && points[number]?.statesTime == false ? 0 : nil
  }

  private static func seconds(in unit: String?) -> Double? {
    switch unit {
    case "s", "sec": 1
    case "ms": 0.001
    case "min", "m": 60
    case "h": 3600
    default: nil
    }
  }

  /// A number, or a clock of hours, minutes and seconds; `unknown` and what is negative are none.
  private static func time(_ value: ByteCursor, _ scale: Double) -> Double? {
    SecondsClock.seconds(value).map { $0.isClock ? $0.seconds : $0.seconds * scale }
  }
}
