import Coaching
import GRDB
import Testing
import TranscriptModel

@testable import Reports

@Suite struct CorrectionTests {
  private let store: Store

  init() throws {
    store = try Store()
    try store.save([0, 2, 4].map { ContinuityRefreshTests.file($0) }, at: moment)
    try ContinuityRefresh.made(store).run()
  }

  private func correction(
    _ what: Correction.What, _ value: String, content: Int = 0, turn: Int? = nil,
    item: String? = nil
  ) -> Correction {
    Correction(
      what: what, contentHash: Made.hash(content), turn: turn, item: item, value: value,
      by: "Dana Ruiz", why: "so it was", moment: moment)
  }

  private func items() throws -> [CarriedItem] {
    try ContinuityRefresh.made(store).run()
    let pair = try #require(try ReportReader(store).pairs(named: "Omar Haddad").first)
    return try #require(try ReportReader(store).continuity(pair)).analysis.items
  }

  @Test func `what was said of items shows, and goes when it is taken back`() throws {
    let before = try items()
    let id = before[0].id
    _ = try store.add([
      correction(.verdict, "confirmed", item: id), correction(.status, "done", item: id),
      correction(.wording, "I want them to decide.", item: id),
    ])
    let item = try items()[0]
    #expect(item.confirmed == true)
    #expect(item.status == .done)
    #expect(item.wording == "I want them to decide.")
    for _ in 0..<3 { #expect(try store.undo(nil, by: "Dana Ruiz", why: nil, at: moment) != nil) }
    #expect(try store.undo(nil, by: "Dana Ruiz", why: nil, at: moment) == nil)
    #expect(try items() == before)
  }

  @Test func `an item that was rejected goes, and can still be named`() throws {
    let id = try items()[0].id
    let numbers = try store.add([correction(.verdict, "rejected", item: id)])
    let left = try items().map(\.id)
    #expect(!left.contains(id))
    #expect(try store.items(startingWith: id).map(\.id) == [id])
    let undone = try store.undo(numbers[0], by: "Dana Ruiz", why: nil, at: moment)
    #expect(undone?.value == "rejected")
    let again = try items().map(\.id)
    #expect(again.contains(id))
  }

  @Test func `the latest word holds, and the one before it after that is taken back`() throws {
    let id = try items()[0].id
    let numbers = try store.add([
      correction(.status, "partly", item: id), correction(.status, "dropped", item: id),
    ])
    #expect(try items()[0].status == .dropped)
    #expect(try store.corrections().map(\.isInForce) == [false, true])
    #expect(try store.undo(numbers[0], by: "Dana Ruiz", why: nil, at: moment) == nil)
    _ = try store.undo(numbers[1], by: "Dana Ruiz", why: nil, at: moment)
    #expect(try items()[0].status == .partly)
  }

  @Test func `corrections hold when the content is read anew, also under another name`() throws {
    let id = try items()[0].id
    _ = try store.add([
      correction(.verdict, "confirmed", item: id), correction(.burning, "yes"),
      correction(.mode, "coaching", turn: 6), correction(.rung, "5", turn: 6),
    ])
    try ContinuityRefresh.made(store).run()
    let before = try store.exported()
    #expect(before.contains { $0.contains(#""confirmed":true"#) })
    #expect(before.contains { $0.contains(#""corrected":{"mode":"coaching","rung":5}"#) })
    var renamed: [AnalyzedFile] = []
    for number in [0, 2, 4] {
      var file = ContinuityRefreshTests.file(number)
      file.analysis.identity.client = "Omar H."
      file.versions.context = "renamed"
      renamed.append(file)
    }
    try store.save(renamed, at: moment)
    try ContinuityRefresh.made(store).run()
    let after = try store.exported().map { $0.replacing("Omar H.", with: "Omar Haddad") }
    #expect(after == before)
  }

  @Test func `a run that is interrupted loses no correction`() throws {
    let id = try items()[0].id
    _ = try store.add([correction(.verdict, "confirmed", item: id)])
    try ContinuityRefresh.made(store).run { true }
    #expect(try items()[0].confirmed == true)
  }

  @Test func `links are made and taken away`() throws {
    let challenge = try #require(try items().first { $0.kind == .challenge })
    _ = try store.add([correction(.link, "no", content: 20, turn: 0, item: challenge.id)])
    let overlays = try history().overlays
    let key = ContinuityOverlays.LinkKey(
      from: Place(session: sessionID(ofContent: Made.hash(20)), turn: 0), item: challenge.id)
    #expect(overlays.unlinked == [key] && overlays.linked.isEmpty)
    _ = try store.add([correction(.link, "yes", content: 20, turn: 0, item: challenge.id)])
    let later = try history().overlays
    #expect(later.linked == [key] && later.unlinked.isEmpty)
  }

  @Test func `what was said of a turn stands in the place of the machine's label`() throws {
    _ = try store.add([correction(.mode, "neither", turn: 6), correction(.rung, "1", turn: 3)])
    let turns = try #require(try history().sessions.first).turns
    #expect(turns[6].annotation.mode == .label(.neither))
    #expect(turns[6].annotation.modeProbabilities == [0, 0, 1])
    #expect(turns[3].annotation.zoom == .label(.in))
    #expect(turns[3].annotation.rung == 1)
  }

  private func history() throws -> EngagementHistory {
    let pair = try #require(try store.staleEngagements(rules: "others", limit: 1).first)
    return try store.history(of: pair)
  }

  @Test func `relabelled turns become a label file that training reads`() throws {
    _ = try store.add([
      correction(.mode, "coaching", turn: 6), correction(.rung, "4", turn: 6),
      correction(.rung, "2", turn: 3),
    ])
    let text = try store.correctedLabels()
    let turns = try LabelFile.read(Array(text.utf8), name: "corrections")
    #expect(turns.map(\.mode) == [nil, .coaching])
    #expect(turns.map(\.rung) == [2, 4])
    #expect(turns.map(\.input.role) == [.client, .coach])
    #expect(turns[1].input.text.hasPrefix("When I had a team"))
    #expect(turns[1].input.previous.count == 1)
  }

  @Test(arguments: [
    "INSERT INTO corrections (what, content_hash, value, made_by, made_at) "
      + "VALUES ('verdict', 'a', 'confirmed', 'x', '')",
    "INSERT INTO corrections (what, content_hash, value, made_by, made_at) "
      + "VALUES ('mode', 'a', 'coaching', 'x', '')",
    "INSERT INTO corrections (what, content_hash, value, made_by, made_at) "
      + "VALUES ('burning', 'a', 'yes', '', '')",
    "INSERT INTO corrections (what, content_hash, value, made_by, made_at) "
      + "VALUES ('undo', 'a', '', 'x', '')",
  ])
  func `the schema refuses corrections of nothing`(statement: String) {
    let error = #expect(throws: StoreError.self) {
      try store.write { db in try db.execute(sql: statement) }
    }
    #expect(error?.code == .rule)
  }
}
