/// The version of the rules by which sessions are compared.
///
/// Raise it whenever the same history would give another analysis.
public let continuityRulesVersion = "7"

/// Finds what carries over between the sessions of one pair.
///
/// Pure: the same history and rules give the same analysis, whatever was analysed before.
public struct ContinuityAnalyzer: Sendable {
  private let rules: ContinuityRules
  private let weights: ContinuityWeights

  /// Makes an analyzer.
  ///
  /// - Parameters:
  ///   - rules: The limits of the rules.
  ///   - weights: What each sign weighs; those that ship, but where weights are judged.
  public init(
    rules: ContinuityRules = ContinuityRules(), weights: ContinuityWeights = .shipped
  ) {
    self.rules = rules
    self.weights = weights
  }

  /// Analyses the sessions of one pair.
  ///
  /// - Parameter history: The sessions, the earliest first, and what people said of them.
  /// - Returns: What carries over between them.
  /// - Complexity: O(*n*) in the words of the sessions, times the items that are open at once.
  public func analyze(_ history: EngagementHistory) -> EngagementAnalysis {
    let reading = EngagementReading(history, weights: weights)
    let items = ItemFinder(reading, history).items()
    let runs = reading.sessions.map(OutRuns.runs(of:))
    let sessions = facts(reading, links: items.links, runs, history.overlays)
    var analysis = EngagementAnalysis(
      sessions: sessions, items: items.items, links: items.links,
      bridges: reading.sessions.flatMap { BridgeFinder($0, runs: runs[$0.index]).bridges() },
      progress: ProgressFinder(reading.sessions, references: reading.references, rules: rules)
        .pairs(),
      rules: continuityRulesVersion)
    analysis.flags = FlagFinder(reading, analysis, runs: runs, rules: rules).flags()
    return analysis
  }

  private func facts(
    _ reading: EngagementReading, links: [SessionLink], _ runs: [[ClosedRange<Int>]],
    _ overlays: ContinuityOverlays
  ) -> [SessionFacts] {
    let finder = SessionFactsFinder(rules: rules, first: reading.sessions.first?.date)
    let linksOf = Dictionary(grouping: links, by: \.quote.place.session)
    var facts: [SessionFacts] = []
    for session in reading.sessions {
      facts.append(
        finder.facts(
          of: session, references: reading.references[session.index],
          links: linksOf[session.id] ?? [], runs: runs[session.index],
          burning: overlays.burning[session.id],
          waiting: facts.last?.sessionsWithoutZoomOut ?? 0))
    }
    return facts
  }
}

/// The sessions of a pair, read once.
struct EngagementReading: Sendable {
  /// The sessions in order.
  let sessions: [ReadSession]
  /// How much a term says between them.
  let words: PairWords
  /// Where each term stands.
  let places: TermPlaces
  /// How far each turn of each session refers back.
  private(set) var references: [[BackReference]]
  /// What each sign weighs.
  let weights: ContinuityWeights

  init(_ history: EngagementHistory, weights: ContinuityWeights = .shipped) {
    self.weights = weights
    var terms = TermReader(.shipped)
    let texts = history.sessions.map { $0.turns.map(ReadTurn.text) }
    terms.leaveOutPairsOfOneSession(among: texts)
    var sessions: [ReadSession] = []
    var turns = 0
    for (session, texts) in zip(history.sessions, texts) {
      sessions.append(
        ReadSession(session, texts: texts, index: sessions.count, start: turns, terms: &terms))
      turns += session.turns.count
    }
    self.sessions = sessions
    words = PairWords(sessions, terms: terms.count, names: history.names)
    places = TermPlaces(sessions, words: words)
    var reader = BackReferenceReader(words: words, places: places, scorer: weights.references)
    references = sessions.map { reader.references(of: $0) }
  }

  /// The same with references that are weighed anew.
  func weighed(_ scorer: SignScorer<BackReferenceSign>) -> EngagementReading {
    var weighed = self
    for session in references.indices {
      for turn in references[session].indices {
        weighed.references[session][turn].probability = scorer.probability(
          references[session][turn].signs)
      }
    }
    return weighed
  }
}
