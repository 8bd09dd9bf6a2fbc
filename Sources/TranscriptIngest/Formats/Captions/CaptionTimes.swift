/// The times of one caption, in milliseconds.
struct CaptionTimes: Equatable {
  /// When the caption appears.
  var start: Int
  /// When it goes; nil where the file does not tell.
  var end: Int?
  /// Whether the format's own grammar writes them so.
  var isStrict: Bool
  /// Whether they count frames, without saying how many make a second.
  var countsFrames = false
}

/// Reads lines such as `00:00:04.120 --> 00:00:06.900`.
///
/// Strict first: what the WebVTT recommendation allows is fast to read. Then as people and tools
/// write it: hours omitted, one digit, commas, short arrows, no blanks, a minus sign.
struct CaptionTimesReader {
  private var cursor: ByteCursor

  /// Starts at the beginning of `line`.
  init(_ bytes: [UInt8], _ line: Range<Int>) {
    cursor = ByteCursor(bytes, line)
  }

  /// Hours beyond this are no times: 10,000,000 hours are a thousand years.
  private static let mostHours = 10_000_000

  // MARK: - As nearly every program writes it

  /// The times of `00:00:04.120 --> 00:00:06.900`; nil where the line is not of that very shape.
  ///
  /// What follows the times on the line is not looked at.
  static func padded(_ bytes: [UInt8], _ line: Range<Int>, point: UInt8) -> CaptionTimes? {
    var index = line.lowerBound
    guard let start = paddedTime(bytes, &index, line.upperBound, point: point),
      line.upperBound - index >= 5, bytes[index] == .space, bytes[index + 1] == .minus,
      bytes[index + 2] == .minus, bytes[index + 3] == .greaterThan, bytes[index + 4] == .space
    else { return nil }
    index += 5
    guard let end = paddedTime(bytes, &index, line.upperBound, point: point),
      index == line.upperBound || !bytes[index].isDigit
    else { return nil }
    return CaptionTimes(start: start, end: end, isStrict: true)
  }

  /// `HH:MM:SS.mmm` with two to four digits of hours, in milliseconds; moves `index` behind it.
  static func paddedTime(
    _ bytes: [UInt8], _ index: inout Int, _ end: Int, point: UInt8
  ) -> Int? {
    var hours = 0
    let start = index
    var next = start
    while next < end, next < start + 4, bytes[next].isDigit {
      hours = hours * 10 + Int(bytes[next] - .zero)
      next += 1
    }
    guard next - start >= 2, end - next >= 10, bytes[next] == .colon, bytes[next + 3] == .colon,
      bytes[next + 6] == point
    else { return nil }
    let (minutes, seconds) = (pair(bytes, next + 1), pair(bytes, next + 4))
    let (hundredths, last) = (pair(bytes, next + 7), Int(bytes[next + 9] &- .zero))
    guard minutes < 60, seconds < 60, hundredths < 100, last < 10 else { return nil }
    index = next + 10
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10 + last
  }

  /// The number that two digits make; 100 or more where they are none.
  private static func pair(_ bytes: [UInt8], _ start: Int) -> Int {
    let (tens, ones) = (Int(bytes[start] &- .zero), Int(bytes[start + 1] &- .zero))
    return tens < 10 && ones < 10 ? tens * 10 + ones : 100
  }

  // MARK: - As the WebVTT recommendation says

  /// The times, where the line is what a browser accepts.
  mutating func strictWebVTT() -> CaptionTimes? {
    skipWhiteSpace()
    guard let start = strictTimestamp(point: .dot) else { return nil }
    skipWhiteSpace()
    guard cursor.skip("-->") else { return nil }
    skipWhiteSpace()
    guard let end = strictTimestamp(point: .dot) else { return nil }
    return CaptionTimes(start: start, end: end, isStrict: true)
  }

  /// The times as SubRip itself wrote them: `00:00:04,120 --> 00:00:06,900`.
  mutating func strictSubRip() -> CaptionTimes? {
    guard let start = strictTimestamp(point: .comma), cursor.skip(" --> "),
      let end = strictTimestamp(point: .comma)
    else { return nil }
    return CaptionTimes(start: start, end: end, isStrict: true)
  }

  private mutating func skipWhiteSpace() {
    while let byte = cursor.current, byte == .space || byte == .tab || byte == .formFeed {
      cursor.advance()
    }
  }

  /// `MM:SS.mmm` or `H…:MM:SS.mmm`.
  private mutating func strictTimestamp(point: UInt8) -> Int? {
    let begin = cursor.index
    guard let first = cursor.number(), first <= Self.mostHours else { return nil }
    let mustBeHours = cursor.index - begin != 2 || first > 59
    guard cursor.skip(.colon), let second = digits(2) else { return nil }
    var (hours, minutes, seconds) = (0, first, second)
    if mustBeHours || cursor.current == .colon {
      guard cursor.skip(.colon), let third = digits(2) else { return nil }
      (hours, minutes, seconds) = (first, second, third)
    }
    guard cursor.skip(point), let milliseconds = digits(3) else { return nil }
    guard minutes <= 59, seconds <= 59 else { return nil }
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
  }

