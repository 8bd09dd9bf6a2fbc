import Foundation
import GRDB
import Testing
import TranscriptTestSupport

@testable import Reports

/// A fresh folder that goes with the test.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "reports-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

let moment = "2026-03-02T10:00:00Z"

extension Store {
  /// What the export of all kinds says: the content, without surrogate keys and clocks.
  func exported() throws -> [String] {
    var lines: [String] = []
    for kind in ExportKind.allCases {
      try Exporter(self).lines(of: kind, .ndjson) { lines.append($0) }
    }
    return lines
  }

  func ids() throws -> [String] {
    var ids: [String] = []
    try Exporter(self).lines(of: .sessions, .csv) { ids.append(String($0.prefix(16))) }
    return Array(ids.dropFirst())
  }
}

@Suite struct StoreTests {
  @Test func `a session that is stored twice changes nothing`() throws {
    let store = try Store()
    let file = Made().file("a.vtt", content: 1)
    #expect(try store.save([file], at: moment) == [.stored])
    let first = try store.exported()
    #expect(try store.save([file], at: "2027-01-01T00:00:00Z") == [.unchanged])
    #expect(try store.exported() == first)
    #expect(
      try store.isCurrent(path: "a.vtt", contentHash: Made.hash(1), versions: file.versions))
  }

  @Test func `the same bytes under two names are one session, named by the first`() throws {
    for order in [["a.vtt", "b.vtt"], ["b.vtt", "a.vtt"]] {
      let store = try Store()
      for path in order { try store.save([Made().file(path, content: 1)], at: moment) }
      #expect(try store.ids().count == 1)
      #expect(try store.sessions(named: "a.vtt").count == 1)
      for path in order {
        let versions = Made().file(path, content: 1).versions
        #expect(try store.isCurrent(path: path, contentHash: Made.hash(1), versions: versions))
      }
    }
  }

  @Test func `a path whose content changed replaces its session`() throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    try store.save([Made().file("a.vtt", content: 2)], at: moment)
    #expect(try store.ids() == [sessionID(ofContent: Made.hash(2))])
  }

  @Test func `a session stays while another path leads to it, and takes that path's name`() throws {
    let store = try Store()
    let a = Made().file("a.vtt", content: 1)
    let b = Made().file("b.vtt", content: 1)
    try store.save([a, b], at: moment)
    try store.save([Made().file("a.vtt", content: 2)], at: moment)
    #expect(try store.ids().count == 2)
    #expect(
      try !store.isCurrent(path: "b.vtt", contentHash: Made.hash(1), versions: b.versions))
    try store.save([b], at: moment)
    #expect(try store.sessions(named: "b.vtt").count == 1)
  }

  @Test(arguments: [
    AnalysisVersions(analyzer: "2", model: "test-model", rules: "test-rules"),
    AnalysisVersions(analyzer: "1", model: "other", rules: "test-rules"),
    AnalysisVersions(analyzer: "1", model: "test-model", rules: "other"),
    AnalysisVersions(analyzer: "1", model: "test-model", rules: "test-rules", context: "x"),
  ])
  func `a session of other versions is not current`(versions: AnalysisVersions) throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    #expect(try !store.isCurrent(path: "a.vtt", contentHash: Made.hash(1), versions: versions))
  }

  @Test func `a newer analysis replaces the older one whole`() throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    var shorter = Made()
    shorter.lines.removeLast(4)
    try store.save([shorter.file("a.vtt", content: 1, analyzer: "2")], at: moment)
    let fresh = try Store()
    try fresh.save([shorter.file("a.vtt", content: 1, analyzer: "2")], at: moment)
    #expect(try store.exported() == fresh.exported())
  }

  @Test func `a refused path has one row, which goes when the path is stored`() throws {
    let store = try Store()
    let refusal = Refusal(
      path: "a.vtt", contentHash: nil, stage: "read", code: "unreadable", reason: "no leave")
    try store.quarantine([refusal, refusal], at: moment)
    #expect(try store.refusals() == [refusal])
    let file = Made().file("a.vtt", content: 1)
    try store.save([file], at: moment)
    #expect(try store.refusals().isEmpty)
  }

  @Test func `a folder's row goes once it was read, others stay`() throws {
    let store = try Store()
    let refusals = [
      ("a", "unreadable-folder"), ("b", "unreadable-folder"), ("c", "unreadable"),
      ("d", "unreachable"),
    ]
    .map { path, code in
      Refusal(path: path, contentHash: nil, stage: "input", code: code, reason: "no leave")
    }
    try store.quarantine(refusals, at: moment)
    try store.release(reached: ["a", "c", "other"], isReachable: ["b", "d"].contains)
    #expect(try store.refusals().map(\.path) == ["b", "c"])
  }

  @Test func `a refusal of new bytes takes the old session away, an unreadable file does not`()
    throws
  {
    let store = try Store()
    let file = Made().file("a.vtt", content: 1)
    try store.save([file], at: moment)
    var refusal = Refusal(
      path: "a.vtt", contentHash: nil, stage: "read", code: "unreadable", reason: "no leave")
    try store.quarantine([refusal], at: moment)
    #expect(try store.ids().count == 1)
    #expect(
      try !store.isCurrent(path: "a.vtt", contentHash: Made.hash(1), versions: file.versions))
    refusal.contentHash = Made.hash(7)
    try store.quarantine([refusal], at: moment)
    #expect(try store.ids().isEmpty)
  }

  @Test func `refused consent takes the stored session and its words away`() throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    try store.quarantine([Self.refusedConsent], at: moment)
    #expect(try store.exported().isEmpty)
    let words = try store.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM turns") }
    #expect(words == 0)
    #expect(try store.refusals() == [Self.refusedConsent])
  }

  @Test func `refused consent keeps the content to which another path leads`() throws {
    let store = try Store()
    let other = Made().file("b.vtt", content: 1)
    try store.save([Made().file("a.vtt", content: 1), other], at: moment)
    try store.quarantine([Self.refusedConsent], at: moment)
    #expect(try store.ids() == [sessionID(ofContent: Made.hash(1))])
    try store.save([other], at: moment)
    #expect(try store.sessions(named: "b.vtt").count == 1)
    #expect(try store.sessions(named: "a.vtt").isEmpty)
  }

  private static let refusedConsent = Refusal(
    path: "a.vtt", contentHash: nil, stage: "input", code: "consent-refused", reason: "refused")

  @Test func `a batch in which one file breaks a rule leaves nothing behind`() throws {
    let store = try Store()
    var bad = Made().file("b.vtt", content: 2)
    bad.contentHash = "no hash"
    #expect(throws: StoreError.self) {
      try store.save([Made().file("a.vtt", content: 1), bad], at: moment)
    }
    #expect(try store.exported().isEmpty)
    #expect(try store.refusals().isEmpty)
  }

  @Test func `text with a zero character keeps its length`() throws {
    let store = try Store()
    var made = Made()
    made.coach = "Da\0na"
    try store.save([made.file("a.vtt", content: 1)], at: moment)
    #expect(try store.exported().first?.contains("Da\\u001ana") == true)
  }
}

extension Store {
  fileprivate func sessions(named name: String) throws -> [String] {
    try ReportReader(self).sessions(named: name)
  }
}
