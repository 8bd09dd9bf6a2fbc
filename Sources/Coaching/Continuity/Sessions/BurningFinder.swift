/// Tells whether one urgent topic filled a session.
///
/// Signs add up: an event in the client's opening, a coach who asks after the person, hours and
/// minutes that keep coming up, and nobody who speaks of earlier sessions. And the opening's words must run through the session.
struct BurningFinder {
  /// The share of the words in which a session opens.
  private static let opening = 0.2
  /// The sum of the signs from which a session burns.
  private static let least = 3.1
  private let session: ReadSession
  private let rules: ContinuityRules

  /// How many turns refer back: who puts a fire out has no time for it.
  private let references: Int

  init(_ session: ReadSession, references: [BackReference], rules: ContinuityRules) {
    self.session = session
    self.references = min(6, references.count { $0.probability > 0.5 })
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
    let pressure = session.turns.reduce(0) { $0 + $1.count(.timePressure, most: 9) }
    return sum(client, .disruption) / 2 + sum(client, .timePressure) / 8
      + sum(coach, .concern) / 3 + pressure * 500 / Double(session.words)
      - Double(references) / 4
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
