import Coaching
import Testing
import TranscriptModel

@testable import Reports

@Suite struct NameSpellingsTests {
  private func file(_ number: Int, coach: String, client: String = "Omar Haddad") -> AnalyzedFile {
    var made = Made()
    made.coach = coach
    made.client = client
    made.date = "2026-0\(number)-02"
    return made.file("\(number).vtt", content: number)
  }

  private var files: [AnalyzedFile] {
    [
      file(1, coach: "DANA RUIZ"), file(2, coach: "Dana  Ruiz ", client: "omar haddad"),
      file(3, coach: "dana ruiz"), file(4, coach: "Dana Ruiz"),
    ]
  }

  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
  func `names that differ in case or spaces are one person, in whatever order`(
    order: [Int]
  ) throws {
    let store = try Store()
    for index in order { try store.save([files[index]], at: moment) }
    let reader = ReportReader(store)
    let overview = try reader.overview()
    #expect(overview.pairs.map(\.engagement.coach) == ["Dana Ruiz"])
    #expect(overview.pairs.map(\.engagement.client) == ["Omar Haddad"])
    #expect(overview.pairs.map(\.sessions) == [4])
    let whole = try Store()
    try whole.save(files, at: moment)
    #expect(try store.exported() == whole.exported())
  }

  @Test func `a session that goes takes its spelling along`() throws {
    let store = try Store()
    try store.save([files[0], files[3]], at: moment)
    let refused = Refusal(
      path: "4.vtt", contentHash: nil, stage: "input", code: Refusal.consentRefused, reason: "no")
    try store.quarantine([refused], at: moment)
    #expect(try ReportReader(store).overview().pairs.map(\.engagement.coach) == ["DANA RUIZ"])
  }

  @Test func `what a file was given stays known, so that it is not read anew`() throws {
    let store = try Store()
    try store.save(files, at: moment)
    for file in files {
      let known = try store.known(contentHash: file.contentHash)
      #expect(known?.identity.coach == file.analysis.identity.coach)
      #expect(
        try store.isCurrent(
          path: file.path, contentHash: file.contentHash, versions: file.versions))
    }
  }

  @Test func `a pair that was compared under one spelling is compared anew under another`() throws {
    let store = try Store()
    for file in [files[2], files[3]] {
      try store.save([file], at: moment)
      try ContinuityRefresh(store).run()
    }
    let whole = try Store()
    try whole.save([files[2], files[3]], at: moment)
    try ContinuityRefresh(whole).run()
    #expect(try store.exported() == whole.exported())
    #expect(try ReportReader(store).overview().pairs.map(\.sessions) == [2])
  }

  @Test func `a pair that two spellings made is compared as one`() throws {
    let store = try Store()
    try store.save(files, at: moment)
    try ContinuityRefresh.made(store).run()
    let reader = ReportReader(store)
    let pairs = try reader.pairs(named: "omar HADDAD")
    #expect(pairs.count == 1)
    let pair = try #require(pairs.first)
    let report = try #require(try reader.pair(pair))
    #expect(report.continuity?.connectBacks.count == 4)
  }

  @Test(arguments: [
    (["dana ruiz", "DANA RUIZ", "Dana Ruiz"], "Dana Ruiz"),
    (["DANA RUIZ", "dana ruiz"], "DANA RUIZ"),
    (["Dana  Ruiz\t"], "Dana Ruiz"), (["de Boer", "De Boer"], "De Boer"), ([" "], nil),
  ])
  func `the spelling rests on the set of spellings alone`(spellings: [String], chosen: String?) {
    #expect(NameSpellings.chosen(among: spellings) == chosen)
    #expect(NameSpellings.chosen(among: spellings.reversed()) == chosen)
  }

  @Test func `accents are the same however they are coded`() {
    #expect(NameSpellings.key(of: "Zoe\u{308} A") == NameSpellings.key(of: "ZOË a"))
    #expect(NameSpellings.key(of: "Zoe A") != NameSpellings.key(of: "Zoë A"))
  }
}
