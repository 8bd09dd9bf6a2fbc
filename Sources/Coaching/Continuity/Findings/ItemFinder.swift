/// Finds the items of a pair and the links to them.
struct ItemFinder {
  /// The items and links of a pair.
  struct Findings {
    var items: [CarriedItem]
    var links: [SessionLink]
  }

  /// How likely a turn must be an item, how many of them a session has at most on average, and
  /// how many turns lie between two.
  private struct Limits {
    var least: Double
    var perSession: Double
    var gap: Int
  }

  private static let challenges = Limits(
    least: 0.15, perSession: 3.3, gap: ChallengeFinder.gap)
  private static let goals = Limits(
    least: 0.2, perSession: 1.2, gap: 3)
  private static let wins = Limits(
    least: 0.15, perSession: 1.8, gap: 5)
  private let reading: EngagementReading
  private let builder: ItemBuilder
  private let overlays: ContinuityOverlays
  /// How likely each turn of each session says a goal.
  private let goals: [[Double]]

  init(_ reading: EngagementReading, _ history: EngagementHistory) {
    self.reading = reading
    overlays = history.overlays
    goals = reading.sessions.map { GoalReader($0).probabilities(reading.weights.goals) }
    builder = ItemBuilder(reading.sessions, pair: history.pair, overlays: history.overlays)
  }

  /// The items in order of their places, and the links in order of theirs.
  func items() -> Findings {
    let candidates = challengeCandidates()
    let followUps = followUps(of: candidates)
    let evidence = HeldEvidence(reading)
    let raised = raised(candidates, by: followUps)
    var found = build(
      .challenge,
      held(kept(raised, Self.challenges), among: raised, by: evidence.challenge) { _ in true })
    let goals = goalCandidates()
    found += build(
      .goal,
      held(
        kept(goals, Self.goals), among: goals, by: evidence.goal, where: evidence.isHeldGoal))
    let challenges = found.filter { $0.item.kind == .challenge }
    let followed = followUps.compactMap { finding in
      challenges.first { $0.at.session == finding.item.session && $0.at.turn == finding.item.turn }
        .map { (finding: finding, item: $0.item.id) }
    }
    let linker = LinkBuilder(reading.sessions, references: reading.references)
    let links = linker.joined(
      linker.links(followed, items: found).filter { !isUnlinked($0) },
      linker.links(made: overlays.linked, items: found))
    let wins = build(.win, kept(winCandidates(), Self.wins))
    let others = OtherItems(reading, builder).found()
    var items = (found + wins + others).sorted { Candidates.isEarlier($0.at, $1.at) }.map(\.item)
    Outcomes(links: links, overlays: overlays).settle(&items)
    RepeatedTasks(reading).settle(&items, by: links, overlays)
    GoalOutcomes(reading).settle(&items, overlays)
    Lineage(reading).follow(&items)
    Acknowledgement(reading.sessions).acknowledge(&items)
    return Findings(items: items, links: links)
  }

  private func isUnlinked(_ link: SessionLink) -> Bool {
    link.item.map {
      overlays.unlinked.contains(.init(from: link.quote.place, item: $0))
    } ?? false
  }

  // MARK: Candidates

  /// Where later sessions come back to what may have been set.
  func followUps(of candidates: [Candidates.Candidate]) -> [FollowUpFinder.Finding] {
    FollowUpFinder(reading, scorer: reading.weights.followUps).findings(of: candidates)
  }

  /// What may have been set: every turn that could be, however unlikely.
  func challengeCandidates() -> [Candidates.Candidate] {
    ChallengeFinder(reading.sessions, words: reading.words, weights: reading.weights)
      .candidates(goals: goals)
  }

  private func goalCandidates() -> [Candidates.Candidate] {
    reading.sessions.flatMap { session in candidates(session) { goals[session.index][$0] } }
  }

  private func winCandidates() -> [Candidates.Candidate] {
    reading.sessions.flatMap { session in
      let reader = WinReader(session, references: reading.references[session.index])
      return candidates(session) { reading.weights.wins.probability(reader.signs(at: $0)) }
    }
  }

  private func candidates(
    _ session: ReadSession, _ probability: (Int) -> Double
  ) -> [Candidates.Candidate] {
    session.turns.indices.filter { session.turns[$0].isCoach || session.turns[$0].isClient }.map {
      Candidates.Candidate(session: session.index, turn: $0, probability: probability($0))
    }
  }

  /// What a later session asks about was set: the follow-up speaks for the challenge.
  private func raised(
    _ candidates: [Candidates.Candidate], by followUps: [FollowUpFinder.Finding]
  ) -> [Candidates.Candidate] {
    candidates.map { candidate in
      var best = 0.0
      for followUp in followUps where followUp.item == candidate {
        best = max(best, followUp.probability)
      }
      var raised = candidate
      raised.probability =
        1 - (1 - candidate.probability) * (1 - 0.8 * best)
      return raised
    }
  }

  private func kept(
    _ candidates: [Candidates.Candidate], _ limits: Limits
  ) -> [Candidates.Candidate] {
    let most = Int((limits.perSession * Double(reading.sessions.count)).rounded(.up))
    return Array(Candidates.apart(candidates, by: limits.gap, least: limits.least).prefix(most))
  }

  /// The chosen candidates with what was made of them, and those that were not chosen but held on
  /// to so clearly that they are as good as certain.
  private func held(
    _ kept: [Candidates.Candidate], among all: [Candidates.Candidate],
    by evidence: (Candidates.Candidate) -> Double, where isHeld: (Candidates.Candidate) -> Bool
  ) -> [Candidates.Candidate] {
    var held = kept.map { candidate in
      var candidate = candidate
      candidate.probability = evidence(candidate)
      return candidate
    }
    for var candidate in all
    where isHeld(candidate) && !kept.contains(where: { $0.isBeside(candidate) }) {
      candidate.probability = evidence(candidate)
      let isBesideMore = held.contains { $0.isBeside(candidate) }
      if candidate.probability >= Self.leastHeld, !isBesideMore { held.append(candidate) }
    }
    return held
  }

  /// From this probability on what was held on to is an item, however many there are.
  private static let leastHeld = 0.6

  private func build(
    _ kind: CarriedItem.Kind, _ candidates: [Candidates.Candidate]
  ) -> [(at: Candidates.Candidate, item: CarriedItem)] {
    var taken: Set<String> = []
    // Two turns that say one task may both be told by the one between them.
    return candidates.compactMap { candidate in
      guard let item = builder.item(kind, at: candidate), taken.insert(item.id).inserted else {
        return nil
      }
      return (candidate, item)
    }
  }
}
