/// How many columns of a terminal a text takes.
///
/// Most characters take one column; East Asian wide characters and emoji take two, combining
/// marks and joiners none. Terminals differ on rare emoji sequences; here a sequence that shows as
/// one picture counts as one.
enum ColumnWidth {
  /// The columns of a text without control characters.
  ///
  /// - Complexity: O(*n*) in the number of bytes; text in ASCII is counted without a look at its
  ///   characters.
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one character, as a person sees it.
  static func of(_ character: Character) -> Int {
    var columns = 0
    for scalar in character.unicodeScalars {
      // Asks for the emoji form of what stands before.
      if scalar == "\u{FE0F}" { return 2 }
      columns = max(columns, of(scalar))
    }
    return columns
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The blocks of wide and full-width characters (Unicode Standard Annex 11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
