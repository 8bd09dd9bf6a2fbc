import Glibc

/// Searches for single bytes with the C library, which looks at many at a time.
extension [UInt8] {
  /// Where `byte` first stands in `range`; nil where it does not.
  ///
  /// - Complexity: O(*n*) in the length of `range`, at a fraction of an instruction a byte.
  func position(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBytes { buffer in
      let part = UnsafeRawBufferPointer(rebasing: buffer[range])
      guard let base = part.baseAddress,
        let found = memchr(base, Int32(byte), part.count)
      else { return nil }
      return range.lowerBound + (UnsafeRawPointer(found) - base)
    }
  }

  /// Whether `byte` stands in `range`.
  func holds(_ byte: UInt8, in range: Range<Int>) -> Bool { position(of: byte, in: range) != nil }
}
