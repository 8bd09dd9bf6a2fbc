/// Finds resources that were named, questions that keep coming back and questions left open.
struct OtherItems {
  private let reading: EngagementReading
  private let builder: ItemBuilder

  init(_ reading: EngagementReading, _ builder: ItemBuilder) {
    self.reading = reading
    self.builder = builder
  }

  /// The items with their places.
  func found() -> [(at: Candidates.Candidate, item: CarriedItem)] {
    resources().compactMap { at in builder.item(.resource, at: at).map { (at, $0) } }
      + prompts().compactMap { at in builder.item(.prompt, at: at).map { (at, $0) } }
      + questions().compactMap { at in builder.item(.question, at: at).map { (at, $0) } }
  }

  /// The questions that somebody left for later: the one that stands in the turn or up to two
  /// turns before it, else the turn that leaves it.
  private func questions() -> [Candidates.Candidate] {
    reading.sessions.flatMap { session in
      session.turns.indices.compactMap { index -> Candidates.Candidate? in
        let turn = session.turns[index]
        guard turn.holds(.parkedQuestion), turn.isCoach || turn.isClient,
          turn.text.words <= Self.longestParking,
          reading.references[session.index][index].probability < 0.5
        else { return nil }
        let asked = (max(0, index - 2)...index).last { place in
          let spoken = session.turns[place]
          return spoken.asks && spoken.text.words > 3 && spoken.isPlaced && spoken.neither < 0.5
            && (spoken.isCoach || spoken.isClient)
        }
        return Candidates.Candidate(
          session: session.index, turn: asked ?? index, probability: asked == nil ? 0.35 : 0.5)
      }
    }
  }

  /// Who leaves a question says little more; in a long speech the words tell a story.
  private static let longestParking = 25

  /// The coach's turns that name something to read or promise to send it.
  private func resources() -> [Candidates.Candidate] {
    reading.sessions.flatMap { session in
      session.turns.indices.compactMap { index -> Candidates.Candidate? in
        let turn = session.turns[index]
        let moves = turn.marked
        guard turn.isCoach, moves.contains(.resource), turn.mentorship > 0.4 else { return nil }
        return Candidates.Candidate(
          session: session.index, turn: index, probability: turn.holds(.promise) ? 0.7 : 0.4)
      }
    }
  }

  /// The coach's zoomed-out questions whose words come back in two later sessions or more.
  private func prompts() -> [Candidates.Candidate] {
    var open: [(at: Candidates.Candidate, keys: Set<UInt64>, sessions: Set<Int>)] = []
    for session in reading.sessions {
      for (index, turn) in session.turns.enumerated()
      where turn.isCoach && turn.asks && turn.out > 0.4 {
        let keys = Set(turn.terms.filter { $0.rarity > 0.15 || $0.isPair }.map(\.key))
        guard keys.count > 2 else { continue }
        if let known = open.firstIndex(where: { $0.keys.intersection(keys).count >= 3 }) {
          open[known].sessions.insert(session.index)
        } else {
          let at = Candidates.Candidate(session: session.index, turn: index, probability: 0.5)
          open.append((at, keys, [session.index]))
        }
      }
    }
    return open.filter { $0.sessions.count >= 3 }.map(\.at)
  }
}
