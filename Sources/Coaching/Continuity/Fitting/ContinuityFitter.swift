/// Fits what signs weigh to series that a reader has labelled.
///
/// Each kind of finding has its own logistic regression. Its examples are the turns of the two
/// people: those at a labelled place speak for, those next to one are left out, all others speak
/// against. Follow-ups are judged as pairs of a challenge and a turn of a later session.
public struct ContinuityFitter: Sendable {
  /// How strongly weights are held near zero.
  private let ridge: Double
  /// Turns up to this far from a labelled one are left out.
  private static let reach = 2

  /// Makes a fitter.
  ///
  /// - Parameter ridge: How strongly weights are held near zero, in units of each sign's spread.
  public init(ridge: Double = 6) {
    self.ridge = ridge
  }

  /// The weights that serve these series best.
  ///
  /// References come first: how likely a turn refers back is a sign of wins and follow-ups.
  ///
  /// - Parameter series: What to learn from.
  /// - Returns: The weights.
  public func fit(_ series: [LabelledSeries]) -> ContinuityWeights {
    let readings = series.map { SeriesReading($0, weights: .shipped) }
    let references: SignScorer<BackReferenceSign> = scorer(readings.flatMap(referenceExamples))
    let judged = readings.indices.map { unseen(readings, $0) }
    return ContinuityWeights(
      references: references, challenges: scorer(readings.flatMap(challengeExamples)),
      goals: scorer(readings.flatMap(goalExamples)),
      wins: scorer(judged.flatMap { winExamples($0.series) }),
      followUps: scorer(judged.flatMap { followUpExamples($0.series, $0.weights) }))
  }

  /// One series and the weights of all others, by which its references are weighed: on what weights
  /// were fitted to they are surer than they will be on any talk, and would be trusted too much.
  private func unseen(
    _ readings: [SeriesReading], _ place: Int
  ) -> (series: SeriesReading, weights: ContinuityWeights) {
    let others = readings.indices.filter { $0 != place }.map { readings[$0] }
    guard !others.isEmpty else { return (readings[place], .shipped) }
    var weights = ContinuityWeights.shipped
    weights.references = scorer(others.flatMap(referenceExamples))
    weights.challenges = scorer(others.flatMap(challengeExamples))
    weights.goals = scorer(others.flatMap(goalExamples))
    return (readings[place].weighed(weights.references), weights)
  }

  private func scorer<Kind: Sign>(_ examples: [Labelled<Kind>]) -> SignScorer<Kind> {
    let fitted = LogisticRegression(ridge: ridge).fit(
      examples.map {
        .init(signs: $0.signs.values, isPositive: $0.isPositive, weight: $0.weight)
      })
    return SignScorer(bias: fitted.bias, ordered: fitted.weights)
  }

  private struct Labelled<Kind: Sign> {
    var signs: Signs<Kind>
    var isPositive: Bool
    var weight: Double
  }

  // MARK: Examples

  /// The turns of the two people: labelled ones, and all that are not next to one.
  private func examples<Kind: Sign>(
    _ series: SeriesReading, labelled: [Place], beside: [Place] = [], firstSession: Int = 0,
    signs: (ReadSession) -> (Int) -> Signs<Kind>
  ) -> [Labelled<Kind>] {
    series.reading.sessions.dropFirst(firstSession).flatMap { session in
      let positive = Set(labelled.filter { $0.session == session.id }.map(\.turn))
      let near = positive.union(beside.filter { $0.session == session.id }.map(\.turn))
      let read = signs(session)
      return session.turns.indices.compactMap { turn -> Labelled<Kind>? in
        guard session.turns[turn].isCoach || session.turns[turn].isClient else { return nil }
        let isPositive = positive.contains(turn)
        if !isPositive, near.contains(where: { abs($0 - turn) <= Self.reach }) { return nil }
        return Labelled(signs: read(turn), isPositive: isPositive, weight: series.weight)
      }
    }
  }

  private func referenceExamples(_ series: SeriesReading) -> [Labelled<BackReferenceSign>] {
    let truth = series.truth
    let asked = truth.challenges.flatMap(\.followUps)
    return examples(
      series, labelled: truth.references.filter(\.isExplicit).map(\.place),
      beside: truth.references.map(\.place) + asked.map(\.place) + asked.compactMap(\.answer)
        + truth.touches.map(\.place),
      firstSession: 1
    ) { session in { series.reading.references[session.index][$0].signs } }
  }

  private func challengeExamples(_ series: SeriesReading) -> [Labelled<ChallengeSign>] {
    examples(series, labelled: series.truth.challenges.map(\.place)) { session in
      ChallengeReader(session, words: series.reading.words).signs
    }
  }

  private func goalExamples(_ series: SeriesReading) -> [Labelled<GoalSign>] {
    examples(series, labelled: series.truth.goals, beside: series.truth.touches.map(\.place)) {
      GoalReader($0).signs
    }
  }

  private func winExamples(_ series: SeriesReading) -> [Labelled<WinSign>] {
    examples(series, labelled: series.truth.wins) { session in
      WinReader(session, references: series.reading.references[session.index]).signs
    }
  }

  /// What may have been set, as the analysis will see it, and each turn that may follow it up.
  private func followUpExamples(
    _ series: SeriesReading, _ weights: ContinuityWeights
  ) -> [Labelled<FollowUpSign>] {
    let reading = series.reading
    let finder = FollowUpFinder(reading, scorer: weights.followUps)
    let goals = reading.sessions.map { GoalReader($0).probabilities(weights.goals) }
    let candidates = ChallengeFinder(reading.sessions, words: reading.words, weights: weights)
      .candidates(goals: goals)
    return finder.pairs(of: candidates).compactMap { pair in
      let set = Place(session: reading.sessions[pair.item.session].id, turn: pair.item.turn)
      let followed = series.truth.challenges.filter { $0.place.isNear(set) }.flatMap(\.followUps)
      let places = followed.flatMap { [$0.place] + ($0.answer.map { [$0] } ?? []) }
      let place = Place(session: reading.sessions[pair.session].id, turn: pair.turn)
      let isPositive = followed.contains { $0.place == place }
      if !isPositive, places.contains(where: { $0.isNear(place, within: Self.reach) }) {
        return nil
      }
      return Labelled(signs: pair.signs, isPositive: isPositive, weight: series.weight)
    }
  }
}

/// A series that was read once.
struct SeriesReading: Sendable {
  let truth: CarriedTruth
  let weight: Double
  private(set) var reading: EngagementReading

  init(_ series: LabelledSeries, weights: ContinuityWeights) {
    truth = series.truth
    weight = series.weight
    reading = EngagementReading(series.history, weights: weights)
  }

  /// The same with references that are weighed anew.
  func weighed(_ scorer: SignScorer<BackReferenceSign>) -> SeriesReading {
    var weighed = self
    weighed.reading = reading.weighed(scorer)
    return weighed
  }
}
