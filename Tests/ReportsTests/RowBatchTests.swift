import GRDB
import Testing

@testable import Reports

@Suite struct RowBatchTests {
  @Test(arguments: [0, 1, 2, 31, 32, 33, 63, 64, 65, 100])
  func `every row is written once and in order`(count: Int) throws {
    let numbers = try DatabaseQueue().write { db in
      try db.execute(sql: "CREATE TABLE kept (number INTEGER, name TEXT)")
      var rows = RowBatch(into: "kept (number, name)", in: db)
      for number in 0..<count { try rows.add([number], [number % 2 == 0 ? nil : "odd"]) }
      try rows.finish()
      try rows.finish()
      return try Row.fetchAll(db, sql: "SELECT number, name FROM kept ORDER BY rowid").map {
        ($0["number"] as Int, $0["name"] as String?)
      }
    }
    #expect(numbers.map(\.0) == Array(0..<count))
    #expect(numbers.allSatisfy { $0.1 == ($0.0 % 2 == 0 ? nil : "odd") })
  }

  @Test func `a row that the schema refuses is an error, and no row of its statement stays`() throws
  {
    try DatabaseQueue().write { db in
      try db.execute(sql: "CREATE TABLE kept (number INTEGER NOT NULL CHECK (number < 3))")
      var rows = RowBatch(into: "kept", in: db)
      for number in 0..<4 { try rows.add([number]) }
      #expect(throws: DatabaseError.self) { try rows.finish() }
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM kept") == 0)
    }
  }

  @Test func `an empty text is a text, and numbers and words come back as they went in`() throws {
    let rows = try DatabaseQueue().write { db in
      try db.execute(sql: "CREATE TABLE kept (a INTEGER, b REAL, c TEXT, d TEXT) STRICT")
      var rows = RowBatch(into: "kept", in: db)
      try rows.add([Int.min, 0.1], ["", nil])
      try rows.add([nil, -Double.infinity], ["Ünï 🙂", "é"])
      try rows.add([true, Double.leastNonzeroMagnitude], ["", ""])
      try rows.finish()
      return try Row.fetchAll(db, sql: "SELECT * FROM kept ORDER BY rowid").map { row in
        Array(row.databaseValues.map(\.description))
      }
    }
    let smallest = Double.leastNonzeroMagnitude
    #expect(
      rows == [
        ["\(Int.min)", "0.1", "\"\"", "NULL"], ["NULL", "-inf", "\"Ünï 🙂\"", "\"é\""],
        ["1", "\(smallest)", "\"\"", "\"\""],
      ])
  }

  @Test func `names are kept from one statement to the next, and an empty one is a text`() throws {
    let names = try DatabaseQueue().write { db in
      try db.execute(sql: "CREATE TABLE kept (name TEXT, word TEXT)")
      var rows = RowBatch(into: "kept", in: db)
      let kept = [rows.name("coach"), rows.name(""), rows.name("clïent"), nil]
      for number in 0..<70 {
        rows.add(name: kept[number % 4])
        rows.add(text: "word \(number)")
        try rows.endRow()
        if number == 40 { try rows.finish() }
      }
      try rows.finish()
      return try Row.fetchAll(db, sql: "SELECT name, word FROM kept ORDER BY rowid").map {
        [$0["name"] as String? ?? "NULL", $0["word"] as String]
      }
    }
    #expect(
      names == (0..<70).map { [["coach", "", "clïent", "NULL"][$0 % 4], "word \($0)"] })
  }
}
