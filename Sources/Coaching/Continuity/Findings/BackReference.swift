/// Whether a turn refers to an earlier session, and to where.
struct BackReference: Sendable {
  /// How likely the turn refers back in so many words.
  var probability: Double
  /// The place of an earlier session that shares most with it; nil where nothing does.
  var match: EarlierTalk.Match?
  /// What it rests on.
  var signs: Signs<BackReferenceSign>
}

/// What tells a reference to an earlier session.
enum BackReferenceSign: Int, Sign {
  case match, pairs, strongest, terms, length, spokenBefore, earlierTime, outcomeQuestion
  case recollection, report, coach, coachAsks, spokenMatch, timeMatch, questionMatch
  case reportMatch, coachDensity, density, position, mentorship, rung, short
  case coachTime, clientSpoken, pointed, fronted, ownStory, agenda
  case definite, fragment, opening, coachOpening, answered
}

/// Reads the references of one session to those before.
struct BackReferenceReader {
  private let words: PairWords
  private let earlier: EarlierTalk
  private let scorer: SignScorer<BackReferenceSign>
  private var lastSaid: [UInt64: Int] = [:]

  init(words: PairWords, earlier: EarlierTalk, scorer: SignScorer<BackReferenceSign>) {
    self.words = words
    self.earlier = earlier
    self.scorer = scorer
  }

  /// The references of all turns of a session.
  static func references(
    of session: ReadSession, words: PairWords, earlier: EarlierTalk,
    scorer: SignScorer<BackReferenceSign>
  ) -> [BackReference] {
    var reader = BackReferenceReader(words: words, earlier: earlier, scorer: scorer)
    let references = session.turns.enumerated().map { reader.reference($0, $1) }
    return references.indices.map { reader.answered(references, $0) }
  }

  /// The reference, with how far what comes next speaks of the same place: who is asked about
  /// something of an earlier session goes on about it.
  private func answered(_ references: [BackReference], _ index: Int) -> BackReference {
    var reference = references[index]
    guard let match = reference.match else { return reference }
    let next = references[(index + 1)..<min(index + 3, references.count)].compactMap(\.match)
    let same = next.filter {
      $0.session == match.session && abs($0.turn - match.turn) <= Self.samePlace
    }
    reference.signs[.answered] = min(1.5, same.map(\.score).max() ?? 0)
    reference.probability = scorer.probability(reference.signs)
    return reference
  }

  /// How many turns two matches may lie apart and still be of one place.
  private static let samePlace = 6
  /// The share of a session in which it opens.
  private static let opening = 0.2

  private mutating func reference(_ index: Int, _ turn: ReadTurn) -> BackReference {
    let weighed = turn.terms.filter { earlier.holds($0.key) }.map { term in
      (term: term, weight: words.weight(of: term) * freshness(of: term, at: index))
    }
    let match = earlier.best(for: weighed)
    let strongest = weighed.filter { lastSaid[$0.term.key] == nil && !$0.term.isPair }
      .map(\.weight).max()
    var signs = signs(of: turn, match, strongest: strongest ?? 0)
    let fresh = weighed.filter { lastSaid[$0.term.key] == nil && !$0.term.isPair }
    signs[.pointed] = fresh.filter(\.term.isPointedAt).map(\.weight).max() ?? 0
    signs[.fronted] = fresh.filter { $0.term.offset < 7 }.map(\.weight).max() ?? 0
    signs[.definite] = fresh.filter(\.term.isDefinite).map(\.weight).max() ?? 0
    for term in turn.terms { lastSaid[term.key] = index }
    return BackReference(
      probability: scorer.probability(signs), match: match, signs: signs)
  }

  /// What is spoken of already refers to what was just said, not to an earlier session.
  private func freshness(of term: ReadTurn.Term, at index: Int) -> Double {
    guard let last = lastSaid[term.key] else { return 1 }
    return index - last > 3 ? 0.25 : 0.5
  }

  private func signs(
    of turn: ReadTurn, _ match: EarlierTalk.Match?, strongest: Double
  ) -> Signs<BackReferenceSign> {
    var signs = Signs<BackReferenceSign>()
    let score = match?.score ?? 0
    let shared = min(score, 1.5)
    let density = score / Double(turn.text.words + 3).squareRoot()
    let isCoach = turn.isCoach ? 1.0 : 0
    let report = turn.isCoach ? 0 : Report.count(in: turn)
    let question = isCoach * turn.count(.outcomeQuestion)
    signs[.match] = min(score, 2.5)
    signs[.pairs] = min(1.5, match?.pairs ?? 0)
    signs[.strongest] = strongest
    signs[.terms] = Double(min(4, match?.terms ?? 0))
    signs[.length] = logarithm(1 + Double(turn.text.words))
    signs[.spokenBefore] = turn.count(.spokenBefore)
    signs[.earlierTime] = turn.count(.earlierTime)
    signs[.outcomeQuestion] = question
    signs[.recollection] = turn.count(.recollection, most: 1)
    signs[.report] = report
    signs[.coach] = isCoach
    signs[.coachAsks] = turn.asks ? isCoach : 0
    signs[.spokenMatch] = turn.count(.spokenBefore, most: 1) * shared
    signs[.timeMatch] = turn.count(.earlierTime, most: 1) * shared
    signs[.questionMatch] = min(1, question) * shared
    signs[.reportMatch] = min(1, report) * shared
    signs[.coachDensity] = isCoach * density
    signs[.density] = density
    signs[.position] = turn.position
    signs[.mentorship] = turn.mentorship
    signs[.rung] = turn.rung
    signs[.short] = turn.text.words < 4 ? 1 : 0
    signs[.fragment] = turn.isFragment ? isCoach : 0
    signs[.opening] = turn.position < Self.opening ? 1 : 0
    signs[.coachOpening] = turn.position < Self.opening && turn.asks ? isCoach : 0
    signs[.ownStory] = turn.marked.contains(.ownStory) ? isCoach : 0
    signs[.agenda] = isCoach * turn.count(.agendaCheckpoint, most: 1)
    signs[.coachTime] = isCoach * turn.count(.earlierTime)
    signs[.clientSpoken] = (1 - isCoach) * turn.count(.spokenBefore)
    return signs
  }
}
