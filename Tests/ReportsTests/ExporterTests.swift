import Foundation
import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct ExporterTests {
  /// Sessions of two pairs, some without a date or a name.
  static let files: [AnalyzedFile] = {
    var files: [AnalyzedFile] = []
    for number in 0..<6 {
      var made = Made()
      made.client = number % 2 == 0 ? "Omar Haddad" : "Lea Brandt"
      made.date = number == 5 ? nil : "2026-0\(number + 1)-02"
      made.isTimed = number != 3
      made.lines = Array(made.lines.prefix(14 - number))
      files.append(made.file("s\(number).vtt", content: number))
    }
    return files
  }()

  @Test(arguments: 0..<20)
  func `the order of ingest does not show in the export`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try Store()
    for file in Self.files.shuffled(using: &generator) { try store.save([file], at: moment) }
    try ContinuityRefresh.made(store).run()
    let whole = try Store()
    try whole.save(Self.files, at: "2027-01-01T00:00:00Z")
    try ContinuityRefresh.made(whole).run()
    #expect(try store.exported() == whole.exported())
  }

  @Test(arguments: ExportFormat.allCases)
  func `the records have fixed keys in a fixed order`(format: ExportFormat) throws {
    let store = try Store()
    try store.save(Array(Self.files.suffix(3)), at: moment)
    try ContinuityRefresh.made(store).run()
    var lines: [String] = []
    for kind in ExportKind.allCases {
      try Exporter(store).lines(of: kind, format) { lines.append($0) }
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "export.\(format.rawValue)")
  }

  @Test func `where nobody is known to be the coach, modes are not known`() throws {
    let store = try Store()
    var made = Made()
    made.knowsRoles = false
    try store.save([made.file("a.vtt", content: 1)], at: moment)
    let record = try #require(try store.exported().first)
    #expect(record.contains(#""mode_words":null,"zoom_words":{"in":"#))
    var lines: [String] = []
    try Exporter(store).lines(of: .sessions, .csv) { lines.append($0) }
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(cells[0].firstIndex(of: "mode_words.coaching"))
    #expect(cells[1][column...].prefix(4) == ["", "", "", ""])
  }

  @Test(arguments: [ExportKind.sessions, .turns, .stretches, .bridges, .progress])
  func `every line of a CSV file has a cell for every column`(kind: ExportKind) throws {
    let store = try Store()
    try store.save(Self.files, at: moment)
    try ContinuityRefresh.made(store).run()
    var counts: [Int] = []
    // No cell of these records but the list of moves holds a comma, and that has one move at most.
    try Exporter(store).lines(of: kind, .csv) {
      counts.append($0.split(separator: ",", omittingEmptySubsequences: false).count)
    }
    #expect(Set(counts).count == 1)
    #expect(counts.count > 2)
  }

  @Test func `files are written whole and for their owner alone`() throws {
    let folder = try TemporaryFolder()
    let store = try Store()
    try store.save(Self.files, at: moment)
    let out = folder.path + "/out"
    let paths = try Exporter(store).write(.csv, to: out)
    let kinds = [
      "sessions", "turns", "stretches", "items", "links", "bridges", "progress", "flags",
    ]
    #expect(paths == kinds.map { "\(out)/\($0).csv" })
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).count == kinds.count)
    let attributes = try FileManager.default.attributesOfItem(atPath: paths[0])
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let again = try Exporter(store).write(.csv, to: out)
    #expect(again == paths)
  }

  @Test func `a folder that cannot be written is an error`() throws {
    let store = try Store()
    do {
      try Exporter(store).write(.csv, to: "/dev/null/out")
      Issue.record("a device took an export")
    } catch {
      #expect(error.code == .cannotWrite && error.place == "/dev/null/out")
    }
  }

  @Test(arguments: [
    ("plain", "plain"), ("=1+1", "'=1+1"), ("+4", "'+4"), ("-4.5", "-4.5"), ("-", "'-"),
    ("-1-2", "'-1-2"), ("@a", "'@a"), ("\ta", "'\ta"), ("\rb", "\"'\rb\""), ("\0c", "'c"),
    ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""),
    ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("a\u{1B}[2Jb", "a[2Jb"),
  ])
  func `a cell is never a formula`(raw: String, cell: String) {
    #expect(CSV.line([raw]) == cell)
  }
}
