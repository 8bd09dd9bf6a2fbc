import Testing

@testable import Reports

@Suite struct ColumnWidthTests {
  @Test(arguments: [
    ("", 0), ("Ana", 3), ("Zoë", 3), ("Zoe\u{308}", 3), ("王小明", 6), ("한글", 4), ("Ａ１", 4),
    ("👍", 2), ("👩‍💻", 2), ("🇩🇪", 2), ("❤️", 2), ("a\u{200B}b", 2), ("█▒·▁▄", 5), ("“…”", 3), ("½", 1),
  ])
  func `wide characters take two columns, marks none`(text: String, columns: Int) {
    #expect(ColumnWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("Ana", 3, "Ana"), ("Anabel", 4, "Ana…"), ("王小明", 5, "王小…"), ("王小明", 4, "王…"), ("Ana", 1, "…"),
    ("Ana", 0, ""),
  ])
  func `a text that is too long is cut with an ellipsis`(text: String, width: Int, cut: String) {
    #expect(Line.cut(text, to: width) == cut)
  }

  @Test func `fields stand below one another whatever they hold`() {
    let lines = ["Ana", "王小明", "Zoe\u{308}", "a much longer name"].map { name in
      var line = Line()
      line.add(name, columns: 8)
      line.add("|")
      return line
    }
    for line in lines { #expect(ColumnWidth.of(line.text(width: 80, isColored: false)) == 9) }
  }
}
