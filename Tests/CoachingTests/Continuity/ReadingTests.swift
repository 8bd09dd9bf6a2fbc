import Testing

@testable import Coaching

@Suite struct ReadingTests {
  @Test(arguments: [
    ("knocking", "knock"), ("knocks", "knock"), ("reviews", "review"), ("reviewed", "review"),
    ("stories", "stor"), ("coach's", "coach"), ("class", "class"), ("bus", "bus"),
    ("planned", "plan"), ("rang", "ring"), ("written", "write"), ("wrote", "write"),
  ])
  func `a stem is what the forms of a word share`(word: String, stem: String) {
    #expect(String(decoding: Stem.of([UInt8](word.utf8)[...]), as: UTF8.self) == stem)
  }

  @Test(arguments: [
    ("2026-01-05", "2026-01-06", 1), ("2026-02-28", "2026-03-01", 1),
    ("2024-02-28", "2024-03-01", 2), ("2025-12-31", "2026-01-01", 1),
    ("2024-02-20", "2024-10-08T10:00", 231),
  ])
  func `days are counted over months and leap years`(first: String, last: String, days: Int) {
    #expect(CalendarDay(last).map { $0.number } == CalendarDay(first).map { $0.number + days })
  }

  @Test(arguments: ["", "2026", "2026-13-01", "last Tuesday", "-1-2-3"])
  func `what is no day has none`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func `words that everybody says are common and others rare`() {
    let common = CommonWords.shipped.rarity(of: Token.hash(ofWord: "thing"))
    let rare = CommonWords.shipped.rarity(of: Token.hash(ofWord: "dishwashers"))
    #expect(common < 0.1)
    #expect(rare > 0.6)
  }

  @Test(arguments: [
    ("I did it. All of it.", SessionLink.Outcome.done), ("It half happened.", .partly),
    ("No, I never got there.", .not), ("In the end Ana did that for us.", .changed),
    ("The weather, though.", .notAnswered),
  ])
  func `an answer tells the outcome`(text: String, outcome: SessionLink.Outcome) {
    let turn = ReadTurn(Talk.client(text), words: .shipped)
    #expect(OutcomeReader.outcome(of: turn, isAsked: true, shares: false) == outcome)
  }

  @Test(arguments: [
    ("Ask him first. Then write it down.", 2.0), ("Will you ask him first?", 0),
    ("Let me see it.", 0), ("Let him see it.", 1), ("He asked him first.", 0),
  ])
  func `sentences that tell somebody to do something are counted`(text: String, count: Double) {
    #expect(Imperative.count(in: ReadTurn(Talk.coach(text), words: .shipped)) == count)
  }

  @Test func `the past of an irregular verb shares its stem with the plain form`() {
    for (past, plain) in [("told", "tell"), ("sent", "send"), ("rang", "ringing")] {
      #expect(Stem.of([UInt8](past.utf8)[...]) == Stem.of([UInt8](plain.utf8)[...]))
    }
  }

  @Test(arguments: [
    ("And the phone?", true), ("The draft for Marek?", true), ("How was the phone?", false),
    ("And the phone.", false), ("What about you?", false),
  ])
  func `a question of a name alone is a fragment`(text: String, isFragment: Bool) {
    #expect(ReadTurn(Talk.coach(text), words: .shipped).isFragment == isFragment)
  }

  @Test(arguments: [("I rang him. She signed.", 2.0), ("I will ring him.", 0)])
  func `sentences that tell what was done are counted`(text: String, count: Double) {
    #expect(Report.count(in: ReadTurn(Talk.client(text), words: .shipped)) == count)
  }

  @Test func `candidates keep their distance, the likeliest first`() {
    let all = [(1, 0.4), (3, 0.9), (5, 0.5), (9, 0.2)].map {
      Candidates.Candidate(session: 0, turn: $0.0, probability: $0.1)
    }
    #expect(Candidates.apart(all, by: 3, least: 0.1).map(\.turn) == [3, 9])
    #expect(Candidates.apart(all, by: 1, least: 0.3).map(\.turn) == [3, 5, 1])
  }
}
