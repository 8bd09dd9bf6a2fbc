/// Finds the details that led to bigger questions, or could have.
///
/// A bridge is *taken* where the client stands with a detail, the coach makes it general, and
/// the talk stays zoomed out; *offered* where the client does not follow; *missed* where the
/// client names a habit of their own in passing and the coach answers the detail.
struct BridgeFinder {
  private let session: ReadSession
  private let runs: [ClosedRange<Int>]

  init(_ session: ReadSession, runs: [ClosedRange<Int>]) {
    self.session = session
    self.runs = runs
  }

  /// The bridges in order of their turns.
  func bridges() -> [Bridge] {
    let taken = taken()
    let crossed = taken.compactMap { $0.generalising?.turn }
    let offered = offered().filter { bridge in
      !crossed.contains { abs($0 - bridge.door.place.turn) <= Self.gap }
    }
    let missed = session.turns.indices.compactMap(missed)
    return (taken + offered + missed).sorted { $0.door.place.turn < $1.door.place.turn }
  }

  /// A detail and the coach's turn that makes it general.
  private struct Crossing {
    var door: Int
    var generalising: Int
    /// How many words are zoomed out from there on.
    var words: Double
  }

  /// How many turns lie between two bridges of one kind at least.
  private static let gap = 6

  /// The most words first, each more than `gap` turns from those with more.
  private func apart(_ crossings: [Crossing]) -> [Crossing] {
    var kept: [Crossing] = []
    for crossing in crossings.sorted(by: {
      ($1.words, $0.generalising) < ($0.words, $1.generalising)
    }) where !kept.contains(where: { abs($0.generalising - crossing.generalising) <= Self.gap }) {
      kept.append(crossing)
    }
    return kept
  }

  /// The client's last turn with a detail, at most `reach` turns back.
  private func door(before index: Int, reach: Int) -> Int? {
    (max(0, index - reach)..<index).last { place in
      let turn = session.turns[place]
      return turn.isClient && turn.isPlaced && turn.text.words > 3 && turn.rung <= Self.detailRung
    }
  }

  /// The client's last turn with some words right before the coach's: what the coach takes up.
  private func closest(before index: Int) -> Int? {
    (max(0, index - Self.doorTurns)..<index).last { place in
      let turn = session.turns[place]
      return turn.isClient && turn.isPlaced && turn.text.words > 3
    }
  }

  /// How many turns before the coach's the door may stand.
  private static let doorTurns = 3
  /// Up to this rung a client's turn is a detail.
  private static let detailRung = 3.0

  /// The words of some turns, each counted by how likely it is zoomed out.
  private func outWords(_ turns: Range<Int>, where counts: (ReadTurn) -> Bool) -> Double {
    turns.clamped(to: session.turns.indices).reduce(0) { sum, index in
      let turn = session.turns[index]
      return counts(turn) ? sum + turn.out * Double(turn.spoken.words) : sum
    }
  }

  // MARK: Taken

  /// The words that must be zoomed out in the turns that follow.
  private static let takenWords = 90.0
  /// How many turns those are.
  private static let takenTurns = 8

  private func taken() -> [Bridge] {
    let crossings = session.turns.indices.compactMap { index -> Crossing? in
      let turn = session.turns[index]
      guard turn.isCoach, turn.text.words > 3, turn.out >= 0.6,
        door(before: index, reach: 6) != nil, let door = closest(before: index)
      else { return nil }
      let words = outWords(index..<index + Self.takenTurns) { _ in true }
      guard words >= Self.takenWords else { return nil }
      return Crossing(door: door, generalising: index, words: words)
    }
    return apart(crossings).map { crossing in
      let after = (crossing.generalising..<crossing.generalising + Self.takenTurns)
        .clamped(to: session.turns.indices)
      return Bridge(
        state: .taken, door: quote(crossing.door), generalising: place(crossing.generalising),
        rungFrom: rung(session.turns[crossing.door].rung),
        rungTo: rung(after.map { session.turns[$0].rung }.max()),
        confidence: min(0.9, 0.35 + crossing.words / 1000))
    }
  }

  // MARK: Offered

  /// Where the coach stands back from a detail after a stretch of details, and the client does not
  /// come along: the answer is no more general than it is particular, and what follows is not.
  private func offered() -> [Bridge] {
    let crossings = session.turns.indices.compactMap { index -> Crossing? in
      let turn = session.turns[index]
      guard turn.isCoach, turn.text.words > 11, turn.out >= 0.4,
        let door = door(before: index, reach: 2),
        let answer = (index + 1..<index + 3).first(where: {
          session.turn(at: $0)?.isClient == true
        }), session.turns[answer].out <= 0.5,
        outWords(index - 6..<index, where: { _ in true }) <= 15,
        outWords(index + 1..<index + 5, where: \.isClient) <= 10
      else { return nil }
      return Crossing(
        door: door, generalising: index, words: turn.out * Double(turn.spoken.words))
    }
    return apart(crossings).map { crossing in
      Bridge(
        state: .offered, door: quote(crossing.door), generalising: place(crossing.generalising),
        rungFrom: rung(session.turns[crossing.door].rung),
        rungTo: rung(session.turns[crossing.generalising].rung), confidence: 0.4)
    }
  }

  // MARK: Missed

  private func missed(_ index: Int) -> Bridge? {
    let turn = session.turns[index]
    guard turn.isClient, turn.isPlaced, turn.rung < 3.3, turn.text.words > 8,
      turn.holds(.selfPattern), let next = session.turn(at: index + 1), next.isCoach,
      next.rung < 3.2, next.text.words > 3, next.neither < 0.6,
      !runs.contains(where: { $0.upperBound >= index - 1 && $0.lowerBound <= index + 6 })
    else { return nil }
    return Bridge(
      state: .missed, door: quote(index), generalising: nil, rungFrom: rung(turn.rung),
      rungTo: rung(next.rung), confidence: next.mentorship > 0.5 ? 0.5 : 0.35)
  }

  private func rung(_ value: Double?) -> Int { Int((value ?? 0).rounded()) }

  private func place(_ turn: Int) -> Place { Place(session: session.id, turn: turn) }

  /// The sentence that names a habit, else the last one, since what leads on comes last; with as much
  /// of what stands before it as says something.
  private func quote(_ index: Int) -> Quote {
    let turn = session.turns[index]
    let habit = turn.findings.first { $0.marker == Hint.selfPattern.marker }
    let sentence = turn.sentences.lastIndex { sentence in
      habit.map { sentence.overlaps($0.tokens) } ?? true
    }
    let words = sentence.map { turn.bytes(of: turn.telling(from: $0, backwards: true)) }
    return Quote(place: place(index), range: words ?? turn.wholeRange)
  }
}
