/// How much a term says between the sessions of one pair.
///
/// A term that is rare in talk at large and rare in this pair says most; one that comes up in
/// every session, such as a colleague's name, says little.
struct PairWords: Sendable {
  private struct Use {
    var key: UInt64 = 0
    var turns: Int32 = 0
    var sessions: Int32 = 0
    var lastSession: Int32 = -1
    var named: Int32 = 0
    var isPair = false
  }

  /// What becomes of the rarity of a term; every weight is worked out with the same steps.
  private struct Scale {
    /// Whether it says anything.
    var counts = false
    /// The least rarity.
    var floor = 0.0
    /// What rarity is divided by, for the turns in which it stands and for names.
    var turns = 1.0
    var named = 1.0
    /// What it is multiplied with, for the sessions in which it stands and for numbers.
    var sessions = 1.0
    var count = 1.0
  }

  private let scales: [Scale]
  private let turns: [Int32]

  /// Counts the terms of all sessions; the names of coach and client say nothing.
  init(_ sessions: [ReadSession], terms count: Int, names: [String]) {
    var uses = [Use](repeating: Use(), count: count)
    for session in sessions {
      for turn in session.turns {
        let session = Int32(truncatingIfNeeded: session.index)
        for term in turn.terms { Self.count(term, session, &uses[term.number]) }
      }
    }
    let silent = WordSet(
      hashes: names.flatMap { SpokenText($0, contractions: .asWritten).stems })
    scales = uses.map { $0.sessions > 1 && !silent.contains($0.key) ? Self.scale($0) : Scale() }
    turns = uses.map(\.turns)
  }

  private static func count(_ term: ReadTurn.Term, _ session: Int32, _ use: inout Use) {
    use.key = term.key
    use.isPair = term.isPair
    use.turns += 1
    if use.lastSession != session { use.sessions += 1 }
    use.lastSession = session
    if term.isName { use.named += 1 }
  }

  private static func scale(_ use: Use) -> Scale {
    let turns = logarithm(Double(use.turns))
    if use.isPair { return Scale(counts: use.turns <= 6, turns: 1 + 0.3 * turns) }
    var scale = Scale(
      counts: true, floor: use.turns <= 6 ? 0.12 : 0, turns: 1 + 0.35 * turns,
      count: PlainWords.isCount(use.key) ? 0.45 : 1)
    if use.named * 10 > use.turns * 6 {
      scale.named = 1 + 0.5 * Double(use.sessions - 1)
    } else if use.sessions > 2 {
      scale.sessions = exponential(0.7 * logarithm(2 / Double(use.sessions)))
    }
    return scale
  }

  /// How many terms there are.
  var count: Int { scales.count }

  /// Whether a term says anything where a later session shares it.
  func counts(_ number: Int) -> Bool { scales[number].counts }

  /// How much `term` says where a later session shares it, 0 to 1.
  func weight(of term: ReadTurn.Term) -> Double {
    let scale = scales[term.number]
    guard scale.counts else { return 0 }
    return max(term.rarity, scale.floor) / scale.turns / scale.named * scale.sessions * scale.count
  }

  /// In how many turns a term stands.
  func turns(with number: Int) -> Int { Int(turns[number]) }
}
