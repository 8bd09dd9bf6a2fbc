/// What tells that a turn asks about, or reports on, one open item.
enum FollowUpSign: Int, Sign {
  case fresh, pairs, answer, relative, density, reference, outcomeQuestion, asks, coach, report
  case nextSession, gap, shared, terms
  case own, coverage, name, fragment, opening, openingNext, trust, answerReports, spokenBefore
  case elsewhere, later
  case position, words, itemPosition, itemWords, itemClient

  static let count = allCases.count
}

/// The content of an item: the terms of the turn that sets it and of those around it.
///
/// Kept by the number of each term, and used for one item after the other.
struct ItemContent: Sendable {
  /// A term of the item.
  struct Share: Sendable {
    /// How much it says; 0 where the item does not hold it.
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
  private var shares: [Share]
  /// The numbers of the terms that it holds, in order of the talk.
  private(set) var terms: [Int] = []
  /// The session that sets it.
  private(set) var session = 0
  /// The signs that it has by itself.
  private(set) var signs = Signs<FollowUpSign>()
  private let words: PairWords

  /// Makes the content of no item yet.
  init(_ words: PairWords) {
    self.words = words
    shares = Array(repeating: Share(), count: words.count)
  }

  /// Takes on the content of the item that a turn sets, in place of the one before.
  mutating func take(around index: Int, of session: ReadSession) {
    self.session = session.index
    for term in terms { shares[term] = Share() }
    terms.removeAll(keepingCapacity: true)
    let setting = session.turns[index]
    signs[.itemPosition] = setting.position
    signs[.itemWords] = logarithm(1 + Double(setting.text.words))
    signs[.itemClient] = setting.isClient ? 1 : 0
    for offset in -4...4 {
      guard let turn = session.turn(at: index + offset) else { continue }
      let nearness = offset < 0 ? Self.behind[-offset] : Self.ahead[offset]
      for term in turn.terms {
        add(term, words.weight(of: term) * nearness, isOwn: offset == 0 || offset == 1)
      }
    }
  }

  private mutating func add(_ term: ReadTurn.Term, _ weight: Double, isOwn: Bool) {
    var share = shares[term.number]
    guard weight > Self.least, weight > share.weight else { return }
    if share.weight == 0 { terms.append(term.number) }
    share.weight = weight
    if isOwn {
      share.isOwn = true
      share.isName = share.isName || term.isName
    }
    shares[term.number] = share
  }

  /// The term with this number as the item has it.
  subscript(number: Int) -> Share { shares[number] }
}

/// Reads how far the turns of later sessions follow up an item.
///
/// Turns are counted through all sessions of the pair.
struct FollowUpReader: Sendable {
  /// A term of a turn that other sessions share.
  private struct Term {
    var number: Int
    var isPair: Bool
    /// Whether the session says it here first.
    var isFirst: Bool
  }

  /// What a turn is for every item: it is asked about many of them.
  private struct Turn {
    var signs = Signs<FollowUpSign>()
    var terms: [Term] = []
    /// How many terms are single words, shared or not.
    var single = 0
    var length = 0.0
    /// The terms of the answer, and of the two turns after it, that are new there.
    var answer: [Int] = []
    var later: [Int] = []
    var match: EarlierTalk.Match?
    /// Whether it may report on what the last session set, whatever it shares with it.
    var mayReport = false
  }

  private let sessions: [ReadSession]
  private let places: TermPlaces
  /// The turns; nil for those that follow nothing up, since they hardly refer back.
  private var turns: [Turn?] = []
  /// Whether each turn may report on what the last session set.
  private var mayReport: [Bool] = []
  /// What each turn shares with the item at hand, and the turns that share anything.
  private var shared: [Double]
  private var sharing: [Int] = []
  /// The turns of each session that may report on what the last one set.
  private var reports: [[Int]] = []

  /// Less than this shared content says nothing.
  private static let leastShared = 0.04
  /// The share of a session in which what was set last time is asked about first.
  private static let opening = 0.25
  /// How many turns greet.
  private static let greeting = 2
  /// A turn that hardly refers back follows nothing up.
  private static let leastReference = 0.03

  init(_ reading: EngagementReading) {
    sessions = reading.sessions
    places = reading.places
    shared = Array(repeating: 0, count: reading.sessions.reduce(0) { $0 + $1.turns.count })
    var reader = TurnReader(words: reading.words)
    for (session, references) in zip(sessions, reading.references) {
      let read = session.turns.indices.map { reader.turn($0, of: session, references[$0]) }
      let reporting = read.map { $0?.mayReport ?? false }
      reports.append(reporting.indices.filter { reporting[$0] })
      mayReport += reporting
      turns += read
    }
  }

  // MARK: Turns

  /// Reads what a turn is for every item.
  private struct TurnReader {
    let words: PairWords
    /// The session and the turn by which each term was seen last.
    var sessionOf: [Int32]
    var turnOf: [Int32]

    init(words: PairWords) {
      self.words = words
      sessionOf = Array(repeating: -1, count: words.count)
      turnOf = sessionOf
    }

