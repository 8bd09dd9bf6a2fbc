/// What tells that a turn asks about, or reports on, one open item.
enum FollowUpSign: Int, Sign {
  case fresh, pairs, answer, relative, density, reference, outcomeQuestion, asks, coach, report
  case nextSession, gap, shared, terms
  case own, coverage, name, fragment, opening, openingNext, trust, answerReports, spokenBefore
  case elsewhere, later
}

/// The content of an item: the terms of the turn that sets it and of those around it.
struct ItemContent: Sendable {
  /// A term of the item.
  struct Share: Sendable {
    /// How much it says.
    var weight = 0.0
    /// Whether it stands in the turn that sets the item, or in the next one.
    var isOwn = false
    /// Whether it is a name there.
    var isName = false
  }

  /// How much a term counts that stands so many turns behind or ahead.
  private static let behind = [1, 0.8, 0.55, 0.4, 0.25]
  private static let ahead = [1, 0.9, 0.75, 0.6, 0.4]
  /// Lighter terms are left out.
  private static let least = 0.02
  private var shares: [UInt64: Share] = [:]
  /// The terms in a fixed order, so that sums are rounded alike in every run.
  let terms: [(key: UInt64, weight: Double)]
  /// The session that sets it.
  let session: Int

  init(around index: Int, of session: ReadSession, words: PairWords) {
    self.session = session.index
    for offset in -4...4 {
      guard let turn = session.turn(at: index + offset) else { continue }
      let nearness = offset < 0 ? Self.behind[-offset] : Self.ahead[offset]
      for term in turn.terms {
        let weight = words.weight(of: term) * nearness
        var share = shares[term.key] ?? Share()
        guard weight > Self.least, weight > share.weight else { continue }
        share.weight = weight
        if offset == 0 || offset == 1 {
          share.isOwn = true
          share.isName = share.isName || term.isName
        }
        shares[term.key] = share
      }
    }
    terms = shares.map { ($0.key, $0.value.weight) }.sorted { $0.key < $1.key }
  }

  /// The term as the item has it; nil where it has none of it.
  subscript(key: UInt64) -> Share? { shares[key] }
}

/// Reads how far the turns of one session follow up an item.
struct FollowUpReader {
  /// What a turn is for every item: it is asked about many of them.
  private struct Turn {
    var signs = Signs<FollowUpSign>()
    var terms: [(key: UInt64, isPair: Bool, isFirst: Bool)] = []
    /// How many terms are single words.
    var single = 0
    var length = 0.0
    /// The terms of the answer, and of the two turns after it, that are new there.
    var answer: [UInt64] = []
    var later: [UInt64] = []
    var match: EarlierTalk.Match?
    /// Whether it may report on what the last session set, whatever it shares with it.
    var mayReport = false
  }

  /// The session's place in the engagement.
  let index: Int
  private var turns: [Turn] = []
  /// The turns that hold each term, in order.
  private let places: [UInt64: [Int]]

  init(_ session: ReadSession, references: [BackReference]) {
    index = session.index
    var places: [UInt64: [Int]] = [:]
    for (index, turn) in session.turns.enumerated() {
      for term in turn.terms { places[term.key, default: []].append(index) }
    }
    self.places = places
    turns = session.turns.indices.map { Self.turn($0, of: session, references[$0], places) }
  }

