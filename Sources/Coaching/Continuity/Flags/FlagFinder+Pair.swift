extension FlagFinder {
  /// What became of each challenge: one flag each.
  func followUps() -> [RuleFlag] {
    let order = Dictionary(
      reading.sessions.map { ($0.id, $0.index) }, uniquingKeysWith: { first, _ in first })
    return analysis.items.filter { $0.kind == .challenge }.map { item in
      let set = order[item.quote.place.session] ?? 0
      let links = analysis.links.filter { $0.item == item.id && $0.kind == .followUp }
      let later = reading.sessions[(set + 1)...].filter {
        !analysis.sessions[$0.index].burning.value
      }
      let state: String
      if !links.isEmpty {
        state = "asked"
      } else if later.count < rules.followUpSessions {
        state = "not_due"
      } else if isCarried(item) {
        state = "carried"
      } else {
        state = isCertain(item) ? "never_asked" : "not_due"
      }
      return RuleFlag(
        rule: .followUp, state: state, item: item.id,
        evidence: [item.quote.place] + links.map(\.quote.place),
        explanation: Self.sentence(state, sessions: later.count, links: links.count))
    }
  }

  /// Whether it is certain enough that something was set to say that nobody asked about it.
  private func isCertain(_ item: CarriedItem) -> Bool {
    item.confirmed == true || item.confidence >= rules.neverAskedConfidence
  }

  /// Whether a later session refers to the challenge without asking about it.
  private func isCarried(_ item: CarriedItem) -> Bool {
    analysis.links.contains { $0.item == item.id }
  }

  private static func sentence(_ state: String, sessions: Int, links: Int) -> String {
    switch state {
    case "asked": "Taken up again \(links == 1 ? "once" : "\(links) times")."
    case "carried": "Spoken of again, without being asked about."
    case "not_due":
      sessions < 1
        ? "Not yet due: no session since then could have asked."
        : "Not due: it is not certain that it was set; confirm it, and it counts."
    default: "\(sessions) session\(sessions == 1 ? "" : "s") since then, and nobody asked."
    }
  }

  /// Goals that took the place of others, and wins that nobody stopped at.
  func goalsAndWins() -> [RuleFlag] {
    analysis.items.compactMap { item in
      let place = item.quote.place
      if item.kind == .goal, let earlier = item.follows {
        let from = analysis.items.first { $0.id == earlier }?.quote.place
        return RuleFlag(
          rule: .goalReframed, state: "present", session: place.session, item: item.id,
          evidence: (from.map { [$0] } ?? []) + [place],
          explanation: "The goal takes up an earlier one.")
      }
      guard item.kind == .win, item.acknowledged == nil else { return nil }
      return RuleFlag(
        rule: .winPassedOver, state: "passed_over", session: place.session, item: item.id,
        evidence: [place], explanation: "The coach did not stop at it within seven turns.")
    }
  }

  /// Whether mentorship rises while goals lie untouched.
  func drift() -> RuleFlag {
    let count = reading.sessions.count
    let recent = min(rules.driftSessions, count)
    let goals = Set(analysis.items.filter { $0.kind == .goal }.map(\.id))
    let last = Set(reading.sessions.suffix(recent).map(\.id))
    let touches = analysis.links.filter {
      last.contains($0.quote.place.session) && $0.item.map(goals.contains) == true
    }
    let isMiddle = analysis.sessions.last?.phase == .middle && count > recent + 1
    let rise =
      isMiddle
      ? mentorshipShare(before: count, sessions: recent)
        - mentorshipShare(before: count - recent, sessions: count - recent) : 0
    let isDue = isMiddle && touches.isEmpty && rise > rules.driftRise
    return RuleFlag(
      rule: .drift, state: isDue ? "due" : "none", evidence: touches.map(\.quote.place),
      explanation: isDue
        ? "Mentorship rose by \(Int((rise * 100).rounded())) points while no goal was touched "
          + "in \(recent) sessions."
        : touches.isEmpty
          ? "Mentorship did not rise." : "Goals were touched in the last \(recent) sessions.")
  }

  /// The rate of burning sessions, where it is high.
  func burningRate() -> [RuleFlag] {
    let burning = analysis.sessions.filter(\.burning.value)
    let count = analysis.sessions.count
    guard count > 3, Double(burning.count) > rules.burningRate * Double(count) else { return [] }
    return [
      RuleFlag(
        rule: .burningRate, state: "high",
        evidence: burning.map { place($0.session, $0.burning.topic ?? 0) },
        explanation: "\(burning.count) of \(count) sessions were filled by one urgent topic.")
    ]
  }
}