    /// The turn at `index`; nil where it follows nothing up, as none of the first session does.
    mutating func turn(
      _ index: Int, of session: ReadSession, _ reference: BackReference
    ) -> Turn? {
      guard session.index > 0 else { return nil }
      let spoken = session.turns[index]
      let number = Int32(truncatingIfNeeded: session.index)
      guard reference.probability > FollowUpReader.leastReference else {
        for term in spoken.terms { sessionOf[term.number] = number }
        return nil
      }
      var turn = Turn(match: reference.match)
      let now = Int32(truncatingIfNeeded: session.start + index)
      for term in spoken.terms where words.counts(term.number) {
        let isFirst = sessionOf[term.number] != number
        turn.terms.append(Term(number: term.number, isPair: term.isPair, isFirst: isFirst))
        sessionOf[term.number] = number
        turnOf[term.number] = now
      }
      turn.answer = new(in: session.turn(at: index + 1), now)
      turn.later =
        new(in: session.turn(at: index + 2), now) + new(in: session.turn(at: index + 3), now)
      turn.single = spoken.singles
      turn.length = Double(spoken.text.words + 3).squareRoot()
      addSigns(to: &turn, spoken, next: session.turn(at: index + 1), reference)
      return turn
    }

    /// The terms of a turn that were not seen since the turn `now`, which is being read.
    private mutating func new(in turn: ReadTurn?, _ now: Int32) -> [Int] {
      var new: [Int] = []
      for term in turn?.terms ?? [] where words.counts(term.number) {
        guard turnOf[term.number] != now else { continue }
        turnOf[term.number] = now
        new.append(term.number)
      }
      return new
    }

    private func addSigns(
      to turn: inout Turn, _ spoken: ReadTurn, next: ReadTurn?, _ reference: BackReference
    ) {
      let reports = spoken.isCoach ? 0 : spoken.reports
      let isFragment = spoken.isCoach && spoken.isFragment
      let isOpening = spoken.position < FollowUpReader.opening
      turn.mayReport =
        isOpening
        && (spoken.isCoach
          ? spoken.holds(.outcomeQuestion) || isFragment : spoken.isClient && reports > 0)
      turn.signs[.reference] = logarithm(reference.probability + 0.01)
      turn.signs[.position] = spoken.position
      turn.signs[.words] = logarithm(1 + Double(spoken.text.words))
      turn.signs[.outcomeQuestion] =
        spoken.isCoach ? spoken.count(.outcomeQuestion, most: 1) : 0
      turn.signs[.asks] = spoken.isCoach && spoken.asks ? 1 : 0
      turn.signs[.coach] = spoken.isCoach ? 1 : 0
      turn.signs[.report] = min(1, reports)
      turn.signs[.fragment] = isFragment ? 1 : 0
      turn.signs[.opening] = isOpening ? 1 : 0
      turn.signs[.spokenBefore] = spoken.count(.spokenBefore, most: 1)
      if spoken.isCoach, let next, next.isClient {
        turn.signs[.answerReports] = min(1, next.reports + next.count(.success, most: 1))
      }
    }
  }

  // MARK: Items

  /// The turns of later sessions that may follow up an item, in order: those that share something
  /// with it, and those early in the next session in which the coach asks what became of something
  /// or the client tells what was done, though they share nothing.
  mutating func eachTurn(
    following item: ItemContent, trust: Double,
    _ body: (_ session: Int, _ turn: Int, Signs<FollowUpSign>) -> Void
  ) {
    guard item.session + 1 < sessions.count else { return }
    sharing.removeAll(keepingCapacity: true)
    let next = sessions[item.session + 1]
    for term in item.terms { share(term, item[term].weight, from: next.start) }
    for report in reports[item.session + 1] where shared[next.start + report] == 0 {
      sharing.append(next.start + report)
    }
    defer { for turn in sharing { shared[turn] = 0 } }
    // Most turns that share a term say nothing of an outcome: they need not be put in order.
    let telling = sharing.filter {
      (shared[$0] > Self.leastShared || mayReport[$0]) && turns[$0] != nil
    }
    var session = item.session + 1
    for turn in telling.sorted() {
      while turn >= sessions[session].start + sessions[session].turns.count { session += 1 }
      let gap = session - item.session
      guard turn - sessions[session].start >= Self.greeting,
        shared[turn] > Self.leastShared || gap == 1,
        let signs = signs(at: turn, item, gap: gap, trust: trust)
      else { continue }
      body(session, turn - sessions[session].start, signs)
    }
  }

  /// Counts what the turns from `first` on share of a term.
  private mutating func share(_ term: Int, _ weight: Double, from first: Int) {
    for turn in places.turns(with: term).reversed() {
      guard turn >= first else { break }
      if shared[Int(turn)] == 0 { sharing.append(Int(turn)) }
      shared[Int(turn)] += weight
    }
  }

  /// The signs that a turn follows up an item set `gap` sessions ago; nil where it shares next to
  /// nothing with it.
  private func signs(
    at index: Int, _ item: ItemContent, gap: Int, trust: Double
  ) -> Signs<FollowUpSign>? {
    guard let turn = turns[index] else { return nil }
    var (shared, own, fresh, pairs) = (0.0, 0.0, 0.0, 0.0)
    var (names, covered, terms) = (0, 0, 0)
    for term in turn.terms {
      let share = item[term.number]
      guard share.weight > 0 else { continue }
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
    for own in [FollowUpSign.itemPosition, .itemWords, .itemClient] { signs[own] = item.signs[own] }
    if let match = turn.match, match.session != item.session {
      signs[.elsewhere] = min(1.5, match.score)
    }
    return signs
  }

  /// What some terms share with the item.
  private func content(_ terms: [Int], _ item: ItemContent) -> Double {
    terms.reduce(0) { $0 + 0.6 * item[$1].weight }
  }
}
