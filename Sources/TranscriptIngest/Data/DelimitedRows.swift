/// The rows of a table in a text file, as RFC 4180 describes them and as programs really write them.
///
///     var rows = DelimitedRows(Array("path,coach\r\n\"a, b.vtt\",Dana\r\n".utf8))
///     try rows.next()?.cells  // ["path", "coach"]
///     try rows.next()?.cells  // ["a, b.vtt", "Dana"]
///
/// Lines end with LF, CR or CR LF; a byte order mark is passed over; empty lines are no rows. A
/// quoted cell may hold separators, line ends and doubled quotes. A quote inside an unquoted cell
/// is a quote, and text behind a closing quote belongs to the cell.
public struct DelimitedRows: Sendable {
  /// One row of the table.
  public struct Row: Sendable, Hashable {
    /// The 1-based line of the file on which the row begins.
    public var line: Int
    /// The cells as text, without the quotes around them.
    public var cells: [String]

    /// Makes a row.
    public init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }

    /// The cell in `column`; empty where the row is shorter.
    public subscript(column: Int) -> String {
      cells.indices.contains(column) ? cells[column] : ""
    }
  }

  /// What separates the cells.
  public let separator: Separator
  private let isQuoted: Bool
  private var cursor: ByteCursor
  private var line = 1

  /// What separates the cells of a row.
  public enum Separator: UInt8, Sendable, CaseIterable {
    /// A comma.
    case comma = 0x2C
    /// A semicolon, as spreadsheets write where the comma is the decimal point.
    case semicolon = 0x3B
    /// A tab.
    case tab = 0x09
  }

  /// Starts at the first row.
  ///
  /// - Parameters:
  ///   - bytes: The table as UTF-8.
  ///   - separator: What separates the cells.
  ///   - isQuoted: Whether a cell that begins with a quote is a quoted one. Tables separated by
  ///     tabs often know no quoting.
  public init(_ bytes: [UInt8], separator: Separator = .comma, isQuoted: Bool = true) {
    self.separator = separator
    self.isQuoted = isQuoted
    cursor = ByteCursor(bytes)
    cursor.skip("\u{FEFF}")
  }

  /// Reads the next row; nil at the end.
  ///
  /// - Returns: The row, with at least one cell.
  /// - Throws: `IngestError` with the line of a quote that is never closed.
  /// - Complexity: O(*n*) in the bytes of the row.
  public mutating func next() throws(IngestError) -> Row? {
    while skipLineEnd() {}
    guard !cursor.isAtEnd else { return nil }
    var row = Row(line: line, cells: [])
    repeat {
      row.cells.append(try cell())
    } while cursor.skip(separator.rawValue)
    _ = skipLineEnd()
    return row
  }

  /// Reads a cell up to the separator or the line's end.
  private mutating func cell() throws(IngestError) -> String {
    guard isQuoted, cursor.current == .quote else { return cursor.string(plain()) }
    var text: [UInt8] = []
    let opening = line
    cursor.advance()
    while true {
      let start = cursor.index
      while let byte = cursor.current, byte != .quote {
        if byte == .lineFeed || byte == .carriageReturn && cursor.peek(1) != .lineFeed { line += 1 }
        cursor.advance()
      }
      text += cursor.bytes[start..<cursor.index]
      guard cursor.skip(.quote) else { throw Self.unclosedQuote(line: opening) }
      guard cursor.skip(.quote) else { break }
      text.append(.quote)
    }
    text += cursor.bytes[plain()]
    return String(decoding: text, as: UTF8.self)
  }

  /// Moves over what is no separator and no line end.
  private mutating func plain() -> Range<Int> {
    let start = cursor.index
    while let byte = cursor.current, byte != separator.rawValue, byte != .lineFeed,
      byte != .carriageReturn
    {
      cursor.advance()
    }
    return start..<cursor.index
  }

  /// Moves over a line's end, where one comes next.
  private mutating func skipLineEnd() -> Bool {
    guard cursor.skip("\r\n") || cursor.skip(.lineFeed) || cursor.skip(.carriageReturn) else {
      return false
    }
    line += 1
    return true
  }

  private static func unclosedQuote(line: Int) -> IngestError {
    IngestError(
      .damaged, code: "unclosed-quote", line: line,
      finding: "a quoted cell that does not end before the file does",
      expectation: "a closing quote", remedy: "close the quote, or double the quotes inside a cell")
  }
}
