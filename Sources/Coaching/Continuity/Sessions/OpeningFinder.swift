/// Tells who set the first topic.
///
/// The client did where the words of their first real turn are their own; where the coach had
/// named them, or had come back to an earlier session, or the client answers with a report on one,
/// the coach did. A first meeting follows the coach's questions.
struct OpeningFinder {
  private let session: ReadSession
  private let references: [BackReference]
  private let rules: ContinuityRules

  init(_ session: ReadSession, references: [BackReference], rules: ContinuityRules) {
    self.session = session
    self.references = references
    self.rules = rules
  }

  /// The finding; nil where the client never says more than a few words.
  func opening() -> SessionFacts.Opening? {
    let empty = emptyAgenda()
    guard let first = firstTopic() else { return nil }
    if session.index == 0 {
      return SessionFacts.Opening(setBy: .coach, turn: max(0, first - 1), emptyAgenda: empty)
    }
    if let named = coachTurn(naming: first) ?? asked(about: first) {
      return SessionFacts.Opening(setBy: .coach, turn: named, emptyAgenda: empty)
    }
    return SessionFacts.Opening(setBy: .client, turn: first, emptyAgenda: empty)
  }

  /// The first turn of the client with 25 words that can be placed.
  private func firstTopic() -> Int? {
    session.turns.indices.first { index in
      let turn = session.turns[index]
      return turn.isClient && turn.spoken.words >= 25 && turn.isPlaced
    } ?? session.turns.indices.first { session.turns[$0].isClient && session.turns[$0].isPlaced }
  }

  /// The turn of the coach that names what the client then speaks of; nil where none does.
  private func coachTurn(naming first: Int) -> Int? {
    var topic: Set<UInt64> = []
    var words = 0
    for turn in session.turns[first...] where turn.isClient && words < 150 {
      words += turn.spoken.words
      topic.formUnion(turn.terms.filter { !$0.isPair }.map(\.key))
    }
    var said: Set<UInt64> = []
    var named = 0.0
    var at: Int?
    for (index, turn) in session.turns[..<first].enumerated() {
      if turn.isCoach, turn.neither < 0.5 {
        if index >= first - 3, references[index].probability > 0.35 { return index }
        for term in turn.terms where !term.isPair && term.rarity > 0.22 {
          guard topic.contains(term.key), !said.contains(term.key) else { continue }
          named += term.rarity
          at = at ?? index
        }
      } else if turn.isClient {
        said.formUnion(turn.terms.map(\.key))
      }
    }
    return named >= 0.5 ? at : questioned(before: first)
  }

  /// The turn in which the coach asks about something at length, right before the client speaks.
  private func questioned(before first: Int) -> Int? {
    (max(0, first - 2)..<first).last { index in
      let turn = session.turns[index]
      return turn.isCoach && turn.asks && turn.text.words >= 14 && turn.neither < 0.5
        && !turn.holds(.agendaInvitation)
    }
  }

  /// The coach's turn that the client answers by coming back to an earlier session: who reports was
  /// asked, however shortly, unless the floor was theirs.
  private func asked(about first: Int) -> Int? {
    guard references[first].probability >= Self.leastReport else { return nil }
    let places = (max(0, first - 3)..<first).filter { session.turns[$0].isCoach }
    guard let last = places.last,
      !places.contains(where: { session.turns[$0].holds(.agendaInvitation) })
    else { return nil }
    let turn = session.turns[last]
    return turn.asks || turn.text.words >= 5 ? last : nil
  }

  /// How likely the client's first turn must refer back to be a report.
  private static let leastReport = 0.5

  /// The turn in which the client says that there is nothing to talk about.
  private func emptyAgenda() -> Int? {
    session.turns.indices.first { index in
      let turn = session.turns[index]
      guard turn.isClient, turn.position <= rules.openingShare, index < 25 else { return false }
      let count = turn.count(.emptyAgenda, most: 4)
      return count >= 2 || count == 1 && turn.text.words < 30 && session.index > 0
    }
  }
}