  /// A number of exactly `count` digits.
  private mutating func digits(_ count: Int) -> Int? {
    let begin = cursor.index
    guard let number = cursor.number(), cursor.index - begin == count else { return nil }
    return number
  }

  // MARK: - As people and tools write it

  /// The times, where the line can be understood as two times and an arrow, or one time and an
  /// arrow at the end.
  mutating func lenient() -> CaptionTimes? {
    skipWhiteSpace()
    guard let start = lenientTimestamp() else { return nil }
    skipWhiteSpace()
    guard skipArrow() else { return nil }
    skipWhiteSpace()
    if cursor.isAtEnd {
      return CaptionTimes(
        start: start.time, end: nil, isStrict: false, countsFrames: start.isFrames)
    }
    guard let end = lenientTimestamp(), isAtWordEnd else { return nil }
    return CaptionTimes(
      start: start.time, end: end.time, isStrict: false,
      countsFrames: start.isFrames || end.isFrames)
  }

  /// The times of SBV: `0:00:01.000,0:00:04.000`.
  mutating func subViewer() -> CaptionTimes? {
    skipWhiteSpace()
    guard let start = lenientTimestamp(comma: false), start.hasColon else { return nil }
    guard cursor.skip(.comma) else { return nil }
    skipWhiteSpace()
    guard let end = lenientTimestamp(comma: false), end.hasColon else { return nil }
    skipWhiteSpace()
    guard cursor.isAtEnd else { return nil }
    return CaptionTimes(start: start.time, end: end.time, isStrict: true)
  }

  /// Whether a line has an arrow and little but digits: damaged times, and no words.
  static func areDamaged(in bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard bytes.holds(.greaterThan, in: line) else { return false }
    var digits = 0
    var letters = 0
    var hasArrow = false
    for index in line {
      if bytes[index].isLetter { letters += 1 }
      if bytes[index].isDigit { digits += 1 }
      if bytes[index] == .greaterThan, index > line.lowerBound, bytes[index - 1] == .minus {
        hasArrow = true
      }
    }
    return hasArrow && digits >= 4 && digits >= 2 * letters
  }

  private var isAtWordEnd: Bool {
    guard let next = cursor.current else { return true }
    return next == .space || next == .tab
  }

  /// `-->`, `->`, `-- >`, or one of the arrow and dash characters.
  private mutating func skipArrow() -> Bool {
    if cursor.skip("→") { return true }
    var dashes = 0
    while cursor.skip(.minus) || cursor.skip("–") || cursor.skip("—") { dashes += 1 }
    guard dashes > 0 else { return false }
    cursor.skipBlanks()
    return cursor.skip(.greaterThan)
  }

  private struct LenientTime {
    var time: Int
    var isFrames = false
    var hasColon = false
  }

  /// `3.480`, `1:03.1`, `1:00:04,5`, `00:00:06:200`, `-0:0:5.0`.
  private mutating func lenientTimestamp(comma: Bool = true) -> LenientTime? {
    let isNegative = cursor.skip(.minus)
    guard let first = field() else { return nil }
    var fields = [first]
    while fields.count < 4, cursor.current == .colon {
      cursor.advance()
      guard let next = field() else { return nil }
      fields.append(next)
    }
    var time = LenientTime(time: 0, hasColon: fields.count > 1)
    var fraction = 0
    if fields.count == 4, let last = fields.popLast() {
      time.isFrames = last.digits < 3
      fraction = time.isFrames ? (last.value * 1000 + 12) / 24 : last.value
    } else if cursor.current == .dot || (comma && cursor.current == .comma) {
      cursor.advance()
      fraction = self.fraction()
    }
    let whole = fields.reduce(0) { $0 * 60 + $1.value }
    guard whole <= Self.mostHours * 3600 else { return nil }
    time.time = whole * 1000 + fraction
    if isNegative { time.time.negate() }
    return time
  }

  private mutating func field() -> (value: Int, digits: Int)? {
    let begin = cursor.index
    guard let value = cursor.number(), value <= Self.mostHours * 3600 else { return nil }
    return (value, cursor.index - begin)
  }

  /// The digits behind the point, in milliseconds, halves rounded up.
  private mutating func fraction() -> Int {
    var value = 0
    var digits = 0
    while let byte = cursor.current, byte.isDigit {
      if digits < 4 { value = value * 10 + Int(byte - .zero) }
      digits += 1
      cursor.advance()
    }
    for _ in min(digits, 4)..<4 { value *= 10 }
    return (value + 5) / 10
  }
}
