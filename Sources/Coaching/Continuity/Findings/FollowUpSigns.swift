/// What tells that a turn asks about, or reports on, one open item.
enum FollowUpSign: Int, Sign {
  case fresh, pairs, answer, relative, density, reference, outcomeQuestion, asks, coach, report
  case nextSession, gap, shared, terms
  case own, coverage, name, fragment, opening, openingNext, trust, answerReports, spokenBefore
  case elsewhere, later
}

/// The content of an item: the terms of the turn that sets it and of those around it.
struct ItemContent: Sendable {
  /// How much a term counts that stands so many turns behind or ahead.
  private static let behind = [1, 0.8, 0.55, 0.4, 0.25]
  private static let ahead = [1, 0.9, 0.75, 0.6, 0.4]
  private(set) var weights: [UInt64: Double] = [:]
  private(set) var pairs: Set<UInt64> = []
  /// The terms of the turn that sets it, and of the next one.
  private(set) var own: Set<UInt64> = []
  /// The names among them.
  private(set) var names: Set<UInt64> = []
  /// The session that sets it.
  let session: Int

  init(around index: Int, of session: ReadSession, words: PairWords) {
    self.session = session.index
    for offset in -4...4 {
      guard let turn = session.turn(at: index + offset) else { continue }
      let nearness = offset < 0 ? Self.behind[-offset] : Self.ahead[offset]
      for term in turn.terms {
        let weight = words.weight(of: term) * nearness
        guard weight > 0.02, weight > weights[term.key] ?? 0 else { continue }
        weights[term.key] = weight
        if term.isPair { pairs.insert(term.key) }
        guard offset == 0 || offset == 1 else { continue }
        own.insert(term.key)
        if term.isName { names.insert(term.key) }
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
  func signs(
    at index: Int, _ item: ItemContent, gap: Int, trust: Double
  ) -> Signs<FollowUpSign>? {
    let turn = session.turns[index]
    var own = 0.0
    var names = 0
    var covered = 0
    var shared = 0.0
    var fresh = 0.0
    var pairs = 0.0
    var terms = 0
    for term in turn.terms {
      guard let weight = item.weights[term.key] else { continue }
      shared += weight
      if !term.isPair { covered += 1 }
      if item.own.contains(term.key) { own += weight }
      if item.names.contains(term.key) { names += 1 }
      if weight > 0.1 { terms += 1 }
      if places[term.key]?.first == index { fresh += weight }
      if item.pairs.contains(term.key) { pairs += weight }
    }
    guard shared > Self.leastShared || mayReport(index, gap: gap) else { return nil }
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
    let single = turn.terms.count { !$0.isPair }
    signs[.own] = min(own, 1.5)
    signs[.coverage] = Double(covered) / Double(single + 1)
    signs[.name] = min(1, Double(names)) / Double(turn.text.words + 3).squareRoot()
    signs[.fragment] = turn.isCoach && turn.isFragment ? 1 : 0
    signs[.opening] = isOpening(turn) ? 1 : 0
    signs[.openingNext] = isOpening(turn) && gap == 1 ? 1 : 0
    signs[.trust] = logarithm(trust + 0.01)
    signs[.spokenBefore] = turn.count(.spokenBefore, most: 1)
    signs[.later] = min(
      0.8, content(of: [index + 2, index + 3], beyond: [index, index + 1], item))
    if let match = references[index].match, match.session != item.session {
      signs[.elsewhere] = min(1.5, match.score)
    }
    if turn.isCoach, let next = session.turn(at: index + 1), next.isClient {
      signs[.answerReports] = min(1, Report.count(in: next) + next.count(.success, most: 1))
    }
    return signs
  }

  /// Less than this shared content says nothing.
  static let leastShared = 0.04
  /// The share of a session in which what was set last time is asked about first.
  private static let opening = 0.25

  private func isOpening(_ turn: ReadTurn) -> Bool { turn.position < Self.opening }

  /// Whether a turn may follow up what the last session set even where it shares nothing with it:
  /// early on, the coach asks what became of something, or the client tells what was done.
  private func mayReport(_ index: Int, gap: Int) -> Bool {
    let turn = session.turns[index]
    guard gap == 1, isOpening(turn) else { return false }
    if turn.isCoach { return turn.holds(.outcomeQuestion) || turn.isFragment }
    return turn.isClient && Report.count(in: turn) > 0
  }

  /// The turns that may report on what the last session set.
  func reports(gap: Int) -> [Int] {
    session.turns.indices.filter { mayReport($0, gap: gap) }
  }

  /// What the next turn shares with the item beyond the turn itself.
  private func answer(after index: Int, _ item: ItemContent) -> Double {
    content(of: [index + 1], beyond: [index], item)
  }

  /// What some turns share with the item beyond others.
  private func content(of turns: [Int], beyond others: [Int], _ item: ItemContent) -> Double {
    var said = Set(others.compactMap { session.turn(at: $0) }.flatMap { $0.terms.map(\.key) })
    return turns.compactMap { session.turn(at: $0) }.flatMap(\.terms).reduce(0) { sum, term in
      said.insert(term.key).inserted ? sum + 0.6 * (item.weights[term.key] ?? 0) : sum
    }
  }
}
