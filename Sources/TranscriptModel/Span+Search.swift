import Glibc

extension Span where Element == UInt8 {
  /// Where `byte` first stands; nil where it does not.
  ///
  ///     "So what?".utf8.span.firstIndex(of: UInt8(ascii: "?"))  // 7
  ///
  /// - Complexity: O(*n*) in the number of bytes, at a fraction of an instruction a byte.
  public func firstIndex(of byte: UInt8) -> Int? {
    withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base, Int32(byte), buffer.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Whether both hold the same bytes.
  ///
  ///     "e\u{301}".utf8.span.hasSameBytes(as: "\u{e9}".utf8.span)  // false, though the strings are equal
  ///
  /// - Complexity: O(*n*) in the number of bytes, at a fraction of an instruction a byte.
  public func hasSameBytes(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBytes { bytes in
      other.withUnsafeBytes { others in
        guard let base = bytes.baseAddress, let second = others.baseAddress else { return true }
        return memcmp(base, second, bytes.count) == 0
      }
    }
  }
}
