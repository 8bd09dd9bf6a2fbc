/// Says what the rules say of a pair.
struct FlagFinder {
  let reading: EngagementReading
  let analysis: EngagementAnalysis
  let runs: [[ClosedRange<Int>]]
  let rules: ContinuityRules

  init(
    _ reading: EngagementReading, _ analysis: EngagementAnalysis, runs: [[ClosedRange<Int>]],
    rules: ContinuityRules
  ) {
    self.reading = reading
    self.analysis = analysis
    self.runs = runs
    self.rules = rules
  }

  /// All flags: those of the sessions in their order, then those of items, then of the pair.
  func flags() -> [RuleFlag] {
    var flags: [RuleFlag] = []
    for (session, facts) in zip(reading.sessions, analysis.sessions) {
      flags.append(connectBack(facts))
      flags.append(zoomOutDue(facts))
      flags += opening(facts)
      flags += checkpoint(facts)
      flags += unbackedAdvice(session, facts)
      flags += burningLesson(session, facts)
      flags += nextStep(session)
      flags += setbacks(session)
      flags += titleTalk(session)
      flags += onboarding(session)
      flags += insights(session)
      flags += curiosity(session, facts)
    }
    flags += followUps()
    flags += goalsAndWins()
    flags.append(drift())
    flags += burningRate()
    return flags
  }

  /// Whether an item is likely enough for a rule to rest on it: a perhaps where it is less likely
  /// than what is shown first, nil where it stands in the export alone.
  func doubt(of item: CarriedItem) -> Doubt? {
    if item.confirmed == true || item.confidence >= rules.shownConfidence { return .sure }
    return item.confidence >= CarriedItem.leastConfidence ? .perhaps : nil
  }

  /// How sure it is what a rule rests on.
  enum Doubt {
    /// Confirmed, or as likely as what is shown first.
    case sure
    /// Less likely, so that the rule says "perhaps".
    case perhaps
  }

  /// A place in a session.
  func place(_ session: String, _ turn: Int) -> Place { Place(session: session, turn: turn) }
}
