import Coaching
import Foundation
import GRDB
import Testing
import TranscriptModel

@testable import Reports

@Suite struct ErasureTests {
  /// All bytes of the database's files, as text in which nothing is lost.
  private func bytes(of path: String) throws -> String {
    var text = ""
    for ending in ["", "-wal", "-journal"] {
      guard let data = FileManager.default.contents(atPath: path + ending) else { continue }
      text += String(decoding: data.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
    }
    return text.lowercased()
  }

  @Test func `nothing of a client is left in the file's bytes`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    let store = try NamedArchive.store(path)
    try store.quarantine(
      [
        Refusal(
          path: "/x/Omar Haddad/a.vtt", contentHash: nil, stage: "read", code: "unreadable",
          reason: "no leave")
      ], at: moment)
    _ = try Naming(NamePolicy(.codes), in: store)
    #expect(try bytes(of: path).contains("haddad"))
    let plan = try Erasure(of: "omar  HADDAD", in: store).plan()
    let erasure = Erasure(of: "omar  HADDAD", in: store)
    #expect(try erasure.run(by: "Dana Ruiz", at: moment) == plan)
    #expect(plan.sessions.map(\.part) == ["client", "client", "client"])
    #expect(plan.turns == 21 && plan.corrections == 1 && plan.refusals == 1)
    #expect(plan.findings > 0 && plan.mentions > 0)
    #expect(plan.files == [0, 2, 4].map { "Dana Ruiz/Omar Haddad/\($0).vtt" })
    for word in ["omar", "haddad"] { #expect(try !bytes(of: path).contains(word), "\(word)") }
    let check = try store.check(analyzer: "1", model: "test-model", rules: "test-rules")
    #expect(check.isSound)
    #expect(try erasure.plan().isEmpty)
    try ContinuityRefresh.made(store).run()
    for word in ["omar", "haddad"] { #expect(try !bytes(of: path).contains(word), "\(word)") }
  }

  @Test func `what is left is what a fresh run over the other files gives`() throws {
    let files = ExporterTests.files
    let store = try Store()
    try store.save(files, at: moment)
    try ContinuityRefresh.made(store).run()
    try Erasure(of: "Omar Haddad", in: store).run(by: "me", at: moment)
    try ContinuityRefresh.made(store).run()
    let fresh = try Store()
    try fresh.save(files.filter { $0.analysis.identity.client != "Omar Haddad" }, at: moment)
    try ContinuityRefresh.made(fresh).run()
    #expect(try store.exported() == fresh.exported())
    #expect(try !store.exported().isEmpty)
  }

  @Test func `a coach is forgotten with all pairs, and clients stay in the sums without`() throws {
    let store = try NamedArchive.store()
    let plan = try Erasure(of: "Dana Ruiz", in: store).run(by: "Dana Ruiz", at: moment)
    #expect(plan.sessions.count == 7)
    #expect(try store.exported().isEmpty)
    let rows = try store.read {
      try Row.fetchAll($0, sql: "SELECT program, coach, pair FROM forgotten_sessions")
    }
    let pairs = Set(rows.compactMap { $0["pair"] as Int? })
    #expect(rows.count == 7 && pairs.count == 2)
    #expect(rows.allSatisfy { ($0["coach"] as String?) == nil })
    let authors = try store.read { try String.fetchAll($0, sql: "SELECT made_by FROM erasures") }
    #expect(authors == ["[forgotten]"])
  }

  @Test func `a session in which somebody was merely heard goes, and counts in no sum`() throws {
    let store = try NamedArchive.store()
    let plan = try Erasure(of: "Tomas Vega", in: store).plan()
    #expect(plan.sessions.map(\.part) == Array(repeating: "voice", count: 7))
    try Erasure(of: "Tomas Vega", in: store).run(by: "me", at: moment)
    let rows = try store.read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM forgotten_sessions WHERE pair IS NULL AND coach IS NULL")
    }
    #expect(rows.count == 7)
  }

  @Test func `a tombstone keeps the content out until it is lifted`() throws {
    let store = try NamedArchive.store()
    let file = NamedArchive.files[0]
    try Erasure(of: "Omar Haddad", in: store).run(by: "me", at: moment)
    #expect(try store.isForgotten(contentHash: file.contentHash))
    #expect(try store.save([file], at: moment) == [.forgotten])
    #expect(try !store.isForgotten(contentHash: NamedArchive.files[1].contentHash))
    let known = try store.known(contentHash: file.contentHash, path: file.path)
    #expect(known.isForgotten && known.stored == nil)
    try store.quarantine(
      [Refusal(forgottenContent: file.contentHash, stage: "input", reason: "so")], at: moment)
    let row = try #require(try store.refusals().first)
    #expect(row.contentHash == nil && row.path.hasPrefix("forgotten/"))
    let traces = try store.read { db in
      try String.fetchAll(db, sql: "SELECT digest FROM forgotten_sessions")
    }
    #expect(!traces.contains(file.contentHash))
    #expect(try store.readmit(contentHash: file.contentHash, by: "me", at: moment))
    #expect(try !store.readmit(contentHash: file.contentHash, by: "me", at: moment))
    #expect(try store.save([file], at: moment) == [.stored])
    #expect(try store.refusals().isEmpty)
    let said = try store.read { try String.fetchAll($0, sql: "SELECT what FROM erasures") }
    #expect(said == ["forget", "readmit"])
  }

  // MARK: Sums

  /// Six pairs of two coaches.
  private func program() throws -> Store {
    let store = try Store()
    var files: [AnalyzedFile] = []
    for number in 0..<30 {
      var made = Made()
      made.coach = number < 15 ? "Dana Ruiz" : "Ines Okafor"
      made.client = ["Omar", "Lea", "Ana", "Bo", "Cy", "Ed"][number / 5] + " Tester\(number / 5)"
      made.date = "2026-0\(number % 5 + 1)-02"
      made.lines = Array(made.lines.suffix(14 - number % 7))
      files.append(made.file("\(number).vtt", content: number + 1))
    }
    try store.save(files, at: moment)
    return store
  }

  /// The quartiles over the pairs, without the last digits, which the order of a sum decides.
  private func quartiles(_ report: ProgramReport?) -> [Int] {
    (report?.distributions ?? []).flatMap { distribution in
      [\Baseline.lowerQuartile, \.median, \.upperQuartile].map { quartile in
        Int((distribution.quartiles?[keyPath: quartile] ?? -1) * 1e9)
      }
    }
  }

  private func views(_ store: Store) throws -> [[Row]] {
    try ["coach_trend", "program_trend"].map { view in
      try store.read { try Row.fetchAll($0, sql: "SELECT * FROM \(view)") }
    }
  }

  @Test func `the sums of program and coach stay when a client is forgotten`() throws {
    let store = try program()
    let reader = ReportReader(store)
    let (views, report) = (try views(store), try reader.program("leadership"))
    let ranges = try reader.coach("Dana Ruiz")?.ranges
    try Erasure(of: "Lea Tester1", in: store).run(by: "me", at: moment)
    #expect(try self.views(store) == views)
    #expect(quartiles(try reader.program("leadership")) == quartiles(report))
    #expect(quartiles(report).count == 9 && quartiles(report).allSatisfy { $0 > 0 })
    #expect(try reader.program("leadership")?.months == report?.months)
    #expect(try reader.program("leadership")?.phases == report?.phases)
    #expect(try reader.program("leadership")?.pairs == 6)
    #expect(try reader.coach("Dana Ruiz")?.ranges == ranges)
    #expect(try reader.coach("Dana Ruiz")?.pairs.count == 2)
    #expect(try reader.overview().pairs.count == 5)
    #expect(try reader.overview().forgotten == 5)
  }

  @Test func `the sums of the program stay when a coach is forgotten too`() throws {
    let store = try program()
    let reader = ReportReader(store)
    let report = try reader.program("leadership")
    try Erasure(of: "Lea Tester1", in: store).run(by: "me", at: moment)
    try Erasure(of: "Dana Ruiz", in: store).run(by: "me", at: moment)
    #expect(quartiles(try reader.program("leadership")) == quartiles(report))
    #expect(try reader.program("leadership")?.pairs == 6)
    #expect(try reader.program("leadership")?.coaches == 1)
    #expect(try reader.coach("Dana Ruiz") == nil)
    try Erasure(of: "Ines Okafor", in: store).run(by: "me", at: moment)
    #expect(quartiles(try reader.program("leadership")) == quartiles(report))
  }

  // MARK: Mentions

  /// One session of each of three pairs, whose clients speak of one another.
  private func gossip() throws -> (Store, [AnalyzedFile]) {
    let people = [
      ("Dana Ruiz", "Omar Haddad"), ("Dana Ruiz", "Lea Brandt"), ("Ines Okafor", "Omar Aziz"),
    ]
    let files = people.enumerated().map { index, pair in
      var made = Made()
      (made.coach, made.client) = pair
      made.lines = [
        "coach coaching in How is Omar, I mean Omar Haddad?",
        "client - out I want what omar haddad and Haddad want.",
      ]
      var file = made.file("\(index).vtt", content: index + 1)
      file.analysis.transcript.source.title = "About OMAR HADDAD"
      return file
    }
    let store = try Store()
    try store.save(files, at: moment)
    try Erasure(of: "Omar Haddad", in: store).run(by: "me", at: moment)
    return (store, files)
  }

  private func texts(_ store: Store) throws -> [String] {
    try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.text FROM sessions s JOIN turns t ON t.session_id = s.id
          ORDER BY s.content_hash, t.turn
          """)
    }
  }

  @Test func `mentions become stars, single words among those who met the person`() throws {
    let (store, _) = try gossip()
    #expect(
      try texts(store) == [
        "How is ****, I mean **** ******?", "I want what **** ****** and ****** want.",
        "How is Omar, I mean **** ******?", "I want what **** ****** and Haddad want.",
      ])
    let titles = try store.read { try String.fetchAll($0, sql: "SELECT title FROM sessions") }
    #expect(titles == ["About **** ******", "About **** ******"])
  }

  @Test func `mentions stay stars when the same content is analysed anew`() throws {
    let (store, files) = try gossip()
    let masked = try texts(store)
    for var file in files {
      file.versions.analyzer = "2"
      try store.save([file], at: moment)
    }
    #expect(try texts(store) == masked)
  }

  @Test func `a first name alone erases nobody who has more of a name`() throws {
    let (store, _) = try gossip()
    let before = try texts(store)
    #expect(try Erasure(of: "Omar", in: store).plan().isEmpty)
    #expect(try Erasure(of: "Omar", in: store).namesLike().first == "Omar Aziz")
    try Erasure(of: "Omar", in: store).run(by: "me", at: moment)
    #expect(try texts(store) == before)
  }

  @Test func `a short label is a form of the name that the session states`() throws {
    let store = try Store()
    var file = Made().file("a.vtt", content: 1)
    file.analysis.transcript.speakers[1].labels = ["Omar"]
    file.analysis.transcript.speakers[1].name = "Omar"
    try store.save([file], at: moment)
    #expect(try Erasure(of: "Omar", in: store).plan().sessions.isEmpty)
    #expect(try Erasure(of: "Omar Haddad", in: store).plan().sessions.count == 1)
    var made = Made()
    made.client = nil
    file = made.file("b.vtt", content: 2)
    file.analysis.transcript.speakers[1].name = "Omar"
    try store.save([file], at: moment)
    #expect(try Erasure(of: "Omar", in: store).plan().sessions.count == 1)
  }

  // MARK: The file

  @Test func `a file that another process reads is rebuilt by the next erasure`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    let store = try NamedArchive.store(path)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: path, configuration: configuration)
    try reader.inDatabase { db in
      try db.execute(sql: "BEGIN")
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions")
    }
    let error = #expect(throws: StoreError.self) {
      try Erasure(of: "Omar Haddad", in: store).run(by: "me", at: moment)
    }
    #expect(error?.code == .locked)
    #expect(try store.isUnclean())
    #expect(try Erasure(of: "Omar Haddad", in: store).plan().isEmpty)
    try reader.inDatabase { try $0.execute(sql: "COMMIT") }
    try reader.close()
    try Erasure(of: "Omar Haddad", in: store).run(by: "me", at: moment)
    #expect(try !store.isUnclean())
    #expect(try !bytes(of: path).contains("haddad"))
  }

  @Test func `who is not there is told by names that come close`() throws {
    let store = try NamedArchive.store()
    let erasure = Erasure(of: "Omer Hadad", in: store)
    #expect(try erasure.plan().isEmpty)
    #expect(try erasure.namesLike().first == "Omar Haddad")
    let before = try store.exported()
    try erasure.run(by: "me", at: moment)
    #expect(try store.exported() == before)
  }
}
