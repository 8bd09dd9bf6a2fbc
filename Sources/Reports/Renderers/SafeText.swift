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
    guard Self.holdsHarm(raw) else {
      text = raw
      return
    }
    var safe = String.UnicodeScalarView()
    for scalar in raw.unicodeScalars {
      if let replacement = Self.replacement(for: scalar) { safe.append(replacement) }
    }
    text = String(safe)
  }

  /// Whether a text holds a harmful character: `isHarmful` in UTF-8, since nearly every text that
  /// is shown holds none.
  private static func holdsHarm(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case 0x20..<0x7F: break
      case 0..<0x20, 0x7F: return true
      case 0xC2: if bytes[index + 1] < 0xA0 { return true }
      case 0xD8: if bytes[index + 1] == 0x9C { return true }
      case 0xE2: if isHarmful(0xE2, bytes[index + 1], bytes[index + 2]) { return true }
      case 0xEF: if isHarmful(0xEF, bytes[index + 1], bytes[index + 2]) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether three bytes are a harmful character.
  private static func isHarmful(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    let value = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    return Unicode.Scalar(value).map(isHarmful) ?? false
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
