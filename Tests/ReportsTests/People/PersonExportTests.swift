import Foundation
import GRDB
import Testing

@testable import Reports

@Suite struct PersonExportTests {
  private func records(_ path: String) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func `a person gets every session and pair of theirs, and their own words`() throws {
    let store = try NamedArchive.store()
    let folder = try TemporaryFolder()
    let paths = try PersonExport(of: "Omar Haddad", by: Exporter(store)).write(
      .ndjson, to: folder.path)
    #expect(paths.count == ExportKind.allCases.count + 3)
    #expect(try records(folder.path + "/sessions.ndjson").count == 3)
    #expect(try records(folder.path + "/turns.ndjson").count == 21)
    let items = try records(folder.path + "/items.ndjson")
    #expect(!items.isEmpty)
    #expect(items.allSatisfy { $0["pair"] as? String == "leadership/Dana Ruiz/Omar Haddad" })
    let words = try records(folder.path + "/words.ndjson")
    let stored = try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.text FROM turns t JOIN sessions s ON s.id = t.session_id
          WHERE s.client = 'Omar Haddad' AND t.role = 'client' ORDER BY s.date, t.turn
          """)
    }
    #expect(words.compactMap { $0["text"] as? String } == stored)
    #expect(try records(folder.path + "/figures.ndjson").count == 3)
    #expect(
      try records(folder.path + "/corrections.ndjson").map { $0["what"] as? String } == ["wording"])
  }

  @Test func `both formats hold the same records, and nobody else's words`() throws {
    let store = try NamedArchive.store()
    let folder = try TemporaryFolder()
    let export = PersonExport(of: "Lea Brandt", by: Exporter(store))
    for path in try export.write(.csv, to: folder.path) {
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
      let name = try #require(path.split(separator: "/").last?.split(separator: ".").first)
      _ = try export.write(.ndjson, to: folder.path + "/n")
      #expect(try records("\(folder.path)/n/\(name).ndjson").count == lines.count - 1, "\(name)")
    }
    let words = try String(contentsOfFile: folder.path + "/words.csv", encoding: .utf8)
    #expect(words.contains("I want to lead it too") && !words.contains("What would OMAR"))
  }

  @Test func `the policy of names holds, and a stranger gets nothing`() throws {
    let store = try NamedArchive.store()
    let folder = try TemporaryFolder()
    let exporter = try Exporter(store, names: NamePolicy(.codes))
    for path in try PersonExport(of: "Omar Haddad", by: exporter).write(.ndjson, to: folder.path) {
      let text = try String(contentsOfFile: path, encoding: .utf8).lowercased()
      for name in ["haddad", "ruiz", "brandt"] { #expect(!text.contains(name), "\(path)") }
    }
    let nobody = folder.path + "/nobody"
    #expect(try PersonExport(of: "Nobody", by: exporter).write(.csv, to: nobody).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: nobody))
  }
}
