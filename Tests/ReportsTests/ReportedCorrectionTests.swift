import Coaching
import TalkRatio
import Testing
import TranscriptModel

@testable import Reports

@Suite struct ReportedCorrectionTests {
  private static func correction(
    _ what: Correction.What, _ value: String, turn: Int? = nil, item: String? = nil,
    label: String? = nil, why: String? = "own story"
  ) -> Correction {
    Correction(
      what: what, contentHash: Made.hash(1), turn: turn, item: item, label: label, value: value,
      by: "Dana", why: why, moment: "2026-03-04T09:00:00Z")
  }

  private func report(_ corrections: [Correction]) throws -> SessionReport {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    _ = try store.add(corrections)
    return try #require(try ReportReader(store).session(sessionID(ofContent: Made.hash(1))))
  }

  @Test func `a corrected label stands beside the machine's, with who, when and why`() throws {
    let report = try report([
      Self.correction(.mode, "coaching", turn: 6), Self.correction(.rung, "5", turn: 6, why: nil),
      Self.correction(.mode, "mentorship", turn: 10),
    ])
    #expect(
      report.corrections.map(Wording.sentence) == [
        "coaching (machine: mentorship 0.80; corrected by Dana, 2026-03-04: own story)",
        "rung 5, zoomed out (machine: between 0.70; corrected by Dana, 2026-03-04)",
        "mentorship (machine: unclear, likeliest coaching 0.80; corrected by Dana, 2026-03-04: "
          + "own story)",
      ])
    #expect(report.transcript[6].corrections.count == 2)
    #expect(report.transcript[5].corrections.isEmpty)
    #expect(Wording.count(report.corrections) == "3 labels corrected")
  }

  @Test func `the figures stay the machine's, and those with the corrections stand beside`() throws
  {
    let report = try report([
      Self.correction(.mode, "coaching", turn: 6), Self.correction(.rung, "5", turn: 6),
    ])
    let corrected = try #require(report.correctedWords)
    let words = report.transcript[6].words
    #expect(corrected.coaching == report.words.coaching + words)
    #expect(corrected.mentorship == report.words.mentorship - words)
    #expect(corrected.zoomedOut == report.words.zoomedOut + words)
    #expect(corrected.total == report.words.total)
    #expect(try self.report([]).correctedWords == nil)
  }

  @Test func `speakers show the file's label, the machine's role, and what is still to come`()
    throws
  {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    _ = try store.add([
      Self.correction(.name, "Omar H.", label: "Omar Haddad"),
      Self.correction(.role, "other", label: "Omar Haddad"),
    ])
    let reader = ReportReader(store)
    let id = sessionID(ofContent: Made.hash(1))
    let before = try #require(try reader.session(id)).corrections
    #expect(before.map(\.isPending) == [true, true])
    #expect(before.map(\.machine) == ["Omar Haddad", "client"])
    #expect(Wording.sentence(of: before[0]).hasSuffix("; shows once the file is read anew)"))
    var file = Made().file("a.vtt", content: 1, context: "+said")
    file.analysis.transcript.speakers[1].name = "Omar H."
    file.analysis.roles[1] = RoleAssignment(role: .other, basis: .correction, confidence: 1)
    file.machineRoles = [1: .client]
    try store.save([file], at: moment)
    let after = try #require(try reader.session(id)).corrections
    #expect(after.map(\.isPending) == [false, false])
    #expect(after.map(\.machine) == ["Omar Haddad", "client"])
    #expect(Wording.count(after) == "2 speakers corrected")
  }

  @Test(arguments: ReportFormat.allCases)
  func `every form tells of corrections`(format: ReportFormat) throws {
    let text = try report([
      Self.correction(.mode, "coaching", turn: 6), Self.correction(.burning, "yes"),
    ]).rendered(format)
    switch format {
    case .csv: #expect(text.contains("labels_corrected,,1,count"))
    case .json:
      #expect(text.contains(#""machine": "mentorship 0.80""#))
      #expect(text.contains(#""by": "Dana""#) && text.contains(#""why": "own story""#))
    case .terminal, .markdown, .html:
      let flat = text.split { $0.isWhitespace }.joined(separator: " ")
      #expect(flat.contains("1 label, 1 burning mark corrected"))
      #expect(
        flat.contains(
          "coaching (machine: mentorship 0.80; corrected by Dana, 2026-03-04: own story)"))
      #expect(flat.contains("one urgent topic filled the session"))
    }
  }

  @Test(arguments: [
    (Correction.What.verdict, "confirmed", "proposed", "confirmed by Dana, 2026-03-04"),
    (.status, "done", "done", "done (confirmed by Dana, 2026-03-04)"),
    (.status, "done", "open", "done (machine: open; corrected by Dana, 2026-03-04)"),
  ])
  func `who says the same as the machine corrects nothing`(
    what: Correction.What, value: String, machine: String, sentence: String
  ) {
    let correction = Correction(
      what: what, contentHash: "", value: value, by: "Dana", moment: "2026-03-04T10:00:00Z")
    #expect(
      Wording.sentence(
        of: ReportedCorrection(correction: correction, value: value, machine: machine)) == sentence)
  }

  @Test func `items show what people said beside what the machine found`() throws {
    let store = try Store()
    try store.save([0, 2, 4].map { ContinuityRefreshTests.file($0) }, at: moment)
    try ContinuityRefresh.made(store).run()
    let reader = ReportReader(store)
    let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
    let items = try #require(try reader.continuity(pair)).analysis.items
    let challenge = try #require(items.first { $0.kind == .challenge })
    _ = try store.add(
      [(Correction.What.verdict, "confirmed"), (.status, "dropped"), (.wording, "Ask Priya.")]
        .map { what, value in
          Correction(
            what: what, contentHash: Made.hash(0), item: challenge.id, value: value, by: "Dana",
            why: "she said so", moment: moment)
        })
    try ContinuityRefresh.made(store).run()
    let report = try #require(try reader.pair(pair))
    let entry = try #require(report.continuity?.challenges.first { $0.item.id == challenge.id })
    #expect(entry.corrections.map(\.value) == ["confirmed", "given up", "reworded"])
    #expect(entry.corrections[0].machine == "proposed")
    // The made follow-up says that it was done.
    #expect(entry.corrections[1].machine == "done")
    #expect(entry.corrections[2].machine == "“\(entry.source.quote)”")
    #expect(report.counted.hasSuffix("3 items corrected"))
    let ledger = LedgerReport(try #require(try reader.threads(pair)))
    let stamp = "given up (machine: done; corrected by Dana, 2026-03-02: she said so)"
    for text in [report.markdown, report.html, ledger.markdown, ledger.brief.page.html] {
      #expect(text.contains(stamp))
    }
  }
}

@Suite struct NamedCorrectionTests {
  @Test(arguments: [NamePolicy.Style.codes, .initials])
  func `corrections name people as the policy says, and quote nothing where words are left out`(
    style: NamePolicy.Style
  ) throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    let texts = [
      Correction.What.name: "Omar Haddad-Lund", .role: "other", .merge: "Dana Ruiz",
    ]
    _ = try store.add(
      texts.sorted { $0.key.rawValue < $1.key.rawValue }.map { what, value in
        Correction(
          what: what, contentHash: Made.hash(1), label: "Omar Haddad", value: value,
          by: "Dana Ruiz", why: "Omar Haddad said so", moment: moment)
      })
    for isRedacted in [false, true] {
      let reader = try ReportReader(store, names: NamePolicy(style, isRedacted: isRedacted))
      let report = try #require(try reader.session(sessionID(ofContent: Made.hash(1))))
      #expect(report.corrections.count == 3)
      for format in ReportFormat.allCases {
        let text = report.rendered(format)
        for word in ["Omar", "Haddad", "Dana", "Ruiz", "Lund"] {
          #expect(!text.contains(word), "\(format), \(word)")
        }
        #expect(!isRedacted || !text.contains("said so"), "\(format)")
      }
    }
  }
}
