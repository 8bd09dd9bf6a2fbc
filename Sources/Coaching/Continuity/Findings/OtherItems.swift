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
    var open: [(at: Candidates.Candidate, terms: [Int], sessions: Set<Int>)] = []
    for session in reading.sessions {
      for (index, turn) in session.turns.enumerated()
      where turn.asksZoomedOut {
        let terms = turn.terms.filter { $0.rarity > 0.15 || $0.isPair }.map(\.number).sorted()
        guard terms.count > 2 else { continue }
        if let known = open.firstIndex(where: { Self.share($0.terms, terms, least: 3) }) {
          open[known].sessions.insert(session.index)
        } else {
          let at = Candidates.Candidate(session: session.index, turn: index, probability: 0.5)
          open.append((at, terms, [session.index]))
        }
      }
    }
    return open.filter { $0.sessions.count >= 3 }.map(\.at)
  }

  /// Whether two sorted lists have at least so many numbers in common.
  private static func share(_ left: [Int], _ right: [Int], least: Int) -> Bool {
    var (one, other, count) = (0, 0, 0)
    while one < left.count, other < right.count, count < least {
      if left[one] == right[other] {
        count += 1
        one += 1
        other += 1
      } else if left[one] < right[other] {
        one += 1
      } else {
        other += 1
      }
    }
    return count >= least
  }
}
