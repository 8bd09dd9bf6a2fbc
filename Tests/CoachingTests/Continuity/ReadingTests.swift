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
    #expect(ReadTurn(Talk.coach(text), words: .shipped).imperatives == count)
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
    #expect(ReadTurn(Talk.client(text), words: .shipped).reports == count)
  }

  @Test func `hashes are numbered in the order in which they come, however many there are`() {
    var numbers = HashNumbers()
    let hashes = (0..<5000).map { FeatureHash.mixed(UInt64($0)) }
    #expect(hashes.map { numbers.number(of: $0) } == Array(0..<5000))
    #expect(hashes.reversed().map { numbers.number(of: $0) } == (0..<5000).reversed())
    #expect(numbers.count == 5000)
  }

  @Test func `a set of words holds its words and no others`() {
    let words = WordSet("ferry lantern ferry\n pier")
    for word in ["ferry", "lantern", "pier"] { #expect(words.contains(Token.hash(ofWord: word))) }
    for word in ["boat", "ferries", "."] { #expect(!words.contains(Token.hash(ofWord: word))) }
    #expect(!WordSet("").contains(Token.hash(ofWord: "ferry")))
  }

  @Test func `a word is a term once a turn, under one number for the whole pair`() throws {
    var terms = TermReader(.shipped)
    let texts = ["The lantern, the lanterns at the pier.", "Which pier? The lantern one."]
    let turns = texts.map { ReadTurn(Talk.client($0), position: 0, terms: &terms) }
    let words = turns.map { turn in turn.terms.filter { !$0.isPair } }
    #expect(words.map(\.count) == [2, 2])
    #expect(Set(words[0].map(\.number)) == Set(words[1].map(\.number)))
    #expect(Set(turns.flatMap(\.terms).map(\.number)).count == terms.count)
    #expect(turns.map(\.singles) == [2, 2])
  }

  @Test func `the terms of a short turn take no more room behind a long one`() {
    var terms = TermReader(.shipped)
    let long = (0..<500).map { "lantern\($0)" }.joined(separator: " ")
    let turns = [long, "Which pier? The lantern one."].map {
      ReadTurn(Talk.client($0), position: 0, terms: &terms)
    }
    #expect(turns[0].terms.count > 500)
    #expect(turns[1].terms.capacity < 32)
  }

  @Test func `a term of two sessions is found in every turn that holds it, others in none`() {
    var terms = TermReader(.shipped)
    let talk = [
      [Talk.client("The lantern broke."), Talk.client("Again the lantern.")],
      [Talk.client("Which lantern? A bicycle.")],
    ]
    var sessions: [ReadSession] = []
    for turns in talk {
      sessions.append(
        ReadSession(
          Talk.session("\(sessions.count)", nil, turns), index: sessions.count,
          start: sessions.reduce(0) { $0 + $1.turns.count }, terms: &terms))
    }
    let words = PairWords(sessions, terms: terms.count, names: [])
    let places = TermPlaces(sessions, words: words)
    func turns(with word: String) -> [Int32] {
      let stem = Stem.hash(of: [UInt8](word.utf8)[...])
      let all = sessions.flatMap(\.turns).flatMap(\.terms)
      return all.first { $0.key == stem }.map { Array(places.turns(with: $0.number)) } ?? []
    }
    #expect(turns(with: "lantern") == [0, 1, 2])
    #expect(turns(with: "bicycle").isEmpty)
  }

  @Test func `candidates keep their distance, the likeliest first`() {
    let all = [(1, 0.4), (3, 0.9), (5, 0.5), (9, 0.2)].map {
      Candidates.Candidate(session: 0, turn: $0.0, probability: $0.1)
    }
    #expect(Candidates.apart(all, by: 3, least: 0.1).map(\.turn) == [3, 9])
    #expect(Candidates.apart(all, by: 1, least: 0.3).map(\.turn) == [3, 5, 1])
  }
}
