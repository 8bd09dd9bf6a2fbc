import GRDB

/// Inserts many rows into one table, several with each statement.
///
/// Whenever a statement starts, SQLite builds a table in memory for each `x IN (…)` of the CHECKs.
/// With a row a statement that costs five times as much as the rows themselves.
///
///     var rows = RowBatch(into: "flags", in: db)
///     for flag in flags { try rows.add([id, flag.rule.rawValue], [flag.state]) }
///     try rows.finish()
struct RowBatch {
  /// A value of a row, or NULL.
  typealias Cell = (any DatabaseValueConvertible)?

  /// How many rows go into one statement at most; a power of two, and so few that the values of
  /// the widest table stay far below SQLite's 32,766.
  private static let mostRows = 32

  private let table: String
  private let db: Database
  private var width = 0
  private var cells: [Cell] = []

  /// Makes an empty batch for a table, such as `items` or `items (id, quote)`.
  init(into table: String, in db: Database) {
    self.table = table
    self.db = db
  }

  /// Takes a row in, which may be written later; the parts are its cells in order.
  mutating func add(_ parts: [Cell]...) throws {
    let before = cells.count
    for part in parts { cells += part }
    if width == 0 { width = cells.count }
    precondition(cells.count - before == width, "The rows of a batch have the same columns.")
    if cells.count == width * Self.mostRows { try finish() }
  }

  /// Writes the rows that are not written yet.
  mutating func finish() throws {
    var start = 0
    var rows = Self.mostRows
    while start < cells.count {
      // Powers of two alone, so that a handful of statements serves every number of rows.
      while rows * width > cells.count - start { rows /= 2 }
      try insert(cells[start..<(start + rows * width)], rows)
      start += rows * width
    }
    cells.removeAll(keepingCapacity: true)
  }

  private func insert(_ cells: ArraySlice<Cell>, _ rows: Int) throws {
    let row = "(" + repeatElement("?", count: width).joined(separator: ", ") + ")"
    let places = repeatElement(row, count: rows).joined(separator: ", ")
    try db.run("INSERT INTO \(table) VALUES \(places)", StatementArguments(cells))
  }
}

extension Database {
  /// Runs a statement that is kept ready for the next time: to compile it takes longer than to run
  /// it.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
