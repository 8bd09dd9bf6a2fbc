import GRDB

extension Row {
  /// What `value` makes of each row of a query, in order.
  ///
  /// Each row is read while it is at hand. Rows that are fetched first and read afterwards are
  /// copies, which look for a column by comparing all names in lower case.
  ///
  /// - Complexity: O(*n*) in the rows.
  static func values<Value>(
    _ db: Database, sql: String, arguments: StatementArguments = StatementArguments(),
    _ value: (Row) throws -> Value
  ) throws -> [Value] {
    let rows = try fetchCursor(db, sql: sql, arguments: arguments)
    var values: [Value] = []
    while let row = try rows.next() { values.append(try value(row)) }
    return values
  }
}
