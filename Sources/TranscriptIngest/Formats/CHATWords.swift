/// The words of a CHAT utterance without its codes.
///
///     we're gonna [: going to] wait <for> [/] for &-uh (the)n +/.   // we're gonna wait for for then
///
/// Notes in brackets, fragments, fillers, events and pauses go; what was left out of a word comes
/// back; punctuation stands close behind its word.
struct CHATWords {
  /// The words.
  private(set) var text = ""
  private var hasWord = false

  /// Reads an utterance.
  init(_ bytes: ArraySlice<UInt8>) {
    var cursor = ByteCursor(Array(bytes))
    while !cursor.isAtEnd {
      if cursor.skip(.openBracket) {
        while let byte = cursor.current, byte != .closeBracket { cursor.advance() }
        cursor.advance()
      } else if let byte = cursor.current, byte.isWhiteSpace || Self.isGrouping(byte) {
        cursor.advance()
      } else {
        let start = cursor.index
        while let byte = cursor.current, !byte.isWhiteSpace, byte != .openBracket,
          !Self.isGrouping(byte)
        {
          cursor.advance()
        }
        token(cursor.string(start..<cursor.index))
      }
    }
    if !hasWord { text = "" }
  }

  /// `<` and `>` only say how far a bracket behind them reaches.
  private static func isGrouping(_ byte: UInt8) -> Bool {
    byte == .lessThan || byte == .greaterThan
  }

  private mutating func token(_ token: String) {
    switch token.utf8.first {
    case .ampersand, 0x2B:
      return  // A fragment, a filler, an event; a linker or a special end.
    case .zero where token.utf8.count == 1 || token.utf8.dropFirst().first?.isLetter == true:
      return  // A word that was not spoken.
    case .openParenthesis where Self.isPause(token):
      return
    default:
      break
    }
    let word = Self.cleaned(token)
    guard !word.isEmpty else { return }
    let isMark = word.utf8.allSatisfy { [.comma, .dot, .semicolon, 0x21, 0x3F].contains($0) }
    if !text.isEmpty, !isMark { text += " " }
    if !isMark || hasWord { text += word }
    hasWord = hasWord || !isMark
  }

  /// `(.)`, `(..)`, `(1.5)`, `(0:02.4)`.
  private static func isPause(_ token: String) -> Bool {
    token.utf8.last == .closeParenthesis
      && token.utf8.dropFirst().dropLast().allSatisfy { $0.isDigit || $0 == .dot || $0 == .colon }
  }

  /// A word without the marks that CHAT puts into it.
  private static func cleaned(_ token: String) -> String {
    let isPlain = token.utf8.allSatisfy { byte in
      byte < 0x80 && byte.isLetter || byte.isDigit || byte == .minus || byte == 0x27
    }
    if isPlain { return token }
    var word = ""
    for character in token.unicodeScalars {
      switch character {
      case "(", ")", ":", "ˈ", "ˌ", "^", "↑", "↓", "⌈", "⌉", "⌊", "⌋", "°", "∙", "→", "↗", "↘",
        "⇗", "⇘", "≈", "≋", "∾", "▔", "▁", "☺", "♋", "∆", "∇", "⁎", "ǂ":
        continue
      case "‡", "„":
        word.unicodeScalars.append(",")
      case "_", "+":
        word.unicodeScalars.append(" ")
      case "@":
        return word  // The rest says what kind of word it is: `gumma@c`, `hola@s:spa`.
      default:
        word.unicodeScalars.append(character)
      }
    }
    return word
  }
}
