/// Text from a file made harmless for a terminal: one line without control characters.
///
/// File names, speakers' names and speech may hold escape sequences that move the cursor, or
/// signs that turn the direction of the text. Stored text stays as it is; whatever goes to a
/// terminal passes here.
///
///     SafeText("Ana\u{1B}[2J\nRuiz").text  // "Ana␛[2J Ruiz"
public struct SafeText: Sendable, Hashable {
  /// The harmless text.
  public let text: String

  /// Replaces what a terminal would act on: line ends and tabs by a space, other control
  /// characters by their symbol (`␛`) or by `�`, and drops signs of direction.
  public init(_ raw: String) {
    guard raw.unicodeScalars.contains(where: Self.isHarmful) else {
      text = raw
      return
    }
    var safe = String.UnicodeScalarView()
    for scalar in raw.unicodeScalars {
      if let replacement = Self.replacement(for: scalar) { safe.append(replacement) }
    }
    text = String(safe)
  }

  /// Whether a terminal would act on the character instead of showing it.
  ///
  /// Those are the control characters (C0, DEL, C1), line and paragraph separators, and the signs
  /// that embed, override or isolate a direction.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    case 0x200E, 0x200F, 0x061C, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard isHarmful(scalar) else { return scalar }
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return " "
    case 0..<0x20: return Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: return "\u{2421}"
    case 0x80...0x9F: return "\u{FFFD}"
    default: return nil
    }
  }
}
