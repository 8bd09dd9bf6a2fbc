public import Foundation
import GRDB

extension Store {
  /// Adds somebody.
  ///
  /// - Parameters:
  ///   - name: The name to sign in with; case and spaces tell nobody apart.
  ///   - role: What the person is there for.
  ///   - password: The password's hash; nil where the person sets it by an invitation.
  ///   - programs: The programs of the person.
  ///   - moment: When.
  /// - Returns: The person; nil where the name is taken.
  /// - Throws: `StoreError`; then nothing is stored.
  public func addPerson(
    _ name: String, role: Person.Role, password: String?, programs: [String] = [], at moment: Date
  ) throws(StoreError) -> Person? {
    try write { db in
      let key = NameSpellings.key(of: name)
      let names = try String.fetchAll(db, sql: "SELECT name FROM accounts")
      guard !names.contains(where: { NameSpellings.key(of: $0) == key }) else { return nil }
      try db.execute(
        sql: """
          INSERT INTO accounts (name, role, password, created_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (name) DO NOTHING
          """,
        arguments: [name, role.rawValue, password, moment.seconds])
      guard db.changesCount == 1 else { return nil }
      let id = db.lastInsertedRowID
      try Self.set(programs, "account_programs", "program", of: id, in: db)
      return try Self.person(id, in: db)
    }
  }

  /// Everybody, in order of their names.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func people() throws(StoreError) -> [Person] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM accounts ORDER BY name").compactMap {
        try Person($0, in: db)
      }
    }
  }

  /// Whether anybody leads a program.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func hasLead() throws(StoreError) -> Bool {
    try ask { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT * FROM accounts WHERE role = ?)",
        arguments: [Person.Role.lead.rawValue]) ?? false
    }
  }

  /// The person of that number; nil where there is none.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func person(_ id: Int64) throws(StoreError) -> Person? {
    try ask { db in try Self.person(id, in: db) }
  }

  /// What is known of who signs in under a name; nil where nobody does.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func signInRecord(of name: String) throws(StoreError) -> SignInRecord? {
    try ask { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM accounts WHERE name = ?", arguments: [name])
      guard let row, let person = try Person(row, in: db) else { return nil }
      let failedAt: Int64? = row["failed_at"]
      return SignInRecord(
        person: person, password: row["password"], failures: row["failures"],
        failedAt: failedAt.map(Date.init(seconds:)))
    }
  }

  /// Whether nobody has an account yet.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func hasNoPeople() throws(StoreError) -> Bool {
    try ask { db in try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM accounts)") ?? true
    }
  }

  /// Counts a wrong password, or forgets the wrong ones after a right one.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func recordSignIn(
    of person: Int64, succeeded: Bool, at moment: Date
  ) throws(StoreError) {
    try writeAside { db in
      let change =
        succeeded
        ? "failures = 0, failed_at = NULL" : "failures = failures + 1, failed_at = :moment"
      try db.execute(
        sql: "UPDATE accounts SET \(change) WHERE id = :person",
        arguments: succeeded ? ["person": person] : ["person": person, "moment": moment.seconds])
    }
  }

  /// Sets somebody's password, and ends everything that the old one opened.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func setPassword(_ hash: String, of person: Int64) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE accounts SET password = ?, failures = 0, failed_at = NULL WHERE id = ?",
        arguments: [hash, person])
      try db.execute(sql: "DELETE FROM entries WHERE person = ?", arguments: [person])
      try db.execute(sql: "DELETE FROM invitations WHERE person = ?", arguments: [person])
    }
  }

  /// Changes what an administrator may change.
  ///
  /// That is the role, other names, programs, and whether the person may sign in. Who may not any
  /// more, or has another role, is signed out at once.
  ///
  /// - Throws: `StoreError`; then nothing is stored.
  public func update(_ person: Person) throws(StoreError) {
    try write { db in
      guard let former = try Self.person(person.id, in: db) else { return }
      try db.execute(
        sql: "UPDATE accounts SET role = ?, is_active = ? WHERE id = ?",
        arguments: [person.role.rawValue, person.isActive, person.id])
      try Self.set(person.otherNames, "account_names", "name", of: person.id, in: db)
      try Self.set(person.programs, "account_programs", "program", of: person.id, in: db)
      if !person.isActive || former.role != person.role {
        try db.execute(sql: "DELETE FROM entries WHERE person = ?", arguments: [person.id])
      }
    }
  }

  static func person(_ id: Int64, in db: Database) throws -> Person? {
    try Row.fetchOne(db, sql: "SELECT * FROM accounts WHERE id = ?", arguments: [id]).flatMap {
      try Person($0, in: db)
    }
  }

  /// Replaces the texts of a person in a table.
  private static func set(
    _ texts: [String], _ table: StaticString, _ column: StaticString, of person: Int64,
    in db: Database
  ) throws {
    try db.execute(sql: "DELETE FROM \(table) WHERE person = ?", arguments: [person])
    for text in Set(texts) where !text.isEmpty {
      try db.execute(
        sql: "INSERT INTO \(table) (person, \(column)) VALUES (?, ?)", arguments: [person, text])
    }
  }
}

extension Date {
  /// The whole seconds since 1970.
  var seconds: Int64 { Int64(timeIntervalSince1970.rounded(.down)) }

  init(seconds: Int64) { self.init(timeIntervalSince1970: Double(seconds)) }
}
