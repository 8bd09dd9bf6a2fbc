/// Finds the details that led to bigger questions, or could have.
///
/// A bridge is *taken* where the client stands with a detail, the coach makes it general, and
/// the talk stays zoomed out; *offered* where the talk goes straight back; *missed* where the
/// client names a habit of their own in passing and the coach answers the detail.
struct BridgeFinder {
  /// The words that a zoomed-out run must have for a bridge to be taken.
  private static let leastWords = 100
  /// How many turns back the detail may lie.
  private static let reach = 7
  /// Up to this rung a client's turn is a detail.
  private static let detailRung = 2.6
  private let session: ReadSession
  private let runs: [ClosedRange<Int>]

  init(_ session: ReadSession, runs: [ClosedRange<Int>]) {
    self.session = session
    self.runs = runs
  }

  /// The bridges in order of their turns.
  func bridges() -> [Bridge] {
    let taken = runs.compactMap(taken)
    let missed = session.turns.indices.compactMap(missed)
    return (taken + missed).sorted { $0.door.place.turn < $1.door.place.turn }
  }

  private func taken(_ run: ClosedRange<Int>) -> Bridge? {
    let words = run.reduce(0) { $0 + session.turns[$1].spoken.words }
    guard words >= Self.leastWords, let generalising = generalising(run),
      let door = (max(0, run.lowerBound - Self.reach)...run.lowerBound).last(where: isDetail)
    else { return nil }
    let before = (max(0, run.lowerBound - Self.reach)...run.lowerBound).filter(isDetail)
    let rungs = run.map { session.turns[$0].rung }
    return Bridge(
      state: .taken, door: quote(door), generalising: place(generalising),
      rungFrom: rung(before.map { session.turns[$0].rung }.min()), rungTo: rung(rungs.max()),
      confidence: min(0.9, 0.35 + Double(words) / 1000))
  }

  /// The coach's turn at the start of a run that makes the detail general.
  private func generalising(_ run: ClosedRange<Int>) -> Int? {
    let last = min(run.lowerBound + 2, session.turns.count - 1)
    return (max(0, run.lowerBound - 1)...last).first { index in
      let turn = session.turns[index]
      return turn.isCoach && turn.text.words > 3 && turn.out > 0.3
    }
  }

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

  private func isDetail(_ index: Int) -> Bool {
    let turn = session.turns[index]
    return turn.isClient && turn.isPlaced && turn.text.words > 3 && turn.rung <= Self.detailRung
  }

  private func rung(_ value: Double?) -> Int { Int((value ?? 0).rounded()) }

  private func place(_ turn: Int) -> Place { Place(session: session.id, turn: turn) }

  /// The sentence that names a habit, else the last one: what leads on comes last.
  private func quote(_ index: Int) -> Quote {
    let turn = session.turns[index]
    let habit = turn.findings.first { $0.marker == Hint.selfPattern.marker }
    let sentence = turn.sentences.last { sentence in
      habit.map { sentence.overlaps($0.tokens) } ?? true
    }
    return Quote(place: place(index), range: sentence.map(turn.bytes(of:)) ?? turn.wholeRange)
  }
}
