/// Tells of challenges that were set in other words than those that were asked about.
///
/// A task is often set twice. Who asks about it is understood to mean the one whose words come
/// nearest; the other one is done as well where the answer speaks of it.
struct RepeatedTasks {
  /// How much a question and its answer must share with a task.
  private static let leastShared = 0.15
  private static let fewestTerms = 2
  /// How likely the follow-up must be right.
  private static let leastConfidence = 0.25
  private let reading: EngagementReading

  init(_ reading: EngagementReading) {
    self.reading = reading
  }

  /// Gives open challenges that nobody asked about the outcome of what was asked about in their
  /// words; what a person said stays.
  func settle(
    _ items: inout [CarriedItem], by links: [SessionLink], _ overlays: ContinuityOverlays
  ) {
    let asked = Set(links.filter { $0.kind == .followUp }.compactMap(\.item))
    for link in links
    where link.kind == .followUp && link.outcome == .done
      && link.confidence >= Self.leastConfidence
    {
      let spoken = terms(of: link)
      guard let now = session(link.quote.place.session) else { continue }
      for index in items.indices {
        let item = items[index]
        guard item.kind == .challenge, item.status == .open, !asked.contains(item.id),
          overlays.statuses[item.id] == nil, let set = session(item.quote.place.session),
          set.index < now.index
        else { continue }
        if isSpokenOf(set.turns[item.quote.place.turn], by: spoken) { items[index].status = .done }
      }
    }
  }

  private func session(_ id: String) -> ReadSession? {
    reading.sessions.first { $0.id == id }
  }

  /// What the question of a follow-up and its answer speak of.
  private func terms(of link: SessionLink) -> Set<Int> {
    guard let session = session(link.quote.place.session) else { return [] }
    let turns = [link.quote.place.turn, link.answer?.turn].compactMap(\.self)
    return Set(turns.flatMap { session.turns[$0].terms }.filter { !$0.isPair }.map(\.number))
  }

  /// Whether somebody with a name and another thing of a task come up again.
  private func isSpokenOf(_ turn: ReadTurn, by spoken: Set<Int>) -> Bool {
    let shared = turn.terms.filter { !$0.isPair && spoken.contains($0.number) }
    return shared.count >= Self.fewestTerms && shared.contains(where: \.isName)
      && shared.reduce(0) { $0 + reading.words.weight(of: $1) } >= Self.leastShared
  }
}