  private static func turn(
    _ index: Int, of session: ReadSession, _ reference: BackReference, _ places: [UInt64: [Int]]
  ) -> Turn {
    let spoken = session.turns[index]
    var turn = Turn(match: reference.match)
    turn.terms = spoken.terms.map {
      (key: $0.key, isPair: $0.isPair, isFirst: places[$0.key]?.first == index)
    }
    turn.single = spoken.terms.count { !$0.isPair }
    turn.length = Double(spoken.text.words + 3).squareRoot()
    var said = Set(spoken.terms.map(\.key))
    func new(_ place: Int) -> [UInt64] {
      session.turn(at: place)?.terms.map(\.key).filter { said.insert($0).inserted } ?? []
    }
    turn.answer = new(index + 1)
    turn.later = new(index + 2) + new(index + 3)
    let reports = spoken.isCoach ? 0 : Report.count(in: spoken)
    let isOpening = spoken.position < Self.opening
    turn.mayReport =
      isOpening
      && (spoken.isCoach
        ? spoken.holds(.outcomeQuestion) || spoken.isFragment : spoken.isClient && reports > 0)
    turn.signs[.reference] = logarithm(reference.probability + 0.01)
    turn.signs[.outcomeQuestion] = spoken.isCoach ? spoken.count(.outcomeQuestion, most: 1) : 0
    turn.signs[.asks] = spoken.isCoach && spoken.asks ? 1 : 0
    turn.signs[.coach] = spoken.isCoach ? 1 : 0
    turn.signs[.report] = min(1, reports)
    turn.signs[.fragment] = spoken.isCoach && spoken.isFragment ? 1 : 0
    turn.signs[.opening] = isOpening ? 1 : 0
    turn.signs[.spokenBefore] = spoken.count(.spokenBefore, most: 1)
    if spoken.isCoach, let next = session.turn(at: index + 1), next.isClient {
      turn.signs[.answerReports] = min(1, Report.count(in: next) + next.count(.success, most: 1))
    }
    return turn
  }

  /// The turns that share at least `least` with an item.
  func turns(sharing item: ItemContent, least: Double) -> [Int] {
    var shared = Array(repeating: 0.0, count: turns.count)
    for (key, weight) in item.terms {
      for turn in places[key] ?? [] { shared[turn] += weight }
    }
    return shared.indices.filter { shared[$0] > least }
  }

  /// The signs that the turn at `index` follows up an item set `gap` sessions ago; nil where it
  /// shares next to nothing with it.
  func signs(
    at index: Int, _ item: ItemContent, gap: Int, trust: Double
  ) -> Signs<FollowUpSign>? {
    let turn = turns[index]
    var (shared, own, fresh, pairs) = (0.0, 0.0, 0.0, 0.0)
    var (names, covered, terms) = (0, 0, 0)
    for term in turn.terms {
      guard let share = item[term.key] else { continue }
      shared += share.weight
      if share.isOwn { own += share.weight }
      if share.isName { names += 1 }
      if share.weight > 0.1 { terms += 1 }
      if term.isFirst { fresh += share.weight }
      if term.isPair { pairs += share.weight } else { covered += 1 }
    }
    guard shared > Self.leastShared || gap == 1 && turn.mayReport else { return nil }
    var signs = turn.signs
    signs[.shared] = min(shared, 2)
    signs[.fresh] = min(fresh, 2)
    signs[.pairs] = min(pairs, 1)
    signs[.terms] = Double(min(terms, 4))
    signs[.answer] = min(0.8, content(turn.answer, item))
    signs[.later] = min(0.8, content(turn.later, item))
    signs[.relative] = min(2, shared / ((turn.match?.score ?? 0) + 0.15))
    signs[.density] = shared / turn.length
    signs[.nextSession] = gap == 1 ? 1 : 0
    signs[.gap] = Double(min(gap, 4))
    signs[.own] = min(own, 1.5)
    signs[.coverage] = Double(covered) / Double(turn.single + 1)
    signs[.name] = min(1, Double(names)) / turn.length
    signs[.openingNext] = gap == 1 ? signs[.opening] : 0
    signs[.trust] = logarithm(trust + 0.01)
    if let match = turn.match, match.session != item.session {
      signs[.elsewhere] = min(1.5, match.score)
    }
    return signs
  }

  /// Less than this shared content says nothing.
  static let leastShared = 0.04
  /// The share of a session in which what was set last time is asked about first.
  private static let opening = 0.25

  /// The turns that may report on what the last session set, though they share nothing with it:
  /// early on, the coach asks what became of something, or the client tells what was done.
  func reports(gap: Int) -> [Int] {
    gap == 1 ? turns.indices.filter { turns[$0].mayReport } : []
  }

  /// What some terms share with the item.
  private func content(_ keys: [UInt64], _ item: ItemContent) -> Double {
    keys.reduce(0) { $0 + 0.6 * (item[$1]?.weight ?? 0) }
  }
}
