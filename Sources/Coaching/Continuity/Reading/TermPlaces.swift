/// In which turns each term stands that is said in more than one session: an inverted index.
///
/// Who looks for the turns that share something with a turn looks here, and at no other turn.
/// Turns are counted through all sessions of the pair.
struct TermPlaces: Sendable {
  /// Where the turns of each term begin in `turns`.
  private var starts: [Int32]
  private var turns: [Int32]

  /// Reads the terms of all sessions.
  init(_ sessions: [ReadSession], words: PairWords) {
    var counts = [Int32](repeating: 0, count: words.count + 1)
    Self.eachUse(sessions, words) { number, _ in counts[number + 1] += 1 }
    for number in counts.indices.dropFirst() { counts[number] += counts[number - 1] }
    starts = counts
    var ends = counts
    var turns = [Int32](repeating: 0, count: Int(counts[words.count]))
    Self.eachUse(sessions, words) { number, turn in
      turns[Int(ends[number])] = Int32(truncatingIfNeeded: turn)
      ends[number] += 1
    }
    self.turns = turns
  }

  private static func eachUse(
    _ sessions: [ReadSession], _ words: PairWords, _ body: (_ number: Int, _ turn: Int) -> Void
  ) {
    for session in sessions {
      for (index, turn) in session.turns.enumerated() {
        for term in turn.terms where words.counts(term.number) {
          body(term.number, session.start + index)
        }
      }
    }
  }

  /// The turns that hold a term, in order; none where only one session does.
  @inline(__always)
  func turns(with number: Int) -> ArraySlice<Int32> {
    turns[Int(starts[number])..<Int(starts[number + 1])]
  }
}
