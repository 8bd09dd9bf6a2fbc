/// A session as the comparison of sessions reads it.
struct ReadSession: Sendable {
  /// Its place in the engagement, from 0.
  let index: Int
  /// How many turns of earlier sessions stand before it.
  let start: Int
  /// Its identifier.
  let id: String
  /// The day; nil where unknown.
  let date: CalendarDay?
  /// The kind that the manifest states; nil where it states none.
  let statedType: String?
  /// Whether minutes mean something.
  let isTimed: Bool
  /// The turns in order.
  let turns: [ReadTurn]
  /// The number of words.
  let words: Int

  /// Reads a session.
  ///
  /// - Parameters:
  ///   - session: The session.
  ///   - texts: The words of its turns, as `ReadTurn.text(of:)` reads them.
  ///   - index: Its place in the engagement, from 0.
  ///   - start: How many turns of earlier sessions stand before it.
  ///   - terms: The reader of the terms of the pair.
  init(
    _ session: EngagementHistory.Session, texts: [SpokenText], index: Int, start: Int,
    terms: inout TermReader
  ) {
    self.index = index
    self.start = start
    id = session.id
    date = session.date.flatMap(CalendarDay.init)
    statedType = session.type
    isTimed = session.isTimed
    words = max(1, session.turns.reduce(0) { $0 + $1.words })
    var before = 0
    var turns: [ReadTurn] = []
    turns.reserveCapacity(session.turns.count)
    for (turn, text) in zip(session.turns, texts) {
      turns.append(
        ReadTurn(turn, text: text, position: Double(before) / Double(words), terms: &terms))
      before += turn.words
    }
    self.turns = turns
  }

  /// Reads a session and its words.
  init(
    _ session: EngagementHistory.Session, index: Int, start: Int, terms: inout TermReader
  ) {
    self.init(
      session, texts: session.turns.map(ReadTurn.text), index: index, start: start, terms: &terms)
  }

  /// The turn at `place`; nil beyond both ends.
  func turn(at place: Int) -> ReadTurn? { turns.indices.contains(place) ? turns[place] : nil }

  /// The last turn of the coach before `place` with more than `words` words, at most four back.
  func coachTurn(before place: Int, words: Int) -> ReadTurn? {
    for index in stride(from: place - 1, through: max(0, place - 4), by: -1)
    where turns[index].isCoach && turns[index].text.words > words {
      return turns[index]
    }
    return nil
  }

  /// The words of these turns as a share of the session's.
  func share(of range: ClosedRange<Int>) -> Double {
    Double(range.reduce(0) { $0 + turns[$1].spoken.words }) / Double(words)
  }
}
