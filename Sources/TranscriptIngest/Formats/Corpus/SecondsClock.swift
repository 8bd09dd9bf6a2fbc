/// Reads the times of corpus formats: `12.345`, `12,3` or `0:00:12.345`.
enum SecondsClock {
  /// Times beyond this are none: ten million seconds are 115 days.
  private static let most = 10_000_000_000.0

  /// Reads the whole of `value`; nil where it is no time.
  static func seconds(_ value: ByteCursor) -> (seconds: Double, isClock: Bool)? {
    var cursor = value
    skipSpace(&cursor)
    guard var seconds = cursor.decimal() else { return nil }
    var colons = 0
    while colons < 2, cursor.skip(.colon) {
      guard let next = cursor.decimal() else { return nil }
      seconds = seconds * 60 + next
      colons += 1
    }
    skipSpace(&cursor)
    guard cursor.isAtEnd, seconds <= most else { return nil }
    return (seconds, colons > 0)
  }

  /// Reads the whole of `value` as seconds, and rounds to milliseconds.
  static func milliseconds(_ value: ByteCursor?) -> Int? {
    guard let value, let found = seconds(value), found.seconds <= most / 1000 else { return nil }
    return Int((found.seconds * 1000).rounded())
  }

  private static func skipSpace(_ cursor: inout ByteCursor) {
    while let byte = cursor.current, byte.isXMLSpace { cursor.advance() }
  }
}
