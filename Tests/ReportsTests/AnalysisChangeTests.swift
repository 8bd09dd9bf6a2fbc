import GRDB
import Testing

@testable import Reports

@Suite struct AnalysisChangeTests {
  private let later = "2026-04-01T08:00:00Z"

  /// The file as another model labels it.
  private func relabelled(_ made: Made, _ path: String, content: Int, model: String = "model-2")
    -> AnalyzedFile
  {
    var file = made.file(path, content: content)
    file.versions.model = model
    return file
  }

  @Test func `a new model's labels are compared with the former ones`() throws {
    let store = try Store()
    try store.save([Made().file("a", content: 1), Made().file("b", content: 2)], at: moment)
    #expect(try store.analysisChanges().isEmpty)
    var made = Made()
    // One mode and one zoom of a long turn change.
    made.lines[6] = made.lines[6].replacing("mentorship between", with: "coaching out")
    try store.save(
      [relabelled(made, "a", content: 1), relabelled(Made(), "b", content: 2)], at: later)
    let change = try #require(try store.analysisChanges().first)
    #expect(change.moment == later)
    #expect(change.from.model == "test-model" && change.to.model == "model-2")
    #expect(change.sessions == 2 && change.turns == 28 && change.turnsCutAnew == 0)
    #expect(change.modeLabels == 1 && change.zoomLabels == 1 && change.labels == 2)
    #expect(change.movedSessions == 1)
    #expect(
      change.sentences == [
        "2 sessions analysed anew (model test-model to model-2): 2 labels differ in 28 turns "
          + "(mode 1, zoom 1), and 1 report moves by more than a point."
      ])
  }

  @Test func `the same versions, and new options alone, are no change`() throws {
    let store = try Store()
    try store.save([Made().file("a", content: 1)], at: moment)
    try store.save([Made().file("a", content: 1, context: "other")], at: later)
    #expect(try store.analysisChanges().isEmpty)
  }

  @Test func `corrected labels stay, and are counted`() throws {
    let store = try Store()
    try store.save([Made().file("a", content: 1)], at: moment)
    _ = try store.add([
      Correction(
        what: .mode, contentHash: Made.hash(1), turn: 6, value: "coaching", by: "Dana",
        moment: moment)
    ])
    try store.save([relabelled(Made(), "a", content: 1)], at: later)
    let change = try #require(try store.analysisChanges().first)
    #expect(change.labels == 0 && change.correctedLabels == 1)
    #expect(change.sentences.last == "1 corrected label stays.")
    let report = try #require(
      try ReportReader(store).session(sessionID(ofContent: Made.hash(1))))
    #expect(report.corrections.map(\.value) == ["coaching"])
  }

  @Test func `turns that are cut otherwise are not compared`() throws {
    let store = try Store()
    try store.save([Made().file("a", content: 1)], at: moment)
    var made = Made()
    made.lines.removeLast(2)
    try store.save([relabelled(made, "a", content: 1)], at: later)
    let change = try #require(try store.analysisChanges().first)
    #expect(change.turns == 12 && change.turnsCutAnew == 2)
    #expect(change.sentences.count == 2)
  }

  @Test func `sessions of one run are told together, runs one by one`() throws {
    let store = try Store()
    for content in 1...3 {
      try store.save([Made().file("\(content)", content: content)], at: moment)
    }
    for content in 1...3 {
      try store.save([relabelled(Made(), "\(content)", content: content)], at: later)
    }
    try store.save([relabelled(Made(), "1", content: 1, model: "model-3")], at: "2026-05-01")
    #expect(try store.analysisChanges().map(\.sessions) == [3, 1])
    let overview = try ReportReader(store).overview()
    #expect(overview.rendered(.terminal).contains("On 2026-05-01: 1 session analysed anew"))
    #expect(overview.rendered(.json).contains(#""moved_reports": 0"#))
  }

  @Test func `a transaction that fails leaves no change behind`() throws {
    let store = try Store()
    try store.save([Made().file("a", content: 1)], at: moment)
    var bad = Made().file("b", content: 2)
    bad.contentHash = "no hash"
    #expect(throws: StoreError.self) {
      try store.save([relabelled(Made(), "a", content: 1), bad], at: later)
    }
    #expect(try store.analysisChanges().isEmpty)
  }

  @Test func `no word and no name is kept`() throws {
    let columns = try Store().read { db in try db.columns(in: "analysis_changes") }
    let texts = columns.filter { $0.type == "TEXT" }.map(\.name)
    let versions = ["analyzer", "model", "rules"].flatMap { ["\($0)_from", "\($0)_to"] }
    #expect(texts == ["made_at"] + versions)
  }
}
