/// A time as texts write it: `0:04`, `00:01:02.345`, `(00:28)`, `[01:02:03]`, `\[31:02\]`.
struct ClockStamp {
  /// What stands around the time.
  enum Frame { case bare, round, square }

  /// The time, in milliseconds.
  let milliseconds: Int
  /// The bytes of the stamp with its brackets.
  let range: Range<Int>
  /// What stands around the time.
  let frame: Frame
  /// The number of fields between colons, two or three.
  let fields: Int
  /// Whether the first field has a leading zero, or two digits as `12:05` has.
  let isPadded: Bool
  /// Whether a fraction of a second is written.
  let hasFraction: Bool
  /// Whether it is a time of the day, as behind a date, and not one of the recording.
  var isTimeOfDay = false

  /// Makes a stamp that was written in another way.
  init(milliseconds: Int, range: Range<Int>) {
    self.milliseconds = milliseconds
    self.range = range
    frame = .bare
    fields = 3
    isPadded = false
    hasFraction = false
  }

  /// Whether a stamp may begin with this byte.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte.isDigit || byte == .openBracket || byte == .openParenthesis || byte == .backslash
  }

  /// Reads the stamp that begins at `start`; nil where none does.
  ///
  /// - Complexity: O(1).
  init?(_ bytes: [UInt8], at start: Int, end: Int) {
    var cursor = ByteCursor(bytes, start..<end)
    if cursor.current == .backslash { cursor.advance() }
    let frame: Frame
    if cursor.skip(.openBracket) {
      frame = .square
    } else if cursor.skip(.openParenthesis) {
      frame = .round
    } else {
      guard cursor.index == start else { return nil }
      frame = .bare
    }
    let first = cursor.index
    guard let clock = Clock(&cursor) else { return nil }
    isPadded = bytes[first] == .zero && clock.firstDigits > 1
    if frame != .bare {
      cursor.skip(.backslash)
      guard cursor.skip(frame == .square ? .closeBracket : .closeParenthesis) else { return nil }
    }
    self.frame = frame
    milliseconds = clock.milliseconds
    fields = clock.fields
    hasFraction = clock.hasFraction
    range = start..<cursor.index
  }

  /// Reads a date and a time of the day, as in `2026-03-02 10:00:09` or `[02.03.2026 10:00]`; nil
  /// where none begins at `start`.
  ///
  /// The date is passed over: sessions are counted from their first time, and end within a day.
  ///
  /// - Complexity: O(1).
  init?(dated bytes: [UInt8], at start: Int, end: Int) {
    var cursor = ByteCursor(bytes, start..<end)
    frame = cursor.skip(.openBracket) ? .square : .bare
    guard Self.skipDate(&cursor) else { return nil }
    let first = cursor.index
    guard let clock = Clock(&cursor) else { return nil }
    var time = clock.fields == 2 ? clock.milliseconds * 60 : clock.milliseconds
    let half = 12 * 3_600_000
    if cursor.skip(" PM") || cursor.skip(" pm") {
      time = time % half + half
    } else if cursor.skip(" AM") || cursor.skip(" am") {
      time %= half
    }
    cursor.skip("Z")
    guard time < 2 * half, frame == .bare || cursor.skip(.closeBracket) else { return nil }
    milliseconds = time
    fields = clock.fields
    isPadded = bytes[first] == .zero && clock.firstDigits > 1
    hasFraction = clock.hasFraction
    isTimeOfDay = true
    range = start..<cursor.index
  }

  /// Written as `2026-03-02 `, `2026-03-02T`, `02.03.2026 `, `3/2/2026, `.
  private static func skipDate(_ cursor: inout ByteCursor) -> Bool {
    var separator: UInt8?
    for field in 0..<3 {
      let start = cursor.index
      guard let number = cursor.number(), number < 2200 else { return false }
      let digits = cursor.index - start
      guard digits <= 2 || digits == 4 && field != 1 else { return false }
      guard field < 2, let next = cursor.current else { continue }
      guard next == .minus || next == .slash || next == .dot, separator ?? next == next else {
        return false
      }
      separator = next
      cursor.advance()
    }
    cursor.skip(.comma)
    return cursor.skip(.space) || cursor.skip("T")
  }

  /// Finds the stamp that ends where `range` ends, as in `Dana Ruiz  0:04`; nil where none does.
  ///
  /// - Complexity: O(1): no stamp is longer than 20 bytes.
  static func last(in bytes: [UInt8], _ range: Range<Int>) -> ClockStamp? {
    guard let byte = bytes[range].last else { return nil }
    guard byte.isDigit || byte == .closeParenthesis || byte == .closeBracket else { return nil }
    var start = range.upperBound - 1
    let least = max(range.lowerBound, range.upperBound - 20)
    while start > least, isPart(bytes[start - 1]) { start -= 1 }
    guard let stamp = ClockStamp(bytes, at: start, end: range.upperBound),
      stamp.range.upperBound == range.upperBound
    else { return nil }
    return stamp
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case .zero...(.nine), .colon, .dot, .comma, .openParenthesis, .openBracket, .backslash: true
    default: false
    }
  }
}

/// `M:SS`, `MM:SS`, `H:MM:SS`, each perhaps with a fraction.
private struct Clock {
  var milliseconds: Int
  var fields = 2
  var firstDigits: Int
  var hasFraction = false

  init?(_ cursor: inout ByteCursor) {
    guard let (first, digits) = Self.field(&cursor), digits <= 3, cursor.skip(.colon),
      let (second, width) = Self.field(&cursor), width == 2, second < 60
    else { return nil }
    firstDigits = digits
    var seconds = first * 60 + second
    if cursor.current == .colon, let digit = cursor.peek(1), digit.isDigit {
      cursor.advance()
      guard let (third, width) = Self.field(&cursor), width == 2, third < 60 else { return nil }
      seconds = seconds * 60 + third
      fields = 3
    }
    milliseconds = seconds * 1000
    if cursor.current == .dot || cursor.current == .comma, let digit = cursor.peek(1), digit.isDigit
    {
      cursor.advance()
      guard let fraction = Self.fraction(&cursor) else { return nil }
      milliseconds += fraction
      hasFraction = true
    }
    // `1:02:03:12` has frames and is another thing; `12:30pm` is a time of day.
    if let next = cursor.current, next == .colon, let digit = cursor.peek(1), digit.isDigit {
      return nil
    }
  }

  private static func field(_ cursor: inout ByteCursor) -> (Int, digits: Int)? {
    let start = cursor.index
    guard let value = cursor.number() else { return nil }
    return (value, cursor.index - start)
  }

  /// Reads the digits behind the point as thousandths, halves rounded up.
  private static func fraction(_ cursor: inout ByteCursor) -> Int? {
    let start = cursor.index
    guard let value = cursor.number() else { return nil }
    var scale = 1
    for _ in start..<cursor.index { scale *= 10 }
    return (value * 2000 + scale) / (2 * scale)
  }
}
