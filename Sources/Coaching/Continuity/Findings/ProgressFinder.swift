/// Finds situations of then that a later session compares with now.
struct ProgressFinder {
  private let sessions: [ReadSession]
  private let references: [[BackReference]]
  private let rules: ContinuityRules

  init(_ sessions: [ReadSession], references: [[BackReference]], rules: ContinuityRules) {
    self.sessions = sessions
    self.references = references
    self.rules = rules
  }

  /// The pairs, in order of the later session; at most two a session, the likeliest.
  func pairs() -> [ProgressPair] {
    sessions.flatMap { session in
      let found = session.turns.indices.compactMap { pair(session, $0) }
      return found.sorted {
        ($1.confidence, $0.later.place.turn) < ($0.confidence, $1.later.place.turn)
      }
      .prefix(2).sorted { $0.later.place.turn < $1.later.place.turn }
    }
  }

  /// The pair that a turn makes by speaking of then, zoomed out, right after a situation of now.
  private func pair(_ session: ReadSession, _ index: Int) -> ProgressPair? {
    let turn = session.turns[index]
    let reference = references[session.index][index]
    // Who asks what became of something compares nothing.
    guard reference.probability > 0.4, !turn.holds(.outcomeQuestion),
      turn.holds(.earlierTime) || turn.isCoach && turn.holds(.spokenBefore),
      turn.out > 0.25 || turn.holds(.acknowledgement), let match = reference.match
    else { return nil }
    let earlier = sessions[match.session]
    guard let now = situation(session, before: index, like: earlier, match.turn) else { return nil }
    let days = session.date.flatMap { later in earlier.date.map { later.number - $0.number } }
    guard days.map({ $0 >= rules.progressDays }) ?? (session.index - match.session >= 2) else {
      return nil
    }
    let keys = Set(turn.terms.map(\.key))
    let then = earlier.turns[match.turn].telling(sharing: keys)
    let told = session.turns[now].tellingRange
    let isAlike = Self.areAlike(earlier.turns[match.turn], then, session.turns[now], told)
    return ProgressPair(
      earlier: Quote(place: Place(session: earlier.id, turn: match.turn), range: then),
      later: Quote(place: Place(session: session.id, turn: now), range: told),
      days: days, confidence: reference.probability * (isAlike ? 0.8 : 0.4))
  }

  /// The client's last turn before the comparison that tells of what was spoken of then: two moments
  /// that have no words in common would be laid side by side by chance.
  private func situation(
    _ session: ReadSession, before index: Int, like earlier: ReadSession, _ then: Int
  ) -> Int? {
    let near = max(0, then - 2)...min(earlier.turns.count - 1, then + 2)
    let spoken = near.flatMap { earlier.turns[$0].terms }.filter { !$0.isPair }.map(\.number)
    let known = Set(spoken)
    return (max(0, index - Self.reach)...index).last { place in
      let turn = session.turns[place]
      guard turn.isClient, turn.spoken.words >= 12 else { return false }
      let shared = turn.terms.filter {
        !$0.isPair && $0.rarity > Self.leastRarity && known.contains($0.number)
      }
      return shared.count > 1 && shared.reduce(0) { $0 + $1.rarity } >= Self.leastShared
    }
  }

  /// Whether the words of then and of now speak of one thing: what only stands near them may be alike
  /// while they are not.
  private static func areAlike(
    _ then: ReadTurn, _ thenRange: Range<Int>, _ now: ReadTurn, _ nowRange: Range<Int>
  ) -> Bool {
    let known = Set(then.terms(in: thenRange.first(shownBytes)).map(\.number))
    let shared = now.terms(in: nowRange.first(shownBytes)).filter { known.contains($0.number) }
    return shared.count > 1 && shared.reduce(0) { $0 + $1.rarity } >= leastShared
  }

  /// So much of a long quote is read.
  private static let shownBytes = 170

  /// How many turns before the comparison the situation of now is told at most.
  private static let reach = 16
  /// Each of the words that then and now have in common is as rare, and all of them together.
  fileprivate static let leastRarity = 0.1
  private static let leastShared = 0.5
}

extension Range<Int> {
  fileprivate func first(_ count: Int) -> Range<Int> {
    lowerBound..<Swift.min(upperBound, lowerBound + count)
  }
}

extension ReadTurn {
  /// The rarer single words in some bytes of the turn.
  fileprivate func terms(in bytes: Range<Int>) -> [Term] {
    terms.filter { term in
      guard !term.isPair, term.rarity > ProgressFinder.leastRarity, term.offset < text.tokens.count
      else { return false }
      return bytes.contains(Int(text.tokens[term.offset].range.lowerBound))
    }
  }
}
