import Coaching
import Foundation
import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct PrepBriefTests {
  private func section(_ id: String, of threads: PairThreads) throws -> Brief.Section {
    try #require(PrepBrief(threads).brief.sections.first { $0.id == id })
  }

  @Test(arguments: [ReportFormat.terminal, .markdown, .json, .csv])
  func `the page of a pair of whom everything is known`(format: ReportFormat) throws {
    try expectGolden(PrepBrief(MadeThreads.full).rendered(format), "prep.\(format.rawValue)")
  }

  @Test func `the page opens in a browser, with every line of it`() throws {
    let brief = PrepBrief(MadeThreads.full).brief
    let tree = try HTMLTree(brief.page.html)
    #expect(tree.named("h1").map(\.text) == ["Dana Ruiz and Omar Haddad"])
    #expect(tree.named("h2").map(\.text) == brief.sections.map(\.title))
    let text = tree.named("span").map(\.text).joined(separator: "\n")
    for entry in brief.sections.flatMap(\.entries) {
      if let quote = entry.quote { #expect(text.contains("“\(quote)”")) }
    }
  }

  @Test func `in a web app a line without a place does not repeat what the page says of the pair`()
  {
    let brief = PrepBrief(MadeThreads.full)
    let contents = EmbeddedReport(brief, sessionsAt: "/sessions/").contents
    #expect(contents.contains("/transcript#turn-"))
    #expect(brief.brief.sections.flatMap(\.entries).contains { $0.facts.isEmpty })
    #expect(brief.brief.facts.allSatisfy { !contents.contains($0) })
  }

  @Test func `every line with spoken words tells where they were said`() throws {
    for section in PrepBrief(MadeThreads.full).brief.sections {
      for entry in section.entries where entry.quote != nil {
        #expect(entry.session != nil && entry.turn != nil)
        let place = try #require(entry.facts.first)
        #expect(place.contains(#/^(2026-..-..|session \d), (turn \d+|\d+:\d\d)$/#), "\(place)")
      }
    }
  }

  @Test func `a pair of whom nothing is known gets an honest page`() throws {
    var made = MadeThreads()
    made.threads.sessions = []
    let brief = PrepBrief(made.threads).brief
    #expect(brief.sections.allSatisfy { $0.entries.isEmpty && !$0.empty.isEmpty })
    #expect(brief.facts == ["No session yet"])
  }

  @Test func `what is not sure stands under perhaps, unless somebody confirmed it`() throws {
    var made = MadeThreads()
    made.add(.challenge, 5, 1, "I could call them in May.", confidence: 0.75)
    made.add(.challenge, 5, 4, "I could call them in June.", confidence: 0.59, due: "in June")
    made.add(.challenge, 5, 2, "I will call them on Friday.", confidence: 0.1, confirmed: true)
    made.add(.challenge, 5, 3, "On it.", confidence: 0.9)
    let open = try section("open_challenges", of: made.threads)
    #expect(open.entries.map(\.item) == ["challenge-5-2"])
    let perhaps = try section("perhaps", of: made.threads)
    #expect(perhaps.entries.map(\.item) == ["challenge-5-1"])
    #expect(perhaps.more == "and 2 weaker proposals still open, in `analyze ledger --all`")
  }

  @Test func `words that say little are only counted, unless somebody confirmed them`()
    throws
  {
    var made = MadeThreads()
    for (turn, confirmed) in [(1, nil), (2, true)] {
      made.add(.challenge, 5, turn, "Give it to them on Friday.", confirmed: confirmed)
      made.threads.items[turn - 1].words.standsAlone = false
    }
    #expect(
      try section("open_challenges", of: made.threads).entries.map(\.item) == ["challenge-5-2"])
    let perhaps = try section("perhaps", of: made.threads)
    #expect(perhaps.entries.isEmpty)
    #expect(perhaps.empty == "Nothing else is likely enough to be read out.")
    #expect(perhaps.more == "1 weaker proposal still open, in `analyze ledger --all`")
  }

  @Test(arguments: [
    (0.9, nil, false, "open_challenges"), (0.8, nil, false, "perhaps"),
    (0.7, "by May", false, "open_challenges"), (0.7, nil, true, "open_challenges"),
    (0.55, "by May", false, nil), (0.65, nil, false, nil),
  ])
  func `a challenge needs a day, somebody who comes back to it, or to be all but certain`(
    confidence: Double, due: String?, isAsked: Bool, shown: String?
  ) throws {
    var made = MadeThreads()
    let item = made.add(
      .challenge, 5, 1, "I will call the harbour.", confidence: confidence, due: due)
    if isAsked { made.link(item, from: 6, 3, outcome: .not) }
    let found = PrepBrief(made.threads).brief.sections.filter { section in
      ["open_challenges", "perhaps"].contains(section.id)
        && section.entries.contains { $0.item == item }
    }
    #expect(found.map(\.id) == [shown].compactMap(\.self))
  }

  @Test func `a goal that people come back to is shown in the words that they know`() throws {
    var made = MadeThreads()
    let known = made.add(.goal, 0, 2, "I want them to go where I point.", confidence: 0.7)
    let unknown = made.add(.goal, 1, 2, "I want it to be better.", confidence: 0.9)
    let cut = made.add(.goal, 2, 2, "and I want them to", confidence: 0.9)
    for index in 0..<3 { made.threads.items[index].words.standsAlone = false }
    made.threads.items[2].words.isWhole = false
    for item in [known, cut] { made.link(item, from: 6, 3, kind: .backLink) }
    let goals = try section("goals", of: made.threads).entries.map(\.item)
    #expect(goals == [known])
    #expect(!goals.contains(unknown))
  }

  @Test(arguments: CarriedItem.Status.allCases)
  func `only what could still be done is open`(status: CarriedItem.Status) throws {
    var made = MadeThreads()
    made.add(.challenge, 5, 1, "I will call them on Friday.", status: status)
    let isOpen = [.open, .partly, .not].contains(status)
    #expect(try section("open_challenges", of: made.threads).entries.isEmpty != isOpen)
  }

  @Test func `the latest challenges come first, and the rest is counted`() throws {
    var made = MadeThreads()
    for turn in 0..<8 { made.add(.challenge, 4 + turn / 3, turn, "I will do thing \(turn).") }
    let open = try section("open_challenges", of: made.threads)
    #expect(open.entries.first?.item == "challenge-6-7")
    #expect(open.entries.count == 6)
    #expect(open.more == "and 2 more in `analyze ledger`")
  }

  @Test func `what has lain for long and nobody asked about is one line`() throws {
    var made = MadeThreads()
    made.add(.challenge, 1, 1, "I will do one thing.")
    made.add(.challenge, 2, 1, "I will do another thing.")
    let asked = made.add(.challenge, 0, 1, "I will do a third thing.")
    made.link(asked, from: 1, 3, outcome: .not)
    let sure = made.add(.challenge, 0, 5, "I will do a fourth thing.", confirmed: true)
    let open = try section("open_challenges", of: made.threads)
    #expect(open.entries.map(\.item) == [sure, asked, nil])
    #expect(
      open.entries.last?.sentence
        == "Long open, and not sure to have been asked about: 2, the last of 2026-03-05, in the "
        + "ledger.")
    #expect(try section("back_pocket", of: made.threads).entries.first?.item == sure)
  }

  @Test func `a follow-up that may be wrong names no place and no outcome`() throws {
    var made = MadeThreads()
    let item = made.add(.challenge, 5, 1, "I will call them on Friday.")
    made.link(item, from: 6, 3, outcome: .not)
    made.threads.links[0].confidence = 0.4
    let open = try section("open_challenges", of: made.threads)
    #expect(open.entries.first?.facts.last == "the session before the last")
    made.threads.items[0].status = .not
    let ledger = LedgerReport(made.threads)
    #expect(
      ledger.brief.sections.first?.entries.first?.facts.dropFirst()
        == ["perhaps asked about", "perhaps not done"])
    #expect(ledger.asked == "asked about 0 of 1, perhaps about 1 more")
  }

  @Test func `a goal of which nobody said how far it lies has no word for that`() throws {
    var made = MadeThreads()
    made.add(.goal, 6, 3, "I want to lead the team.")
    #expect(try section("goals", of: made.threads).entries.first?.lead == nil)
  }

  @Test func `how long ago a session was is said from the last one on`() {
    let wording = BriefWording(pair: MadeThreads().threads)
    #expect(wording.age(6) == "last session")
    #expect(wording.age(5) == "the session before the last")
    #expect(wording.age(3) == "3 sessions before the last")
  }

  @Test func `few sessions leave nothing untouched for long`() throws {
    var made = MadeThreads()
    made.threads.sessions = Array(made.threads.sessions.prefix(1))
    let quiet = try section("quiet", of: made.threads)
    #expect(
      quiet.empty
        == "There are too few sessions yet for a thread to have lain untouched for 3 sessions.")
    let lines = try section("zoom_out", of: made.threads).entries.map(\.sentence)
    #expect(lines == ["No session has stood back long enough yet."])
    made = MadeThreads()
    #expect(
      try section("quiet", of: made.threads).empty == "No thread has lain untouched for 3 sessions."
    )
    made.add(.goal, 0, 3, "I want to lead the team.", horizon: .long)
    #expect(try section("quiet", of: made.threads).empty == "Nothing but what stands above.")
  }

  @Test func `the last zoom-out is named, and what no session touched is said so`() throws {
    var made = MadeThreads()
    #expect(
      try section("zoom_out", of: made.threads).entries.first?.sentence
        == "Last: 2026-03-05, 4 sessions before the last.")
    made.threads.sessions = Array(made.threads.sessions.prefix(3))
    #expect(
      try section("zoom_out", of: made.threads).entries.last?.sentence
        == "Not touched yet: autonomy, direction, feeling, goals, ownership.")
  }

  @Test func `a goal is touched where one that it grew from was`() throws {
    var made = MadeThreads()
    let former = made.add(.goal, 0, 8, "I want to be the lead.", horizon: .long)
    made.add(.goal, 2, 18, "I want to be the one they ask.", horizon: .long, follows: former)
    made.link(former, from: 5, 3, kind: .backLink)
    let goals = try section("goals", of: made.threads)
    #expect(goals.entries.count == 1)
    #expect(goals.entries[0].facts.contains("last touched 2026-06-05"))
    #expect(goals.entries[0].facts.first == "2026-03-05, 18:00", "the day of these words")
    #expect(goals.entries[0].facts.contains("grew from one of 2026-01-05"))
    made.threads.links[0].confidence = 0.4
    #expect(
      try section("goals", of: made.threads).entries[0].facts.contains("perhaps touched since"))
  }

  @Test func `the back pocket holds three different things`() throws {
    var made = MadeThreads()
    for session in 0..<3 {
      made.add(.challenge, session + 2, 1, "I will do thing \(session).")
      made.add(.goal, session, 2, "I want thing \(session) to last.", horizon: .long)
    }
    let prompts = try section("back_pocket", of: made.threads).entries
    #expect(prompts.count == 3)
    #expect(Set(prompts.map(\.sentence)).count == 3)
    #expect(prompts.map(\.item) == ["challenge-4-1", "goal-0-2", nil])
  }

  @Test func `the back pocket is filled as long as anything is open`() throws {
    var made = MadeThreads()
    for index in made.threads.sessions.indices {
      made.threads.sessions[index].dimensions = SessionFacts.allDimensions
    }
    func pocket() throws -> [String?] {
      try section("back_pocket", of: made.threads).entries.map(\.item)
    }
    #expect(try pocket().isEmpty)
    let near = made.add(.goal, 6, 2, "I want it signed by March.", horizon: .short)
    #expect(try pocket() == [near])
    let partly = made.add(.challenge, 4, 1, "I will call them on Friday.", status: .partly)
    made.link(partly, from: 5, 3, outcome: .partly)
    #expect(try pocket() == [near, partly])
    let question = made.add(.question, 5, 9, "Who would notice if you were gone?")
    #expect(try pocket() == [near, question, partly])
    let far = (0..<3).map { turn in
      made.add(.goal, turn, 2, "I want thing \(turn) to last.", horizon: .long)
    }
    #expect(try pocket() == far, "what has lain longest comes first, the third of a kind too")
  }

  @Test func `the pages say how to close what is not done`() {
    let pages = [PrepBrief(MadeThreads.full).brief, LedgerReport(MadeThreads.full).brief]
    for page in pages {
      for option in ["--confirm", "--reject", "--reword", "--close", "--status partly`, `not`"] {
        #expect(page.closing.last?.contains(option) == true, "\(option)")
      }
    }
  }

  @Test func `a near goal that has lain for long is gone quiet`() throws {
    var made = MadeThreads()
    made.add(.goal, 0, 2, "I want it signed by March.", horizon: .short)
    made.add(.goal, 0, 3, "I want to lead the team.", horizon: .long)
    #expect(try section("goals", of: made.threads).entries.map(\.item) == ["goal-0-3"])
    #expect(try section("quiet", of: made.threads).entries.map(\.item) == ["goal-0-2"])
    let prompts = try section("back_pocket", of: made.threads).entries
    #expect(prompts.first?.item == "goal-0-3")
  }

  @Test func `what was unlikely and has lain for long is not shown`() throws {
    var made = MadeThreads()
    made.add(.challenge, 0, 1, "I could call them some day.", confidence: 0.5)
    made.add(.win, 1, 1, "They called me back.", confidence: 0.5)
    #expect(try section("perhaps", of: made.threads).entries.isEmpty)
  }

  @Test func `every dimension has its question`() {
    #expect(Set(PrepBrief.questions.keys) == Set(SessionFacts.allDimensions))
  }

  @Test func `a long quote is cut at a space`() {
    let text = Array(repeating: "seven", count: 60).joined(separator: " ")
    let cut = BriefWording.cut(text)
    #expect(cut.count <= 172 && cut.hasSuffix("seven …"))
  }

  @Test(arguments: [". ", "! ", ", "])
  func `a long quote is cut behind a sentence, else at a comma`(mark: String) {
    let head = Array(repeating: "seven", count: 15).joined(separator: " ")
    let text = head + mark + Array(repeating: "eight", count: 60).joined(separator: " ")
    #expect(BriefWording.cut(text) == head + (mark == ", " ? "" : String(mark.prefix(1))) + " …")
  }
}

