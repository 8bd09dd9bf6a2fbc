/// How much a term says between the sessions of one pair.
///
/// A term that is rare in talk at large and rare in this pair says most; one that comes up in
/// every session, such as a colleague's name, says little.
struct PairWords: Sendable {
  private struct Use {
    var turns = 0
    var sessions = 0
    var lastSession = -1
    var named = 0
  }

  private var uses: [UInt64: Use] = [:]
  private let silent: Set<UInt64>

  /// Counts the terms of all sessions; the names of coach and client say nothing.
  init(_ sessions: [ReadSession], names: [String]) {
    silent = Set(names.flatMap { SpokenText($0, contractions: .asWritten).stems })
    for session in sessions {
      for term in session.turns.lazy.flatMap(\.terms) {
        var use = uses[term.key] ?? Use()
        use.turns += 1
        if use.lastSession != session.index { use.sessions += 1 }
        use.lastSession = session.index
        if term.isName { use.named += 1 }
        uses[term.key] = use
      }
    }
  }

  /// How much `term` says where a later session shares it, 0 to 1.
  func weight(of term: ReadTurn.Term) -> Double {
    guard let use = uses[term.key], use.sessions > 1, !silent.contains(term.key) else { return 0 }
    if term.isPair {
      return use.turns > 6 ? 0 : term.rarity / (1 + 0.3 * logarithm(Double(use.turns)))
    }
    let floor = use.turns <= 6 ? 0.12 : 0
    var weight = max(term.rarity, floor) / (1 + 0.35 * logarithm(Double(use.turns)))
    if use.named * 10 > use.turns * 6 {
      weight /= 1 + 0.5 * Double(use.sessions - 1)
    } else if use.sessions > 2 {
      weight *= exponential(0.7 * logarithm(2 / Double(use.sessions)))
    }
    return PlainWords.isCount(term.key) ? weight * 0.45 : weight
  }

  /// In how many turns the term stands.
  func turns(with key: UInt64) -> Int { uses[key]?.turns ?? 0 }
}
