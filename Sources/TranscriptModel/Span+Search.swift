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
}
