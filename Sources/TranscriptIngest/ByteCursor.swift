import TranscriptModel

/// A place in a file's bytes, with the few moves that text formats need.
///
///     var cursor = ByteCursor(Array("12:34".utf8))
///     cursor.number()      // 12
///     cursor.skip(.colon)  // true
///     cursor.number()      // 34
public struct ByteCursor: Sendable {
  /// The bytes that are read, as UTF-8.
  public let bytes: [UInt8]
  /// The index of the next byte.
  public var index: Int
  /// The index after the last byte that may be read.
  public let end: Int

  /// Makes a cursor at the start of `bytes`, or over a part of them.
  public init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    index = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// Whether no byte is left.
  public var isAtEnd: Bool { index >= end }

  /// The next byte; nil at the end.
  public var current: UInt8? { index < end ? bytes[index] : nil }

  /// The byte `distance` after the next one; nil beyond the end.
  public func peek(_ distance: Int) -> UInt8? {
    index + distance < end ? bytes[index + distance] : nil
  }

  /// Moves on by one byte, if there is one.
  public mutating func advance() {
    if index < end { index += 1 }
  }

  /// Moves over `byte` where it comes next, and says whether it did.
  @discardableResult
  public mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  /// Moves over `text` where it comes next, and says whether it did.
  @discardableResult
  public mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard end - index >= count else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    index += count
    return true
  }

  /// Moves over spaces and tabs.
  public mutating func skipBlanks() {
    while let byte = current, byte == .space || byte == .tab { index += 1 }
  }

  /// Reads decimal digits as a number; nil where none comes next or more than 15 follow.
  public mutating func number() -> Int? {
    let start = index
    let limit = min(end, start + 16)
    var next = start
    var value = 0
    while next < limit, bytes[next].isDigit {
      value = value * 10 + Int(bytes[next] - .zero)
      next += 1
    }
    index = min(next, start + 15)
    return next > start && next <= start + 15 ? value : nil
  }

  /// Reads a number with or without a fraction behind a point or a comma; nil where none comes.
  ///
  /// Digits beyond the ninth of a fraction are passed over.
  public mutating func decimal() -> Double? {
    guard let whole = number() else { return nil }
    guard current == .dot || current == .comma else { return Double(whole) }
    advance()
    var fraction = 0
    var scale = 1
    while let byte = current, byte.isDigit {
      if scale < 1_000_000_000 {
        fraction = fraction * 10 + Int(byte - .zero)
        scale *= 10
      }
      advance()
    }
    return Double(whole) + Double(fraction) / Double(scale)
  }

  /// Takes the rest of the line without its end, and moves behind the end.
  ///
  /// LF, CR and CR LF end a line.
  public mutating func takeLine() -> Range<Int> {
    let start = index
    if start < end {
      let lineEnd = EightBytes.first(in: bytes.span, start..<end) {
        $0.equal(.lineFeed) | $0.equal(.carriageReturn)
      }
      index = lineEnd ?? end
    }
    let line = start..<index
    if skip(.carriageReturn) { skip(.lineFeed) } else { skip(.lineFeed) }
    return line
  }

  /// The bytes of `range` as a string; bytes that are no UTF-8 become U+FFFD.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// `range` without spaces and tabs at its ends.
  public func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, bytes[lower] == .space || bytes[lower] == .tab { lower += 1 }
    while upper > lower, bytes[upper - 1] == .space || bytes[upper - 1] == .tab { upper -= 1 }
    return lower..<upper
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let formFeed: UInt8 = 0x0C
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let ampersand: UInt8 = 0x26
  static let openParenthesis: UInt8 = 0x28
  static let closeParenthesis: UInt8 = 0x29
  static let asterisk: UInt8 = 0x2A
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let lessThan: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greaterThan: UInt8 = 0x3E
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let openBrace: UInt8 = 0x7B
  static let closeBrace: UInt8 = 0x7D

  /// Whether the byte is one of `0` to `9`.
  var isDigit: Bool { self >= .zero && self <= .nine }

  /// Whether the byte is an ASCII letter or part of a character beyond ASCII.
  var isLetter: Bool {
    self >= 0x80 || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }

  /// Whether the byte is an ASCII letter or digit.
  var isAlphanumeric: Bool { isDigit || (self < 0x80 && isLetter) }

  /// Whether the byte is a blank or the end of a line.
  var isWhiteSpace: Bool { self == .space || (self >= .tab && self <= .carriageReturn) }
}
