import GRDB
import GRDBSQLite

/// Inserts many rows into one table, several with each statement.
///
/// Whenever a statement starts, SQLite builds a table in memory for each `x IN (…)` of the CHECKs.
/// With a row a statement that costs five times as much as the rows themselves. The values are
/// bound where they lie, since copying each on its own takes as long as SQLite takes to store it.
///
///     var rows = RowBatch(into: "flags", in: db)
///     for flag in flags { try rows.add([id, flag.rule.rawValue], [flag.state]) }
///     try rows.finish()
struct RowBatch {
  /// A value of a row, or NULL.
  typealias Cell = (any DatabaseValueConvertible)?

  /// How many rows go into one statement at most; a power of two, and so few that the values of
  /// the widest table stay far below SQLite's 32,766.
  private static let mostRows = 64

  private let table: String
  private let db: Database
  private var width = 0
  private var rows = 0
  private var values: [Value] = []
  /// The bytes of all texts, behind one that keeps an empty text from being NULL and the names.
  private var bytes: [UInt8] = [0]
  /// Where the bytes of the names end, which stay.
  private var namesEnd = 1
  /// The statements, by the power of two that is their number of rows.
  private var statements = [Statement?](
    repeating: nil, count: Self.mostRows.trailingZeroBitCount + 1)

  /// A text that many rows have, and that is taken in only once.
  struct Name {
    fileprivate let range: Range<Int>
  }

  /// A value that waits to be bound.
  private enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text(Range<Int>)
  }

  /// Makes an empty batch for a table, such as `items` or `items (id, quote)`.
  init(into table: String, in db: Database) {
    self.table = table
    self.db = db
  }

  /// Takes a row in, which may be written later; the parts are its cells in order.
  mutating func add(_ parts: [Cell]...) throws {
    for part in parts {
      for cell in part { add(cell) }
    }
    try endRow()
  }

  /// Takes the next cell of a row in, or NULL; a row that is made cell by cell needs no lists.
  mutating func add(integer: Int?) {
    values.append(integer.map { .integer(Int64($0)) } ?? .null)
  }

  /// Takes the next cell of a row in, or NULL.
  mutating func add(real: Double?) {
    values.append(real.map { .real($0) } ?? .null)
  }

  /// Takes the next cell of a row in, or NULL.
  mutating func add(text: String?) {
    guard let text else { return values.append(.null) }
    add(text)
  }

  /// Keeps a text for cells of many rows; asked before the first row.
  mutating func name(_ text: String) -> Name {
    precondition(values.isEmpty && bytes.count == namesEnd, "Names stand before all other texts.")
    bytes.append(text)
    defer { namesEnd = bytes.count }
    return Name(range: namesEnd..<bytes.count)
  }

  /// Takes a name in as the next cell of a row, or NULL.
  mutating func add(name: Name?) {
    values.append(name.map { .text($0.range) } ?? .null)
  }

  /// Takes a text in as the next cell of a row, of which `write` appends the UTF-8 bytes.
  mutating func add(bytes write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    values.append(.text(start..<bytes.count))
  }

  /// Ends a row that was made cell by cell.
  mutating func endRow() throws {
    if width == 0 { width = values.count }
    rows += 1
    precondition(values.count == width * rows, "The rows of a batch have the same columns.")
    if rows == Self.mostRows { try finish() }
  }

  /// Writes the rows that are not written yet.
  mutating func finish() throws {
    var start = 0
    var rows = Self.mostRows
    while start < values.count {
      // Powers of two alone, so that a handful of statements serves every number of rows.
      while rows * width > values.count - start { rows /= 2 }
      try insert(values[start..<(start + rows * width)], rows)
      start += rows * width
    }
    self.rows = 0
    values.removeAll(keepingCapacity: true)
    bytes.removeSubrange(namesEnd...)
  }

  private mutating func add(_ cell: Cell) {
    switch cell?.databaseValue.storage {
    case nil, .null: values.append(.null)
    case .int64(let number): values.append(.integer(number))
    case .double(let number): values.append(.real(number))
    case .string(let text): add(text)
    case .blob: preconditionFailure("No table has a column for bytes.")
    }
  }

  private mutating func add(_ text: String) {
    let start = bytes.count
    bytes.append(text)
    values.append(.text(start..<bytes.count))
  }

  private mutating func insert(_ values: ArraySlice<Value>, _ rows: Int) throws {
    let statement = try statement(for: rows).sqliteStatement
    try bytes.withUnsafeBytes { bytes in
      // The bytes outlive the statement's run, and all values are bound anew before the next one.
      defer { sqlite3_reset(statement) }
      for (place, value) in zip(Int32(1)..., values) { Self.bind(value, place, statement, bytes) }
      guard sqlite3_step(statement) == SQLITE_DONE else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
          message: db.lastErrorMessage)
      }
    }
  }

  private static func bind(
    _ value: Value, _ place: Int32, _ statement: SQLiteStatement, _ bytes: UnsafeRawBufferPointer
  ) {
    // The numbers of the places and the bound of a text are right by construction.
    switch value {
    case .null: sqlite3_bind_null(statement, place)
    case .integer(let number): sqlite3_bind_int64(statement, place, number)
    case .real(let number): sqlite3_bind_double(statement, place, number)
    case .text(let range):
      let text = UnsafeRawBufferPointer(rebasing: bytes[range]).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_text(statement, place, text.baseAddress, Int32(text.count), nil)
    }
  }

  /// The statement for so many rows, ready to be bound.
  private mutating func statement(for rows: Int) throws -> Statement {
    let power = rows.trailingZeroBitCount
    if let statement = statements[power] { return statement }
    let statement = try db.cachedStatement(sql: sql(rows))
    statements[power] = statement
    return statement
  }

  /// The text of the statement for so many rows.
  private func sql(_ rows: Int) -> String {
    let row = "(?" + String(repeating: ", ?", count: width - 1) + ")"
    return "INSERT INTO \(table) VALUES \(row)" + String(repeating: ", " + row, count: rows - 1)
  }
}

extension Database {
  /// Runs a statement that is kept ready for the next time: to compile it takes longer than to run
  /// it.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
