import Coaching
import TalkRatio
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import Reports

@Suite struct CourseTests {
  private func course(_ parts: [(Int, Judged<Mode>?)]) -> Course {
    Course(
      parts: parts.map {
        Course.Part(words: $0.0, isCoach: $0.1 != nil, mode: $0.1, zoom: .label(.in), start: nil)
      })
  }

  @Test func `each word falls into one cell`() {
    let cells = course([(10, .label(.coaching)), (10, nil), (20, .label(.mentorship))]).cells(4)
    #expect(
      cells.map(\.mode) == [.label(.coaching), nil, .label(.mentorship), .label(.mentorship)])
    #expect(cells.map(\.coachShare) == [1, 0, 1, 1])
  }

  @Test func `a cell shows what fills most of its words`() {
    let cells = course([(3, .label(.coaching)), (4, .label(.mentorship)), (3, nil)]).cells(1)
    #expect(cells.map(\.mode) == [.label(.mentorship)])
    #expect(cells.map(\.coachShare) == [0.7])
  }

  @Test func `there are no more cells than words`() {
    #expect(course([(2, nil)]).cells(50).count == 2)
    #expect(course([]).cells(50).isEmpty)
  }

  @Test(arguments: 0..<50)
  func `cells are as many as asked and their shares keep the whole`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let parts = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
      (Int.random(in: 0...30, using: &generator), Bool.random(using: &generator))
    }
    let course = course(parts.map { ($0.0, $0.1 ? .label(.coaching) : nil) })
    guard course.words > 0 else { return }
    let all = course.cells(course.words)
    let coach = parts.filter(\.1).reduce(0) { $0 + $1.0 }
    #expect(all.count == course.words)
    #expect(all.reduce(0) { $0 + ($1.coachShare ?? 0) } == Double(coach))
    let count = Int.random(in: 1...100, using: &generator)
    #expect(course.cells(count).count == min(count, course.words))
  }
}

@Suite struct ZoomOutTests {
  private func zoomOut(_ turns: [(ZoomLevel, Int)], minutes: Int? = nil) -> ZoomOut {
    var clock = 0
    let spoken = turns.map { _, words in
      let start = clock
      clock += (minutes ?? 0) * 60_000
      return Turn(
        speaker: 0, utterances: [],
        start: minutes.map { _ in Timestamp(milliseconds: start) }, text: "", words: words)
    }
    let annotations = turns.map { zoom, _ in
      Annotation(
        mode: nil, modeProbabilities: [], bestMode: nil, rung: 0, zoom: .label(zoom),
        zoomProbabilities: [], bestZoom: zoom)
    }
    return ZoomOut(turns: spoken, annotations: annotations)
  }

  @Test func `unplaced turns inside a stretch belong to it, at its ends not`() {
    let found = zoomOut([(.none, 5), (.out, 10), (.none, 2), (.out, 10), (.none, 5), (.in, 9)])
    #expect(found.turns == 1...3)
    #expect(found.words == 22)
    #expect(found.isLongEnough)
  }

  @Test func `a turn zoomed in or between ends the stretch`() {
    let found = zoomOut([(.out, 10), (.between, 1), (.out, 11), (.in, 1), (.out, 9)])
    #expect(found.turns == 2...2)
  }

  @Test(arguments: [(79, false), (80, true)])
  func `it is long enough from eight percent of the words`(words: Int, counts: Bool) {
    #expect(zoomOut([(.out, words), (.in, 1000 - words)]).isLongEnough == counts)
  }

  @Test(arguments: [(4, false), (5, true)])
  func `it is long enough from five minutes, told by the next start where ends are missing`(
    minutes: Int, counts: Bool
  ) {
    let found = zoomOut([(.out, 1), (.in, 999), (.in, 1)], minutes: minutes)
    #expect(found.milliseconds == minutes * 60_000)
    #expect(found.isLongEnough == counts)
  }

  @Test func `a session without a zoomed-out turn has none`() {
    #expect(zoomOut([(.in, 3), (.none, 4)]).turns == nil)
    #expect(!zoomOut([]).isLongEnough)
  }
}

@Suite struct MomentTests {
  @Test(arguments: [
    ("One two. Three four? Five.", 0, "One two. Three four? Five."),
    ("One two. Three four? Five.", 10, "… Three four? Five."),
    ("One two. Three four? Five.", 21, "… Five."), ("", 0, ""),
  ])
  func `a quote begins with the sentence of its evidence`(text: String, offset: Int, quote: String)
  {
    #expect(Moment.quote(from: text, around: offset) == quote)
  }

  @Test func `a long quote ends at a word`() {
    let quote = Moment.quote(from: String(repeating: "word ", count: 100), around: 0)
    #expect(quote.hasSuffix("word…"))
    #expect(quote.count <= 221)
    let oneWord = Moment.quote(from: String(repeating: "語", count: 500), around: 0)
    #expect(oneWord == String(repeating: "語", count: 220) + "…")
  }

  @Test func `coaching on a detail of the craft weighs less than on what the client makes of it`() {
    func turn(words: Int, zoom: [Double]) -> StoredSession.LabelledTurn {
      StoredSession.LabelledTurn(
        role: .coach, words: words, text: "", mode: .label(.coaching),
        modeProbabilities: [0.9, 0.05, 0.05], zoom: .unclear, zoomProbabilities: zoom, moves: [],
        evidence: [])
    }
    let detail = turn(words: 30, zoom: [0.9, 0.05, 0.03, 0.02])
    let person = turn(words: 20, zoom: [0.1, 0.2, 0.65, 0.05])
    #expect(Moment.Kind.coaching.strength(of: detail) < Moment.Kind.coaching.strength(of: person))
    #expect(Moment.Kind.mentorship.strength(of: detail) == 0)
    let unplaced = turn(words: 20, zoom: [])
    #expect(Moment.Kind.coaching.strength(of: unplaced) == 20 * 0.9)
  }

