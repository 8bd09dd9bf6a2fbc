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

  static let count = allCases.count
}

/// Reads the references of each session to those before.
struct BackReferenceReader {
  private let words: PairWords
  private let scorer: SignScorer<BackReferenceSign>
  private var earlier: EarlierTalk
  /// Where each term was said last, with turns counted through all sessions; negative where it was
  /// not said yet.
  private var lastSaid: [Int32]

  init(words: PairWords, places: TermPlaces, scorer: SignScorer<BackReferenceSign>) {
    self.words = words
    self.scorer = scorer
    earlier = EarlierTalk(places)
    lastSaid = Array(repeating: -1, count: words.count)
  }

  /// The references of all turns of the next session; sessions must come in order.
  mutating func references(of session: ReadSession) -> [BackReference] {
    var references: [BackReference] = []
    references.reserveCapacity(session.turns.count)
    for index in session.turns.indices { references.append(reference(session, index)) }
    for index in references.indices { answer(&references, index) }
    earlier.add(session)
    return references
  }

  /// Adds how far what comes next speaks of the same place, since who is asked about something of
  /// an earlier session goes on about it, and how likely the reference is with that.
  private func answer(_ references: inout [BackReference], _ index: Int) {
    if let match = references[index].match {
      var most = 0.0
      for next in references[(index + 1)..<min(index + 3, references.count)] {
        guard let other = next.match, other.session == match.session,
          abs(other.turn - match.turn) <= Self.samePlace
        else { continue }
        most = max(most, other.score)
      }
      references[index].signs[.answered] = min(1.5, most)
    }
    references[index].probability = scorer.probability(references[index].signs)
  }

  /// How many turns two matches may lie apart and still be of one place.
  private static let samePlace = 6
  /// The share of a session in which it opens.
  private static let opening = 0.2

  private mutating func reference(_ session: ReadSession, _ index: Int) -> BackReference {
    let turn = session.turns[index]
    var weighed: [EarlierTalk.Weighed] = []
    var (strongest, pointed, fronted, definite) = (0.0, 0.0, 0.0, 0.0)
    for term in turn.terms where earlier.holds(term) {
      let since = session.start + index - Int(lastSaid[term.number])
      let isNew = since > index
      // What is spoken of already refers to what was just said, not to an earlier session.
      let weight = words.weight(of: term) * (isNew ? 1 : since > 3 ? 0.25 : 0.5)
      weighed.append(EarlierTalk.Weighed(term: term, weight: weight))
      guard isNew, !term.isPair else { continue }
      strongest = max(strongest, weight)
      if term.isPointedAt { pointed = max(pointed, weight) }
      if term.offset < 7 { fronted = max(fronted, weight) }
      if term.isDefinite { definite = max(definite, weight) }
    }
    let match = earlier.best(for: weighed)
    var signs = signs(of: turn, match, strongest: strongest)
    signs[.pointed] = pointed
    signs[.fronted] = fronted
    signs[.definite] = definite
    let now = Int32(truncatingIfNeeded: session.start + index)
    for term in turn.terms { lastSaid[term.number] = now }
    return BackReference(probability: 0, match: match, signs: signs)
  }

  private func signs(
    of turn: ReadTurn, _ match: EarlierTalk.Match?, strongest: Double
  ) -> Signs<BackReferenceSign> {
    var signs = Signs<BackReferenceSign>()
    let score = match?.score ?? 0
    let shared = min(score, 1.5)
    let density = score / Double(turn.text.words + 3).squareRoot()
    let isCoach = turn.isCoach ? 1.0 : 0
    let report = turn.isCoach ? 0 : turn.reports
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
