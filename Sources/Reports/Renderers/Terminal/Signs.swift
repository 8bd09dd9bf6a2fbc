/// The signs that reports draw with.
public enum Signs: String, Sendable, Hashable {
  /// Blocks, lines and quotation marks of Unicode.
  case unicode
  /// Their likes in ASCII, for terminals of other character sets. Names and speech stay as they
  /// are: letters that a terminal lacks are no reason to show others.
  case ascii

  /// The text with the signs of the set, where one may take several columns.
  func shown(_ text: String) -> String {
    guard self == .ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { shown, sign in shown += Self.longer[sign] ?? String(sign) }
  }

  /// The text with the signs of the set, each as wide as the one it stands for.
  func replaced(in text: String) -> String {
    guard self == .ascii, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(text.map { Self.equal[$0] ?? $0 })
  }

  private static let longer: [Character: String] = [
    "¼": "1/4", "½": "1/2", "¾": "3/4", "…": "...",
  ]

  private static let equal: [Character: Character] = [
    "█": "#", "▓": "%", "▒": "=", "░": "-", "▌": "|", "▄": "+", "▁": "_", "·": ".", "─": "-",
    "╵": "'", "“": "\"", "”": "\"", "‘": "'", "’": "'", "–": "-", "—": "-", "≈": "~", "…": "~",
    "\u{A0}": " ",
  ]
}
