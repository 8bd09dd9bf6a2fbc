/// The lines of a report, laid out for a width.
struct Page {
  /// The columns of the terminal.
  let width: Int
  /// The signs that it is drawn with.
  let signs: Signs
  private var lines: [Line] = []

  init(width: Int, signs: Signs = .unicode) {
    self.width = max(20, width)
    self.signs = signs
  }

  mutating func add(_ line: Line) {
    lines.append(line)
  }

  mutating func blank() {
    lines.append(Line())
  }

  /// A heading with a thin rule up to the edge, and an empty line before it.
  mutating func heading(_ text: String, note: String = "") {
    blank()
    var line = Line(signs.shown(text), .strong)
    line.add(" ")
    let tail = note.isEmpty ? "" : " " + SafeText(signs.shown(note)).text
    let rule = width - line.columns - ColumnWidth.of(tail)
    line.add(String(repeating: "─", count: max(0, rule)), .faint)
    line.add(tail, .faint)
    add(line)
  }

  /// A text broken at spaces, each line after the first indented.
  ///
  /// A lone `%` stays with its number, and a no-break space shows as a space.
  mutating func paragraph(
    _ raw: String, indent: Int = 0, first: String = "", _ style: Line.Style = .plain
  ) {
    var line = Line(first)
    line.move(to: indent)
    var isEmpty = true
    for word in words(of: SafeText(signs.shown(raw)).text) {
      if !isEmpty, line.columns + 1 + ColumnWidth.of(word) > width {
        add(line)
        line = Line()
        line.move(to: indent)
        isEmpty = true
      }
      line.add((isEmpty ? "" : " ") + word.replacing("\u{A0}", with: " "), style)
      isEmpty = false
    }
    if !isEmpty { add(line) }
  }

  /// What the signs of one ribbon or bar mean; an item is never broken.
  mutating func legend(_ name: String, _ items: [String], indent: Int) {
    let label = name + String(repeating: "\u{A0}", count: max(0, 6 - name.count))
    let glued = ([label] + items).map { $0.replacing(" ", with: "\u{A0}") }
    paragraph(glued.joined(separator: "\u{A0} "), indent: indent, .faint)
  }

  private func words(of text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      if let last = words.last, word.first == "%" || word == "…" || last == "…" {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// The page as text; no line is wider than the page.
  func text(isColored: Bool) -> String {
    lines.map { $0.text(width: width, isColored: isColored) + "\n" }.joined()
  }
}
