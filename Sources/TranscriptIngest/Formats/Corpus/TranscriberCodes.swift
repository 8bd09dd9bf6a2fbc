/// What transcribers write into the words of a verbal tier that nobody said.
///
///     so (.) where ((laughs)) are (0.5) you • now   →   so where are you now
///
/// Single brackets around words (`(sure)`) mark what was hard to hear, and stay.
enum TranscriberCodes {
  /// `text` without pauses, notes in double brackets and dots of pause.
  static func removed(from text: [UInt8]) -> [UInt8] {
    guard text.contains(.openParenthesis) || text.contains(0xE2) else { return text }
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    var cursor = ByteCursor(text)
    while let byte = cursor.current {
      if byte == .openParenthesis, note(&cursor) || pause(&cursor) {
        kept.append(.space)
      } else if cursor.skip("•") {
        kept.append(.space)
      } else {
        kept.append(byte)
        cursor.advance()
      }
    }
    return kept
  }

  /// `((laughs))`, which may hold anything but brackets.
  private static func note(_ cursor: inout ByteCursor) -> Bool {
    var ahead = cursor
    guard ahead.skip("((") else { return false }
    while let byte = ahead.current, byte != .openParenthesis, byte != .closeParenthesis {
      ahead.advance()
    }
    guard ahead.skip("))") else { return false }
    cursor = ahead
    return true
  }

  /// `(.)`, `(--)`, `(0.5)`, `(1,2s)`.
  private static func pause(_ cursor: inout ByteCursor) -> Bool {
    var ahead = cursor
    ahead.advance()
    let start = ahead.index
    while let byte = ahead.current, byte.isDigit || byte == .dot || byte == .comma || byte == .minus
    {
      ahead.advance()
    }
    guard ahead.index > start else { return false }
    ahead.skip("s")
    guard ahead.skip(.closeParenthesis) else { return false }
    cursor = ahead
    return true
  }
}