  @Test func `moments name turns that hold their quotes`() throws {
    let store = try Store()
    try store.save([Made().file("a.vtt", content: 1)], at: moment)
    let report = try #require(
      try ReportReader(store).session(sessionID(ofContent: Made.hash(1))))
    #expect(report.moments.map(\.kind) == [.coaching, .mentorship, .zoomedOut])
    let turns = Made().analysis.turns
    for found in report.moments {
      #expect(found.turns.contains(found.turn))
      #expect(turns[found.turn].text.hasPrefix(found.quote.prefix(20)))
    }
    #expect(Set(report.moments.map(\.turn)).count == 3)
  }
}

@Suite struct LongestZoomOutTests {
  private static let lines = [
    "coach coaching in Which file was it?", "client - out We never decide who decides here.",
    "coach neither none Mm-hm.", "client - out That has been so for years.",
    "client - in It was the one from Monday, in the afternoon, before the release went out.",
    "client - out Next year I want it otherwise.",
  ]

  @Test func `the zoomed-out moment is the longest zoomed-out stretch`() throws {
    var made = Made()
    made.lines = Self.lines
    let store = try Store()
    try store.save([made.file("a.vtt", content: 1)], at: moment)
    let report = try #require(
      try ReportReader(store).session(sessionID(ofContent: Made.hash(1))))
    let found = try #require(report.moments.first { $0.kind == .zoomedOut })
    #expect(report.zoomOut.turns == 1...3)
    #expect(found.turns == report.zoomOut.turns)
    #expect(found.words == report.zoomOut.words)
    #expect(report.zoomOutUnplacedWords == 1)
    let text = TerminalRenderer(width: 120).render(report)
    #expect(text.contains("turns 1–3, 13 words with the unplaced turns between (35 % of all)"))
  }
}

@Suite struct BarsTests {
  @Test(arguments: 0..<50)
  func `the parts of a bar fill it`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let parts = (0..<4).map { _ in Int.random(in: 0...1000, using: &generator) }
    let columns = Int.random(in: 1...120, using: &generator)
    let lengths = Bars.divide(columns, among: parts)
    #expect(lengths.reduce(0, +) == columns)
    for (part, length) in zip(parts, lengths) {
      let exact = Double(part * columns) / Double(parts.reduce(0, +))
      #expect(abs(Double(length) - exact) < 1)
    }
  }

  @Test func `a bar of nothing is empty, a bar of little is seen`() {
    #expect(Bars.divide(10, among: [0, 0]) == [0, 0])
    #expect(Bars.bar(0, columns: 10) == "")
    #expect(Bars.bar(0.001, columns: 10) == "▌")
    #expect(Bars.bar(1, columns: 10).count == 10)
  }
}

@Suite struct WordingTests {
  @Test(arguments: [(0.0, "0 %"), (0.001, "<1 %"), (0.314, "31 %"), (0.999, "100 %"), (1, "100 %")])
  func `shares read as whole percent`(share: Double, text: String) {
    #expect(Wording.percent(share) == text)
  }

  @Test(arguments: [
    (0, "0 s"), (800, "0.8 s"), (12_400, "12 s"), (60_000, "1.0 min"), (1_884_000, "31.4 min"),
  ])
  func `times read in seconds or minutes`(milliseconds: Int, text: String) {
    #expect(Wording.time(milliseconds) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1234, "-1,234"),
  ])
  func `counts have commas`(number: Int, text: String) {
    #expect(Wording.count(number) == text)
  }

  @Test func `a count has its noun in the number that it needs`() {
    #expect([0, 1, 2].map { Wording.count($0, "turn") } == ["0 turns", "1 turn", "2 turns"])
    #expect([1, 2].map { Wording.count($0, "coach", "coaches") } == ["1 coach", "2 coaches"])
  }

  @Test func `who is neither of the pair is not called one of them`() {
    func basis(_ role: Role) -> String {
      Wording.basis(RoleAssignment(role: role, basis: .elimination, confidence: 1))
    }
    #expect(basis(.client) == "as the other of the pair")
    #expect(basis(.other) == "neither of the pair")
  }

  @Test func `reports of one of everything say it in the singular`() throws {
    var made = Made()
    made.lines = ["coach coaching in What?"]
    let store = try Store()
    try store.save([made.file("a.vtt", content: 1)], at: moment)
    try store.quarantine(
      [Refusal(path: "b", contentHash: nil, stage: "read", code: "empty", reason: "")], at: moment)
    let reader = ReportReader(store)
    let pair = try #require(try reader.pairs(named: "Omar Haddad").first)
    let reports: [any Report] = [
      try #require(try reader.session(sessionID(ofContent: Made.hash(1)))),
      try #require(try reader.pair(pair)), try reader.overview(),
      try #require(try reader.coach("Dana Ruiz")), try #require(try reader.program("leadership")),
    ]
    for report in reports {
      let plurals = report.rendered(.terminal).matches(
        of: #/(?:^|[ (])1 (?:words|turns|sessions|pairs|coaches|inputs|overlaps|times|others)\b/#)
      #expect(plurals.isEmpty, "\(plurals.map(\.output))")
    }
  }

  @Test(arguments: [
    (0.25, 4, "0.25"), (3, 4, "3"), (1.0 / 3, 4, "0.3333"), (-0.00001, 4, "0"), (2.5, 0, "3"),
    (.nan, 2, "null"), (.infinity, 2, "null"),
  ])
  func `numbers have no more digits than asked`(value: Double, digits: Int, text: String) {
    #expect(decimal(value, digits: digits) == text)
  }
}
