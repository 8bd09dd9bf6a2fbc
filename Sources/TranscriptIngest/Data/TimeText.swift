/// A time as a data file writes it: `12.5`, `12500`, `12.5s`, `00:00:12.5`.
///
/// What a bare number counts only the whole file tells; see `TimeUnit`.
struct TimeText: Sendable, Hashable {
  /// What the number counts.
  enum Form: Sendable, Hashable {
    /// A clock, or a number with the sign of seconds behind it.
    case seconds
    /// A number with the sign of milliseconds behind it.
    case milliseconds
    /// A number alone.
    case bare
  }

  /// The number in millionths of what it counts.
  let millionths: Int
  /// What the number counts.
  let form: Form

  /// Whether the number has no fraction.
  var isWhole: Bool { millionths % 1_000_000 == 0 }

  /// Reads a time; nil where the text is none, or lies beyond 1,000,000 hours.
  init?(_ text: ArraySlice<UInt8>) {
    var cursor = ByteCursor(Array(text))
    Self.skipSpace(&cursor)
    let isNegative = cursor.skip(.minus)
    guard let first = cursor.number() else { return nil }
    var parts = [first]
    while parts.count < 4, cursor.skip(.colon) {
      guard let part = cursor.number() else { return nil }
      parts.append(part)
    }
    guard parts.count < 4, let whole = Self.seconds(parts) else { return nil }
    let fraction = Self.fraction(&cursor)
    var value = whole * 1_000_000 + fraction
    if parts.count == 1, let scale = Self.exponent(&cursor) {
      guard let scaled = Self.scaled(value, by: scale) else { return nil }
      value = scaled
    }
    Self.skipSpace(&cursor)
    form = Self.form(&cursor, isClock: parts.count > 1)
    Self.skipSpace(&cursor)
    guard cursor.isAtEnd else { return nil }
    millionths = isNegative ? -value : value
  }

  private init(millionths: Int, form: Form) {
    self.millionths = millionths
    self.form = form
  }

  /// The same number, where it is bare and its column's name says what it counts.
  func counting(_ unit: TimeUnit?) -> TimeText {
    guard form == .bare, let unit else { return self }
    return TimeText(millionths: millionths, form: unit == .seconds ? .seconds : .milliseconds)
  }

  /// The time that lies `duration` later, which counts the same.
  func later(by duration: TimeText) -> TimeText {
    TimeText(millionths: millionths + duration.millionths, form: form)
  }

  /// The time in milliseconds, halves rounded up.
  func milliseconds(_ unit: TimeUnit) -> Int {
    let isMilliseconds = form == .milliseconds || form == .bare && unit == .milliseconds
    let step = isMilliseconds ? 1_000_000 : 1_000
    let doubled = millionths * 2 + step
    return doubled >= 0 ? doubled / (2 * step) : -((-doubled + 2 * step - 1) / (2 * step))
  }

  /// A number alone, or hours, minutes and seconds; nil beyond what a recording can be.
  private static func seconds(_ parts: [Int]) -> Int? {
    var sum = 0
    for part in parts {
      guard sum < 60_000_000, part <= 3_600_000_000 else { return nil }
      sum = sum * 60 + part
    }
    return sum <= 3_600_000_000 ? sum : nil
  }

  /// Reads a fraction behind a dot or a comma, in millionths; further digits are passed over.
  private static func fraction(_ cursor: inout ByteCursor) -> Int {
    guard let next = cursor.peek(1), next.isDigit,
      cursor.skip(.dot) || cursor.skip(.comma)
    else { return 0 }
    var value = 0
    var digit = 100_000
    while let byte = cursor.current, byte.isDigit {
      value += Int(byte - .zero) * digit
      digit /= 10
      cursor.advance()
    }
    return value
  }

  /// Reads the power of ten of a number such as `5e-05`; nil where none follows.
  private static func exponent(_ cursor: inout ByteCursor) -> Int? {
    let start = cursor.index
    guard cursor.skip("e") || cursor.skip("E") else { return nil }
    let isNegative = cursor.skip(.minus)
    if !isNegative { cursor.skip(0x2B) }
    guard let power = cursor.number(), power < 400 else {
      cursor.index = start
      return nil
    }
    return isNegative ? -power : power
  }

  private static func scaled(_ value: Int, by power: Int) -> Int? {
    var value = value
    for _ in 0..<abs(power) {
      guard value <= 3_600_000_000 * 100_000 else { return nil }
      value = power < 0 ? value / 10 : value * 10
    }
    return value
  }

  private static func form(_ cursor: inout ByteCursor, isClock: Bool) -> Form {
    if cursor.skip("ms") { return .milliseconds }
    if cursor.skip("seconds") || cursor.skip("secs") || cursor.skip("sec") || cursor.skip("s") {
      return .seconds
    }
    return isClock ? .seconds : .bare
  }

  private static func skipSpace(_ cursor: inout ByteCursor) {
    while let byte = cursor.current, byte == .space || byte == .tab || byte == .lineFeed {
      cursor.advance()
    }
  }
}

/// What the bare numbers of a file count.
enum TimeUnit: Sendable {
  /// Seconds.
  case seconds
  /// Thousandths of a second.
  case milliseconds

  /// Decides by the pace of the talk.
  ///
  /// People speak about two words a second. Of the two units the file means the one in which the
  /// pace comes nearer to that, as a ratio: below 0.063 words for each 1 that passes, it counts
  /// milliseconds. A fraction is only ever written of seconds.
  ///
  /// - Parameters:
  ///   - times: The times of the file.
  ///   - words: The number of words that were said between the first and the last of them.
  init(of times: some Sequence<TimeText>, words: Int) {
    var first = Int.max
    var last = Int.min
    for time in times where time.form == .bare {
      guard time.isWhole else {
        self = .seconds
        return
      }
      first = min(first, time.millionths)
      last = max(last, time.millionths)
    }
    let span = last > first ? Double(last - first) / 1_000_000 : 0
    self = Double(words) < span * 0.063 ? .milliseconds : .seconds
  }
}
