/// Makes links of the follow-ups and references that were found.
struct LinkBuilder {
  /// From this probability on a reference is a link.
  static let leastReference = 0.35
  private let sessions: [ReadSession]
  private let references: [[BackReference]]

  init(_ sessions: [ReadSession], references: [[BackReference]]) {
    self.sessions = sessions
    self.references = references
  }

  /// The links of all sessions, in order.
  ///
  /// - Parameters:
  ///   - followUps: The follow-ups, with the identifiers of their items.
  ///   - items: The items that a reference may point to, with their places.
  /// - Returns: The links.
  func links(
    _ followUps: [(finding: FollowUpFinder.Finding, item: String)],
    items: [(at: Candidates.Candidate, item: CarriedItem)]
  ) -> [SessionLink] {
    var links = followUps.map { followUp($0.finding, item: $0.item) }
    for session in sessions {
      let taken = followUps.filter { $0.finding.session == session.index }.map(\.finding.turn)
      let all = session.turns.indices.map { turn in
        Candidates.Candidate(
          session: session.index, turn: turn,
          probability: mayRefer(session, turn)
            ? references[session.index][turn].probability : 0)
      }
      for candidate in Candidates.apart(all, by: 2, least: Self.leastReference)
      where !taken.contains(where: { abs($0 - candidate.turn) <= 1 }) {
        links += backLink(candidate, items).map { [$0] } ?? []
      }
    }
    return sorted(links)
  }

  /// The links that people made; one whose turn or item is gone is left out.
  func links(
    made keys: Set<ContinuityOverlays.LinkKey>,
    items: [(at: Candidates.Candidate, item: CarriedItem)]
  ) -> [SessionLink] {
    sorted(
      keys.compactMap { key in
        guard let (at, item) = items.first(where: { $0.item.id == key.item }),
          let session = sessions.first(where: { $0.id == key.from.session }),
          session.turns.indices.contains(key.from.turn), session.index > at.session
        else { return nil }
        guard item.kind == .challenge else {
          return link(
            .backLink, session.index, key.from.turn, at.session, at.turn, item: item.id,
            answer: nil, confidence: 1)
        }
        let finding = FollowUpFinder.Finding(
          item: at, session: session.index, turn: key.from.turn, probability: 1)
        return followUp(finding, item: item.id)
      })
  }

  /// The found links and those that people made, in order; a made one takes a found one's place.
  func joined(_ found: [SessionLink], _ made: [SessionLink]) -> [SessionLink] {
    let places = Set(made.map(\.quote.place))
    return sorted(found.filter { !places.contains($0.quote.place) } + made)
  }

  private func sorted(_ links: [SessionLink]) -> [SessionLink] {
    let order = Dictionary(
      sessions.map { ($0.id, $0.index) }, uniquingKeysWith: { first, _ in first })
    return links.sorted { left, right in
      let (from, to) = (left.quote.place, right.quote.place)
      return (order[from.session] ?? 0, from.turn, left.item ?? "")
        < (order[to.session] ?? 0, to.turn, right.item ?? "")
    }
  }

  /// Whether the turn is one of the two's, not of their first session, and more than a greeting.
  private func mayRefer(_ session: ReadSession, _ turn: Int) -> Bool {
    let spoken = session.turns[turn]
    let isCertain = references[session.index][turn].probability > 0.5
    return session.index > 0 && (spoken.isCoach || spoken.isClient)
      && (spoken.isPlaced || isCertain)
  }

  private func backLink(
    _ candidate: Candidates.Candidate, _ items: [(at: Candidates.Candidate, item: CarriedItem)]
  ) -> SessionLink? {
    guard let match = match(of: candidate) else { return nil }
    let item = items.filter {
      $0.at.session == match.session && abs($0.at.turn - match.turn) <= 3
    }.min { abs($0.at.turn - match.turn) < abs($1.at.turn - match.turn) }
    return link(
      .backLink, candidate.session, candidate.turn, item?.at.session ?? match.session,
      item?.at.turn ?? match.turn, item: item?.item.id, answer: nil,
      confidence: candidate.probability)
  }

  /// How many turns beside one have a say in which session it means, and how much.
  private static let beside = 2
  private static let say = 0.3

  /// The place that a turn means: of the session that it and the turns beside it share most with.
  private func match(of candidate: Candidates.Candidate) -> EarlierTalk.Match? {
    let references = references[candidate.session]
    guard let own = references[candidate.turn].match else { return nil }
    let near =
      max(0, candidate.turn - Self.beside)...min(references.count - 1, candidate.turn + Self.beside)
    let others = near.filter { $0 != candidate.turn }.compactMap { references[$0].match }
    var shared: [Int: Double] = [own.session: own.score]
    for other in others { shared[other.session, default: 0] += Self.say * other.score }
    let session = shared.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    return session == own.session
      ? own
      : others.filter { $0.session == session }.max { ($0.score, $0.turn) < ($1.score, $1.turn) }
  }

  private func followUp(_ finding: FollowUpFinder.Finding, item: String) -> SessionLink {
    let session = sessions[finding.session]
    let asks = session.turns[finding.turn].isCoach
    let places = finding.turn + 1..<min(finding.turn + 4, session.turns.count)
    let answer = asks ? places.first { session.turns[$0].isClient } : finding.turn
    var link = link(
      .followUp, finding.session, finding.turn, finding.item.session, finding.item.turn,
      item: item, answer: answer, confidence: finding.probability)
    link.outcome =
      answer.map { place in
        let keys = Set(
          sessions[finding.item.session].turns[finding.item.turn].terms.map(\.key)
            + session.turns[finding.turn].terms.map(\.key))
        let shares = session.turns[place].terms.contains { keys.contains($0.key) }
        return OutcomeReader.outcome(of: session.turns[place], isAsked: asks, shares: shares)
      } ?? .notAnswered
    return link
  }

  private func link(
    _ kind: SessionLink.Kind, _ from: Int, _ turn: Int, _ to: Int, _ target: Int, item: String?,
    answer: Int?, confidence: Double
  ) -> SessionLink {
    let session = sessions[from]
    let spoken = session.turns[turn]
    let keys = Set(sessions[to].turns[target].terms.map(\.key))
    return SessionLink(
      kind: kind,
      quote: Quote(
        place: Place(session: session.id, turn: turn), range: spoken.bytes(sharing: keys)),
      milliseconds: session.isTimed ? spoken.spoken.start : nil, share: spoken.position,
      by: spoken.isCoach ? .coach : .client,
      target: Place(session: sessions[to].id, turn: target), item: item, isExplicit: true,
      answer: answer.map { Place(session: session.id, turn: $0) }, confidence: confidence)
  }
}
