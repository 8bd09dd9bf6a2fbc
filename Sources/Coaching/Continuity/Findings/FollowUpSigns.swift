/// What tells that a turn asks about, or reports on, one open item.
enum FollowUpSign: String, Sign {
  case fresh, pairs, answer, relative, density, reference, outcomeQuestion, asks, coach, report
  case nextSession, gap, shared, terms
}

/// The content of an item: the terms of the turn that sets it and of those around it.
struct ItemContent: Sendable {
  /// How much a term counts that stands so many turns behind or ahead.
  private static let behind = [1, 0.8, 0.55, 0.4, 0.25]
  private static let ahead = [1, 0.9, 0.75, 0.6, 0.4]
  private(set) var weights: [UInt64: Double] = [:]
  private(set) var pairs: Set<UInt64> = []

  init(around index: Int, of session: ReadSession, words: PairWords) {
    for offset in -4...4 {
      guard let turn = session.turn(at: index + offset) else { continue }
      let nearness = offset < 0 ? Self.behind[-offset] : Self.ahead[offset]
      for term in turn.terms {
        let weight = words.weight(of: term) * nearness
        guard weight > 0.02, weight > weights[term.key] ?? 0 else { continue }
        weights[term.key] = weight
        if term.isPair { pairs.insert(term.key) }
      }
    }
  }
}

/// Reads how far the turns of one session follow up an item.
struct FollowUpReader {
  private let session: ReadSession
  private let references: [BackReference]
  /// The turns that hold each term, in order.
  private let places: [UInt64: [Int]]

  init(_ session: ReadSession, references: [BackReference]) {
    self.session = session
    self.references = references
    var places: [UInt64: [Int]] = [:]
    for (index, turn) in session.turns.enumerated() {
      for term in turn.terms { places[term.key, default: []].append(index) }
    }
    self.places = places
  }

  /// The session's place in the engagement.
  var index: Int { session.index }

  /// The turns that share at least `least` with an item.
  func turns(sharing item: ItemContent, least: Double) -> [Int] {
    var shared: [Int: Double] = [:]
    // In order of the keys, so that the sums are rounded alike in every run.
    for (key, weight) in item.weights.sorted(by: { $0.key < $1.key }) {
      for turn in places[key] ?? [] { shared[turn, default: 0] += weight }
    }
    return shared.filter { $0.value > least }.keys.sorted()
  }

  /// The signs that the turn at `index` follows up an item set `gap` sessions ago; nil where it
  /// shares next to nothing with it.
  func signs(at index: Int, _ item: ItemContent, gap: Int) -> Signs<FollowUpSign>? {
    let turn = session.turns[index]
    var shared = 0.0
    var fresh = 0.0
    var pairs = 0.0
    var terms = 0
    for term in turn.terms {
      guard let weight = item.weights[term.key] else { continue }
      shared += weight
      if weight > 0.1 { terms += 1 }
      if places[term.key]?.first == index { fresh += weight }
      if item.pairs.contains(term.key) { pairs += weight }
    }
    guard shared > 0.08 else { return nil }
    var signs = Signs<FollowUpSign>()
    let best = references[index].match?.score ?? 0
    signs[.shared] = min(shared, 2)
    signs[.fresh] = min(fresh, 2)
    signs[.pairs] = min(pairs, 1)
    signs[.terms] = Double(min(terms, 4))
    signs[.answer] = min(0.8, answer(after: index, item))
    signs[.relative] = min(2, shared / (best + 0.15))
    signs[.density] = shared / Double(turn.text.words + 3).squareRoot()
    signs[.reference] = logarithm(references[index].probability + 0.01)
    signs[.outcomeQuestion] = turn.isCoach ? turn.count(.outcomeQuestion, most: 1) : 0
    signs[.asks] = turn.isCoach && turn.asks ? 1 : 0
    signs[.coach] = turn.isCoach ? 1 : 0
    signs[.report] = turn.isCoach ? 0 : min(1, Report.count(in: turn))
    signs[.nextSession] = gap == 1 ? 1 : 0
    signs[.gap] = Double(min(gap, 4))
    return signs
  }

  /// What the next turn shares with the item beyond the turn itself.
  private func answer(after index: Int, _ item: ItemContent) -> Double {
    guard let next = session.turn(at: index + 1) else { return 0 }
    let said = Set(session.turns[index].terms.map(\.key))
    return next.terms.reduce(0) { sum, term in
      said.contains(term.key) ? sum : sum + 0.6 * (item.weights[term.key] ?? 0)
    }
  }
}
