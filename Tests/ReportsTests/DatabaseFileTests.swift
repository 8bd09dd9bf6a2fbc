import Foundation
import GRDB
import Reports
import Testing
import TranscriptTestSupport

@Suite struct DatabaseFileTests {
  private func code(_ path: String, _ access: Store.Access = .createIfMissing) -> StoreError.Code? {
    do {
      _ = try Store(path: path, access: access)
      return nil
    } catch {
      #expect(error.place == path)
      return error.code
    }
  }

  @Test func `a new database is for its owner alone and says whose it is`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new.sqlite"
    let store = try Store(path: path, access: .createIfMissing)
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    for suffix in ["", "-wal", "-shm"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
    }
    let head = try #require(FileManager.default.contents(atPath: path)).prefix(72).suffix(4)
    #expect(Array(head) == Array("BALN".utf8))
    #expect(Store.applicationID == 0x4241_4C4E)
  }

  @Test func `a new database has large pages, and one that is there keeps its own`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/old.sqlite"
    let old = try DatabaseQueue(path: path)
    try old.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA page_size = 4096; PRAGMA application_id = 1111575630")
    }
    try old.close()
    for (path, size) in [(path, 4096), (folder.path + "/new.sqlite", 8192)] {
      let store = try Store(path: path, access: .createIfMissing)
      try store.save([Made().file("a.vtt", content: 1)], at: moment)
      let found = try DatabaseQueue(path: path).read { db in
        try Int.fetchOne(db, sql: "PRAGMA page_size")
      }
      #expect(found == size)
    }
  }

  @Test func `what was stored is there after the database is closed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    let lines = try {
      let store = try Store(path: path, access: .createIfMissing)
      try store.save([Made().file("a.vtt", content: 1)], at: moment)
      return try store.exported()
    }()
    #expect(try Store(path: path, access: .existing).exported() == lines)
  }

  @Test func `a file that is no database is refused and left untouched`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/text.sqlite"
    let bytes = Data(String(repeating: "this is not a database\n", count: 50).utf8)
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(code(path) == .notADatabase)
    #expect(FileManager.default.contents(atPath: path) == bytes)
    try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    #expect(code(path) == .notADatabase)
  }

  @Test(arguments: [0, 77])
  func `another application's database is refused and left untouched`(identifier: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/other.sqlite"
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = \(identifier)")
      try db.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE theirs (a)")
    }
    try other.close()
    let bytes = FileManager.default.contents(atPath: path)
    #expect(code(path) == .foreign)
    #expect(FileManager.default.contents(atPath: path) == bytes)
  }

  @Test func `a file that is only read tells the same, and refuses to change`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a b?.sqlite"
    let exported = try Self.made(path)
    let store = try Store(reading: path)
    #expect(store.isReadOnly)
    #expect(try store.exported() == exported)
    #expect(try store.stalePairs() == 1)
    do {
      try store.save([Made().file("b.vtt", content: 2)], at: moment)
      Issue.record("a file that is only read was written")
    } catch {
      #expect(error.code == .readOnly)
    }
    #expect(throws: StoreError.self) { try Store(reading: folder.path + "/none.sqlite") }
  }

  /// Makes a database, whose log goes into the file as it is closed.
  private static func made(_ path: String) throws -> [String] {
    let store = try Store(path: path, access: .createIfMissing)
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    return try store.exported()
  }

  @Test func `an earlier schema cannot be only read`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/old.sqlite"
    _ = try Self.made(path)
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: "DELETE FROM grdb_migrations WHERE rowid = (SELECT max(rowid) FROM grdb_migrations)")
    }
    do {
      _ = try Store(reading: path)
      Issue.record("an earlier schema was read")
    } catch {
      #expect(error.code == .readOnly)
      #expect(error.description.contains("analyze check"))
    }
  }

  @Test func `missing files and folders are told apart from damage`() throws {
    let folder = try TemporaryFolder()
    #expect(code(folder.path + "/none.sqlite", .existing) == .cannotOpen)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/none.sqlite"))
    #expect(code(folder.path + "/no/such/folder.sqlite") == .cannotOpen)
    #expect(code(folder.path) == .cannotOpen)
  }

  @Test func `a database of a later version is refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/later.sqlite"
    do { _ = try Store(path: path, access: .createIfMissing) }
    let later = try DatabaseQueue(path: path)
    try later.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 something later')")
    }
    try later.close()
    #expect(code(path) == .newer)
  }

  @Test func `a lock that stays is named after a wait`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/locked.sqlite"
    let store = try Store(path: path, access: .createIfMissing)
    let other = try DatabaseQueue(path: path)
    let clock = ContinuousClock()
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      var found: StoreError?
      let wait = clock.measure {
        do throws(StoreError) {
          try store.save([Made().file("a.vtt", content: 1)], at: moment)
        } catch {
          found = error
        }
      }
      #expect(found?.code == .locked)
      #expect(found?.description.contains("lock") == true)
      #expect(wait >= .seconds(2))
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try store.save([Made().file("a.vtt", content: 1)], at: moment) == [.stored])
  }

  @Test func `an empty file becomes a database`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/empty.sqlite"
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(code(path) == nil)
    #expect(code(path, .existing) == nil)
  }
}