@Suite struct LedgerReportTests {
  @Test(arguments: [ReportFormat.terminal, .markdown])
  func `the ledger of a pair`(format: ReportFormat) throws {
    try expectGolden(LedgerReport(MadeThreads.full).rendered(format), "ledger.\(format.rawValue)")
  }

  @Test(arguments: [
    (CarriedItem.Status.done, SessionLink.Outcome.done, ["done"]),
    (.partly, .partly, ["done in part"]), (.open, .notAnswered, ["not answered", "open"]),
    (.dropped, .done, ["done", "given up"]),
  ])
  func `an outcome is said once, and what a person said of it beside it`(
    status: CarriedItem.Status, outcome: SessionLink.Outcome, said: [String]
  ) throws {
    var made = MadeThreads()
    let item = made.add(.challenge, 1, 1, "I will call them on Friday.", status: status)
    made.link(item, from: 2, 3, outcome: outcome)
    let page = LedgerReport(made.threads).brief
    let entry = try #require(page.sections.first?.entries.first)
    #expect(entry.facts.dropFirst() == ["asked 2026-03-05, 3:00: \(said[0])"] + said.dropFirst())
  }

  @Test func `who closes a challenge need not hear that nobody asked, and reads it once`() throws {
    var made = MadeThreads()
    made.add(.challenge, 1, 1, "I will call them on Friday.", status: .done)
    let closing = ReportedCorrection(
      correction: Correction(
        what: .status, contentHash: "", item: made.threads.items[0].id, value: "done", by: "Dana",
        moment: "2026-08-01T10:00:00Z"),
      value: "done", machine: "open")
    made.threads.items[0].corrections = [closing]
    let entry = try #require(LedgerReport(made.threads).brief.sections.first?.entries.first)
    #expect(
      entry.facts.dropFirst() == ["done (machine: open; corrected by Dana, 2026-08-01)"])
  }

  @Test func `the best three of a kind stand under perhaps, all where that is asked for`()
    throws
  {
    var made = MadeThreads()
    for turn in 0..<5 {
      made.add(
        .goal, 3, turn, "I want thing \(turn) to last.", confidence: 0.6 + 0.01 * Double(turn))
    }
    made.add(.challenge, 3, 9, "I will call the harbour.", confidence: 0.75)
    made.add(.win, 3, 12, "It went through.", confidence: 0.3)
    func perhaps(_ isWhole: Bool) throws -> Brief.Section {
      let brief = LedgerReport(made.threads, isWhole: isWhole).brief
      return try #require(brief.sections.first { $0.id == "perhaps" })
    }
    let best = try perhaps(false)
    #expect(best.entries.map(\.item) == ["goal-3-2", "goal-3-3", "goal-3-4", "challenge-3-9"])
    #expect(best.more == "and 3 weaker proposals, in `analyze ledger --all`")
    #expect(best.moreOnPage == "and 3 weaker proposals")
    let whole = try perhaps(true)
    #expect(whole.entries.count == 7)
    #expect(whole.more == nil)
  }

  @Test func `what is hardly likely stands on no page`() {
    var made = MadeThreads()
    made.add(.win, 6, 1, "They called me back.", confidence: 0.2)
    let pages = [LedgerReport(made.threads).brief, PrepBrief(made.threads).brief]
    let perhaps = pages.flatMap(\.sections).filter { $0.id == "perhaps" }
    #expect(perhaps.flatMap(\.entries).isEmpty)
  }

  @Test func `what could not be asked about yet is not counted`() {
    #expect(LedgerReport(MadeThreads.full).asked == "asked about 2 of 4")
    #expect(LedgerReport(MadeThreads().threads).asked == "no challenge is due yet")
  }
}

@Suite struct SimilarNamesTests {
  @Test(arguments: [
    ("omar hadad", ["Spring/Dana Ruiz/Omar Haddad"]), ("Lea", ["Dana Ruiz/Lea Brandt"]),
    ("xyz", []),
  ])
  func `names that are alike are found`(name: String, expected: [String]) {
    let names = ["Dana Ruiz/Lea Brandt", "Spring/Dana Ruiz/Omar Haddad"]
    #expect(SimilarNames(names).closest(to: name, atMost: 3) == expected)
  }
}
