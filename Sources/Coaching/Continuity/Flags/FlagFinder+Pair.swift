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

  /// Whether a later session refers to the challenge without asking about it, or to the same task in
  /// other words.
  private func isCarried(_ item: CarriedItem) -> Bool {
    item.status != .open || analysis.links.contains { $0.item == item.id }
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
  ///
  /// What is hardly a goal or a win is no reason for a flag, and one that may be none makes a
  /// "perhaps".
  func goalsAndWins() -> [RuleFlag] {
    analysis.items.compactMap { item in
      guard let doubt = doubt(of: item) else { return nil }
      switch item.kind {
      case .goal: return reframed(item, doubt)
      case .win: return passedOver(item, doubt)
      case .challenge, .question, .prompt, .resource: return nil
      }
    }
  }

  private func reframed(_ goal: CarriedItem, _ doubt: Doubt) -> RuleFlag? {
    guard let former = analysis.items.first(where: { $0.id == goal.follows }),
      let formerDoubt = self.doubt(of: former)
    else { return nil }
    let isSure = doubt == .sure && formerDoubt == .sure
    let place = goal.quote.place
    return RuleFlag(
      rule: .goalReframed, state: isSure ? "present" : "perhaps", session: place.session,
      item: goal.id, evidence: [former.quote.place, place],
      explanation: isSure
        ? "The goal takes up an earlier one." : "Perhaps a goal that takes up an earlier one.")
  }

  private func passedOver(_ win: CarriedItem, _ doubt: Doubt) -> RuleFlag? {
    guard win.acknowledged == nil else { return nil }
    let place = win.quote.place
    let isSure = doubt == .sure
    return RuleFlag(
      rule: .winPassedOver, state: isSure ? "passed_over" : "perhaps", session: place.session,
      item: win.id, evidence: [place],
      explanation: isSure
        ? "The coach did not stop at it within seven turns."
        : "It may be no win; the coach did not stop at it within seven turns.")
  }

  /// Whether mentorship rises while goals lie untouched.
  func drift() -> RuleFlag {
    let count = reading.sessions.count
    let recent = min(rules.driftSessions, count)
    let touches = goalTouches
    let order = Dictionary(
      reading.sessions.map { ($0.id, $0.index) }, uniquingKeysWith: { first, _ in first })
    let last = touches.compactMap { order[$0.session] }.max()
    let untouched = last.map { count - 1 - $0 } ?? count
    let isUntouched = untouched >= recent
    let isMiddle = analysis.sessions.last?.phase == .middle && count > recent + 1
    let rise =
      isMiddle
      ? mentorshipShare(before: count, sessions: recent)
        - mentorshipShare(before: count - recent, sessions: count - recent) : 0
    let isDue = isMiddle && isUntouched && rise > rules.driftRise
    let doubt =
      count < Self.fewestToTell ? "; so few sessions may differ that far by chance" : ""
    return RuleFlag(
      rule: .drift, state: isDue ? "due" : "none",
      evidence: isDue ? [] : touches.filter { (order[$0.session] ?? 0) >= count - recent },
      explanation: isDue
        ? "Mentorship rose by \(Int((rise * 100).rounded())) points while no goal was touched "
          + "in \(untouched) sessions\(doubt)."
        : isUntouched
          ? "Mentorship did not rise."
          : "Goals were touched in the last \(recent == 1 ? "session" : "\(recent) sessions").")
  }

  /// With fewer sessions no change can be told from chance.
  private static let fewestToTell = 9

  /// Where goals were set or come back to.
  private var goalTouches: [Place] {
    let goals = analysis.items.filter { $0.kind == .goal }
    let names = Set(goals.map(\.id))
    return goals.map(\.quote.place)
      + analysis.links.filter { $0.item.map(names.contains) == true }.map(\.quote.place)
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
