/// One line of a terminal page: pieces of text, each with a style.
struct Line {
  /// What a piece of text is; colour only ever repeats what a sign or a word says already.
  enum Style {
    case plain, strong, faint, coaching, mentorship, zoomedOut

    /// The parameters of its escape sequence, from the sixteen colours that every terminal has.
    var parameters: String? {
      switch self {
      case .plain: nil
      case .strong: "1"
      case .faint: "2"
      case .coaching: "36"
      case .mentorship: "33"
      case .zoomedOut: "35"
      }
    }
  }

  /// On which side of its field a text stands.
  enum Side {
    case left, right
  }

  private var pieces: [(text: String, style: Style)] = []
  /// The columns so far.
  private(set) var columns = 0

  init(_ text: String = "", _ style: Style = .plain) {
    add(text, style)
  }

  /// Adds a text, made harmless.
  mutating func add(_ raw: String, _ style: Style = .plain) {
    guard !raw.isEmpty else { return }
    let text = SafeText(raw).text
    pieces.append((text, style))
    columns += ColumnWidth.of(text)
  }

  /// Adds a text in a field of so many columns, cut with `…` where it is longer.
  mutating func add(
    _ raw: String, columns width: Int, _ side: Side = .left, _ style: Style = .plain
  ) {
    let text = Self.cut(SafeText(raw).text, to: width)
    let gap = String(repeating: " ", count: max(0, width - ColumnWidth.of(text)))
    if side == .right { add(gap) }
    add(text, style)
    if side == .left { add(gap) }
  }

  /// Fills with spaces up to a column.
  mutating func move(to column: Int) {
    add(String(repeating: " ", count: max(0, column - columns)))
  }

  /// The text cut to so many columns, the last of them `…` where something is missing.
  static func cut(_ text: String, to width: Int) -> String {
    guard ColumnWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var columns = 0
    for character in text {
      let next = ColumnWidth.of(character)
      if columns + next > width - 1 { break }
      kept.append(character)
      columns += next
    }
    return kept + "…"
  }

  /// The end of the text in so many columns, the first of them `…` where something is missing.
  ///
  /// A path is told by its end.
  static func cutFront(_ text: String, to width: Int) -> String {
    guard ColumnWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept: [Character] = []
    var columns = 0
    for character in text.reversed() {
      let next = ColumnWidth.of(character)
      if columns + next > width - 1 { break }
      kept.append(character)
      columns += next
    }
    return "…" + String(kept.reversed())
  }

  /// The line in at most so many columns, without spaces at its end.
  func text(width: Int, isColored: Bool) -> String {
    var left = width
    var shown: [(text: String, style: Style)] = []
    for piece in pieces where left > 0 {
      let text = Self.cut(piece.text, to: left)
      left -= ColumnWidth.of(text)
      shown.append((text, piece.style))
    }
    while let last = shown.last {
      var text = last.text
      while text.last == " " { text.removeLast() }
      shown[shown.count - 1].text = text
      if !text.isEmpty { break }
      shown.removeLast()
    }
    return shown.map { piece in
      guard isColored, let parameters = piece.style.parameters else { return piece.text }
      return "\u{1B}[\(parameters)m\(piece.text)\u{1B}[0m"
    }.joined()
  }
}
