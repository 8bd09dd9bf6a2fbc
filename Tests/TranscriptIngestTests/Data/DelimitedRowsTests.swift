import Testing
import TranscriptTestSupport

@testable import TranscriptIngest

@Suite struct DelimitedRowsTests {
  private func table(
    _ text: String, separator: DelimitedRows.Separator = .comma, isQuoted: Bool = true
  ) throws -> [[String]] {
    var rows = DelimitedRows(Array(text.utf8), separator: separator, isQuoted: isQuoted)
    var found: [[String]] = []
    while let row = try rows.next() { found.append(row.cells) }
    return found
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `rows end with any line end, and the last needs none`(end: String) throws {
    let rows = ["path,coach", "a.vtt,Dana", "b.vtt,"].joined(separator: end)
    let expected = [["path", "coach"], ["a.vtt", "Dana"], ["b.vtt", ""]]
    #expect(try table(rows) == expected)
    #expect(try table(rows + end) == expected)
  }

  @Test(arguments: [
    ("\"a, b\",c", ["a, b", "c"]), ("\"say \"\"hi\"\"\",", ["say \"hi\"", ""]),
    ("\"two\nlines\",x", ["two\nlines", "x"]), ("a \"b\" c,d", ["a \"b\" c", "d"]),
    ("\"a\"b,c", ["ab", "c"]), ("\"\",\"\"", ["", ""]), (",", ["", ""]),
  ])
  func `quotes hold what would end a cell`(text: String, cells: [String]) throws {
    #expect(try table(text) == [cells])
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    #expect(try table("\u{FEFF}path,coach\n") == [["path", "coach"]])
  }

  @Test func `empty lines are no rows, and rows know their line`() throws {
    var rows = DelimitedRows(Array("a\n\n\n\"b\r\nc\"\r\n\r\nd".utf8))
    #expect(try rows.next() == .init(line: 1, cells: ["a"]))
    #expect(try rows.next() == .init(line: 4, cells: ["b\r\nc"]))
    #expect(try rows.next() == .init(line: 7, cells: ["d"]))
    #expect(try rows.next() == nil)
  }

  @Test func `without quoting a quote is a letter`() throws {
    #expect(
      try table("0\t\"hi\n1\tyou\"", separator: .tab, isQuoted: false) == [
        ["0", "\"hi"], ["1", "you\""],
      ])
  }

  @Test func `a quote that never closes is named with its line`() throws {
    var rows = DelimitedRows(Array("a,b\nc,\"d\ne,f\n".utf8))
    _ = try rows.next()
    let error = #expect(throws: IngestError.self) { _ = try rows.next() }
    #expect(error?.code == "unclosed-quote")
    #expect(error?.line == 2)
  }

  @Test func `a short row has empty cells where others have some`() {
    let row = DelimitedRows.Row(line: 1, cells: ["a"])
    #expect(row[0] == "a")
    #expect(row[1].isEmpty)
  }

  @Test(arguments: 0..<50)
  func `what is written with quotes is read back`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("ab,;\"\n\r\t é")
    let rows = (0..<20).map { _ in
      (0..<4).map { _ in
        String((0..<6).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
      }
    }
    let text = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\n")
    #expect(try table(text) == rows)
  }
}
