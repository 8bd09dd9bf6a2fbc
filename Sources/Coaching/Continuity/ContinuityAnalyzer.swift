/// The version of the rules by which sessions are compared.
///
/// Raise it whenever the same history would give another analysis.
public let continuityRulesVersion = "2"

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
  /// How far each turn of each session refers back.
  let references: [[BackReference]]
  /// What each sign weighs.
  let weights: ContinuityWeights

  init(_ history: EngagementHistory, weights: ContinuityWeights = .shipped) {
    self.weights = weights
    sessions = history.sessions.enumerated().map {
      ReadSession($1, index: $0, words: .shipped)
    }
    words = PairWords(sessions, names: history.names)
    var earlier = EarlierTalk()
    var references: [[BackReference]] = []
    for session in sessions {
      references.append(
        BackReferenceReader.references(
          of: session, words: words, earlier: earlier, scorer: weights.references))
      earlier.add(session)
    }
    self.references = references
  }

  private init(
    _ sessions: [ReadSession], _ words: PairWords, _ references: [[BackReference]],
    _ weights: ContinuityWeights
  ) {
    self.sessions = sessions
    self.words = words
    self.references = references
    self.weights = weights
  }

  /// The same with references that are weighed anew.
  func weighed(_ scorer: SignScorer<BackReferenceSign>) -> EngagementReading {
    let references = references.map { references in
      references.map { reference in
        var reference = reference
        reference.probability = scorer.probability(reference.signs)
        return reference
      }
    }
    return EngagementReading(sessions, words, references, weights)
  }
}
