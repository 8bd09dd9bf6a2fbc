/// Tells whether one urgent topic filled a session.
///
/// Signs add up: hours and minutes that still count in the second half, when a problem that is only
/// told has long become a question; an event in the opening and a coach who asks after the person;
/// and nobody who opens with an earlier session. The opening's words must run through the session.
struct BurningFinder {
  /// The share of the words in which a session opens.
  private static let opening = 0.2
  /// The sum of the signs from which a session burns.
  private static let least = 1.7
  private let session: ReadSession
  private let rules: ContinuityRules

  /// How many turns of the opening refer back: who puts a fire out has no time for it.
  private let references: Int

  init(_ session: ReadSession, references: [BackReference], rules: ContinuityRules) {
    self.session = session
    self.references = zip(session.turns, references).count { turn, reference in
      turn.position < Self.opening && reference.probability > LinkBuilder.leastReference
    }
    self.rules = rules
  }

  /// The finding; what a person said comes first.
  func burning(confirmed: Bool?) -> SessionFacts.Burning {
    let share = topicShare()
    let topic = session.turns.indices.first {
      session.turns[$0].isClient && session.turns[$0].spoken.words >= 8
    }
    let found = session.index > 0 && urgency() >= Self.least && share >= rules.burningShare
    return SessionFacts.Burning(
      value: confirmed ?? found, share: share, topic: topic,
      urgency: session.turns.indices.first {
        session.turns[$0].isClient && session.turns[$0].holds(.disruption)
      }, confirmed: confirmed)
  }

  private var openingTurns: [ReadTurn] { session.turns.filter { $0.position <= Self.opening } }

  /// The sum of the signs.
  func urgency() -> Double {
    let client = openingTurns.filter(\.isClient)
    let coach = openingTurns.filter(\.isCoach)
    let event =
      sum(client, .disruption) / 2 + sum(client, .timePressure) / 8 + sum(coach, .concern) / 3
    let late = sum(session.turns.filter { $0.position > 0.5 }, .timePressure)
    return late * 1000 / Double(session.words) + event / 4 - Double(references) / 2
  }

  private func sum(_ turns: [ReadTurn], _ hint: Hint) -> Double {
    turns.reduce(0) { $0 + $1.count(hint, most: 9) }
  }

  /// The share of the words that stand within two turns of the opening's leading words.
  private func topicShare() -> Double {
    var numbers = HashNumbers()
    var uses: [Int] = []
    for turn in session.turns {
      for term in turn.terms where !term.isPair {
        let number = numbers.number(of: term.key)
        if number == uses.count { uses.append(0) }
        uses[number] += 1
      }
    }
    var weights: [UInt64: Double] = [:]
    for term in openingTurns.filter(\.isClient).flatMap(\.terms) where !term.isPair {
      let count = uses[numbers.number(of: term.key)]
      if count > 2 { weights[term.key] = (term.rarity + 0.1) * Double(count) }
    }
    let leading = WordSet(
      hashes: weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12).map(\.key))
    let holds = session.turns.map { $0.terms.contains { leading.contains($0.key) } }
    let words = session.turns.indices.reduce(0) { sum, index in
      let near = max(0, index - 2)...min(holds.count - 1, index + 2)
      return near.contains { holds[$0] } ? sum + session.turns[index].spoken.words : sum
    }
    return Double(words) / Double(session.words)
  }
}
