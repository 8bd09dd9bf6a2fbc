/// White space beyond ASCII: what Unicode calls so (`White_Space`).
///
/// Web pages and word processors put no-break spaces between words, and East Asian keyboards wide ones.
public enum WideBlank {
  /// How many bytes the white space has that begins at `index`; 0 where none does.
  ///
  ///     WideBlank.length(in: "a\u{A0}b".utf8.span, at: 1)  // 2
  @inlinable
  public static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
    let rest = bytes.count - index
    guard rest > 1 else { return 0 }
    switch (bytes[index], bytes[index + 1], rest > 2 ? bytes[index + 2] : 0) {
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2  // next line, no-break space
    case (0xE1, 0x9A, 0x80): return 3  // Ogham
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): return 3
    case (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return 3
    default: return 0
    }
  }
}
