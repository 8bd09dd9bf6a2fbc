/// Judges an analysis by what a reader found.
///
/// Counts as the project's convention says: an item or a link is right within two turns of its
/// place, a bridge within three, each only once; references that are true but not in so many words
/// are neither right nor wrong.
public struct ContinuityJudge: Sendable {
  /// What is judged, in the order in which it is printed.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Whether one urgent topic filled a session.
    case burning
    /// Who set the first topic.
    case opening
    /// How early a session connected back.
    case band
    /// Which turn did.
    case connectBack = "connect"
    /// Both of them.
    case bandAndTurn = "both"
    /// Whether a session stood back.
    case zoomOut = "zoom-out"
    /// Challenges.
    case challenges
    /// Goals.
    case goals
    /// Wins.
    case wins
    /// Follow-ups of challenges.
    case followUps = "follow-ups"
    /// What became of a challenge, of the follow-ups found.
    case outcomes
    /// References to earlier sessions.
    case backLinks = "back-links"
    /// Challenges that nobody asked about.
    case neverAsked = "never asked"
    /// Bridges that were crossed.
    case taken
    /// Bridges that were offered.
    case offered
    /// Bridges that were missed.
    case missed

    /// Whether each session is right or wrong; else F1 is what counts.
    public var isAccuracy: Bool {
      switch self {
      case .burning, .opening, .band, .connectBack, .bandAndTurn, .zoomOut, .outcomes: true
      default: false
      }
    }
  }

  private let truth: CarriedTruth
  private let analysis: EngagementAnalysis

  /// Makes a judge of one series.
  public init(_ truth: CarriedTruth, _ analysis: EngagementAnalysis) {
    self.truth = truth
    self.analysis = analysis
  }

  /// The counts of every measure.
  public func hits() -> [Measure: Hits] {
    var hits = sessionHits()
    hits[.challenges] = items(.challenge, truth.challenges.map(\.place))
    hits[.goals] = items(.goal, truth.goals)
    hits[.wins] = items(.win, truth.wins)
    (hits[.followUps], hits[.outcomes]) = followUps()
    hits[.backLinks] = backLinks()
    hits[.neverAsked] = neverAsked()
    for (measure, state) in [(Measure.taken, Bridge.State.taken), (.offered, .offered)] {
      hits[measure] = bridges(state)
    }
    hits[.missed] = bridges(.missed)
    return hits
  }

  // MARK: Sessions

  private func sessionHits() -> [Measure: Hits] {
    var hits: [Measure: Hits] = [:]
    func count(_ measure: Measure, _ isRight: Bool) {
      hits[measure, default: Hits()] =
        hits[measure, default: Hits()] + Hits(truth: 1, found: 1, right: isRight ? 1 : 0)
    }
    for (known, found) in zip(truth.sessions, analysis.sessions) {
      count(.burning, known.isBurning == found.burning.value)
      count(.opening, found.opening.map { known.openedBy.contains($0.setBy) } ?? false)
      let isBand = known.band.map { $0 == found.connectBackBand }
      let isTurn = known.band == .exempt ? nil : connects(found, at: known.connectBack)
      if let isBand { count(.band, isBand) }
      if let isTurn { count(.connectBack, isTurn) }
      count(.bandAndTurn, isBand ?? true && isTurn ?? true)
      if !known.isBurning { count(.zoomOut, known.zoomsOut == found.zoomOut.counts) }
    }
    return hits
  }

  /// Whether a session first connects back where it should, or nowhere.
  private func connects(_ found: SessionFacts, at known: Int?) -> Bool {
    let turn = found.firstConnectBack?.turn
    return known.map { there in turn.map { abs($0 - there) <= 2 } ?? false } ?? (turn == nil)
  }

  // MARK: Items

  private func items(_ kind: CarriedItem.Kind, _ places: [Place]) -> Hits {
    let found = analysis.items.filter { $0.kind == kind }.map(\.quote.place)
    return Matching(places.count, found.count) { places[$0].isNear(found[$1]) }
      .hits(truth: places.count)
  }

  private func neverAsked() -> Hits {
    let known = truth.challenges.filter(\.isNeverAsked).map(\.place)
    let flagged = Set(
      analysis.flags.filter { $0.rule == .followUp && $0.state == "never_asked" }.compactMap(\.item)
    )
    let found = analysis.items.filter { flagged.contains($0.id) }.map(\.quote.place)
    return Matching(known.count, found.count) { known[$0].isNear(found[$1]) }.hits(
      truth: known.count
    ) { found in known.contains { $0.isNear(self.place(found, of: flagged)) } }
  }

  private func place(_ index: Int, of flagged: Set<String>) -> Place {
    analysis.items.filter { flagged.contains($0.id) }[index].quote.place
  }

  // MARK: Links

  private struct Asked {
    var at: Place
    var to: Place
    var outcome: SessionLink.Outcome
  }

  private var asked: [Asked] {
    truth.challenges.flatMap { challenge in
      challenge.followUps.map { Asked(at: $0.place, to: challenge.place, outcome: $0.outcome) }
    }
  }

  private func followUps() -> (links: Hits, outcomes: Hits) {
    let asked = asked
    let found = analysis.links.filter { $0.kind == .followUp }
    func fits(_ at: Place, _ to: Place, _ link: SessionLink) -> Bool {
      at.isNear(link.quote.place) && to.isNear(link.target)
    }
    let matching = Matching(asked.count, found.count) {
      fits(asked[$0].at, asked[$0].to, found[$1])
    }
    let right = matching.owners.enumerated().filter { index, owner in
      owner.map { asked[$0].outcome == found[index].outcome } ?? false
    }
    let matched = matching.owners.count { $0 != nil }
    let hits = matching.hits(truth: asked.count) { index in
      asked.contains { fits($0.at, $0.to, found[index]) }
        || truth.touches.contains { fits($0.place, $0.goal, found[index]) }
    }
    return (hits, Hits(truth: matched, found: matched, right: right.count))
  }

  private func backLinks() -> Hits {
    var once: [(at: Place, to: String)] = []
    for link in analysis.links
    where !once.contains(where: { $0 == (link.quote.place, link.target.session) }) {
      once.append((link.quote.place, link.target.session))
    }
    let explicit = truth.references.filter(\.isExplicit)
    let others =
      truth.references.map { ($0.place, $0.sessions) }
      + asked.map { ($0.at, [$0.to.session]) } + truth.touches.map { ($0.place, [$0.goal.session]) }
    return Matching(explicit.count, once.count) {
      explicit[$0].place.isNear(once[$1].at) && explicit[$0].sessions.contains(once[$1].to)
    }.hits(truth: explicit.count) { index in
      others.contains { $0.0.isNear(once[index].at) && $0.1.contains(once[index].to) }
    }
  }

  private func bridges(_ state: Bridge.State) -> Hits {
    let known = truth.bridges.filter { $0.state == state }
    let found = analysis.bridges.filter { $0.state == state }.map(\.door.place)
    return Matching(known.count, found.count) { truth, index in
      known[truth].places.contains { $0.isNear(found[index], within: 3) }
    }.hits(truth: known.count)
  }
}
