/// Eight bytes of a text, asked together what they are.
///
/// A loop that asks each byte for itself loses most of its time where the processor guesses wrong,
/// at the end of nearly every word. Here there is nothing to guess: each question is a few
/// operations on one number of 64 bits, and its answer is one too, in which the lowest bit of each
/// byte says whether the byte is meant. The first byte is the lowest, so that
/// `trailingZeroBitCount / 8` is the place of the first that is meant.
///
///     let eight = EightBytes("So, what".utf8.span, at: 0)
///     eight.equal(UInt8(ascii: ",")).trailingZeroBitCount / 8  // 2
@frozen
public struct EightBytes: Sendable, Hashable {
  /// The answer that means all bytes.
  @inlinable @inline(__always)
  public static var all: UInt64 { 0x0101_0101_0101_0101 }
  /// All bits but the highest of each byte.
  @inlinable @inline(__always)
  static var lows: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
  @usableFromInline let value: UInt64

  @inlinable @inline(__always)
  init(value: UInt64) {
    self.value = value
  }

  /// Takes the bytes from `index` on; behind the end of `bytes` there are zeros.
  ///
  /// - Precondition: `index` is one of the indices of `bytes`.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at index: Int) {
    if bytes.count - index >= 8 {
      // Any eight bytes are a number of 64 bits, and the span makes sure that they are there.
      let number = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      value = UInt64(littleEndian: number)
    } else {
      value = Self.last(of: bytes, from: index)
    }
  }

  /// The last bytes, fewer than eight.
  @usableFromInline
  static func last(of bytes: Span<UInt8>, from index: Int) -> UInt64 {
    var value: UInt64 = 0
    for place in index..<bytes.count {
      value |= UInt64(bytes[place]) << UInt64(8 * (place - index))
    }
    return value
  }

  /// Whether no byte is beyond ASCII.
  @inlinable @inline(__always)
  public var areASCII: Bool { value & ~Self.lows == 0 }

  /// Which bytes are this one.
  @inlinable @inline(__always)
  public func equal(_ byte: UInt8) -> UInt64 {
    let other = value ^ UInt64(byte) &* Self.all
    return ~((other & Self.lows &+ Self.lows) | other | Self.lows) >> 7
  }

  /// Which bytes lie in a range of ASCII.
  @inlinable @inline(__always)
  public func among(_ range: ClosedRange<UInt8>) -> UInt64 {
    let low = value & Self.lows
    let reached = low &+ UInt64(0x80 - range.lowerBound) &* Self.all
    let passed = low &+ UInt64(0x7F - range.upperBound) &* Self.all
    return (reached & ~passed & ~value & ~Self.lows) >> 7
  }

  /// Which bytes are ASCII letters.
  @inlinable @inline(__always)
  public var letters: UInt64 {
    lowercased.among(UInt8(ascii: "a")...UInt8(ascii: "z"))
  }

  /// The bytes with ASCII capitals as small letters; other bytes may become others.
  @inlinable @inline(__always)
  public var lowercased: EightBytes { EightBytes(value: value | 0x20 &* Self.all) }

  /// How many bytes an answer means.
  @inlinable @inline(__always)
  public static func count(_ answer: UInt64) -> Int {
    Int(truncatingIfNeeded: (answer &* all) >> 56)
  }

  /// The first index of `range` of which `question` is true; nil where there is none.
  ///
  /// - Complexity: O(*n*) in the bytes that are passed over.
  @inlinable @inline(__always)
  public static func first(
    in bytes: Span<UInt8>, _ range: Range<Int>, _ question: (EightBytes) -> UInt64
  ) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      let answer = question(EightBytes(bytes, at: index))
      if answer != 0 {
        // What stands behind the range may be meant too.
        let found = index + answer.trailingZeroBitCount / 8
        return found < range.upperBound ? found : nil
      }
      index += 8
    }
    return nil
  }
}
