/// Tells of challenges that were set in other words than those that were asked about.
///
/// A task is often set twice. Who asks about it is understood to mean the one whose words come
/// nearest; the other one is done as well where the answer speaks of it.
struct RepeatedTasks {
  /// How much a question and its answer must share with a task.
  private static let leastShared = 0.3
  private static let fewestTerms = 2
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
    for link in links where link.kind == .followUp && link.outcome == .done {
      let spoken = terms(of: link)
      guard let now = session(link.quote.place.session) else { continue }
      for index in items.indices {
        let item = items[index]
        guard item.kind == .challenge, item.status == .open, !asked.contains(item.id),
          overlays.statuses[item.id] == nil, let set = session(item.quote.place.session),
          set.index < now.index
        else { continue }
        let shared = weights(of: set.turns[item.quote.place.turn], shared: spoken)
        if shared.count >= Self.fewestTerms, shared.reduce(0, +) >= Self.leastShared {
          items[index].status = .done
        }
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

  private func weights(of turn: ReadTurn, shared: Set<Int>) -> [Double] {
    turn.terms.filter { !$0.isPair && shared.contains($0.number) }
      .map { reading.words.weight(of: $0) }.filter { $0 > 0.05 }
  }
}
