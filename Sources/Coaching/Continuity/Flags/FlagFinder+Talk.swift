extension FlagFinder {
  /// Events that take the ground from under goals.
  func setbacks(_ session: ReadSession) -> [RuleFlag] {
    let turns = session.turns.indices.filter {
      session.turns[$0].holds(.setbackTalk) && !session.turns[$0].isCoach
    }
    guard let first = turns.first else { return [] }
    return [
      RuleFlag(
        rule: .setback, state: "present", session: session.id,
        evidence: [place(session.id, first)],
        explanation: "An event was named that may take the ground from under goals.")
    ]
  }

  /// Whether the client speaks of the title or of the work, where direction is the topic.
  func titleTalk(_ session: ReadSession) -> [RuleFlag] {
    let career = runs[session.index].flatMap { $0 }.filter {
      session.turns[$0].isClient
        && (session.turns[$0].holds(.roleTalk) || session.turns[$0].holds(.titleTalk))
    }
    guard career.count > 1 else { return [] }
    let titles = career.filter { session.turns[$0].holds(.titleTalk) }
    let isTitle = titles.count * 2 > career.count
    return [
      RuleFlag(
        rule: .titleTalk, state: isTitle ? "title" : "work", session: session.id,
        evidence: career.prefix(3).map { place(session.id, $0) },
        explanation: "\(titles.count) of \(career.count) turns on direction speak of a title.")
    ]
  }

  /// The checklist of the first session: one flag for the points that it touched, one for the
  /// others.
  func onboarding(_ session: ReadSession) -> [RuleFlag] {
    guard session.index == 0 else { return [] }
    let points = OnboardingPoint.allCases.map { point in
      (point, session.turns.indices.first { point.isTouched(by: session.turns[$0]) })
    }
    let touched = points.compactMap { point, turn in turn.map { (point.rawValue, $0) } }
    let missing = points.filter { $0.1 == nil }.map(\.0.rawValue)
    var flags: [RuleFlag] = []
    if !touched.isEmpty {
      let names = touched.map(\.0).joined(separator: ", ")
      flags.append(
        RuleFlag(
          rule: .onboarding, state: "touched", session: session.id,
          evidence: touched.map { place(session.id, $0.1) },
          explanation: "The first session touched: \(names)."))
    }
    if !missing.isEmpty {
      flags.append(
        RuleFlag(
          rule: .onboarding, state: "missing", session: session.id,
          explanation: "It was not seen to touch: \(missing.joined(separator: ", "))."))
    }
    return flags
  }

  /// What the coach asked about in an early session: team, work, tools, world, person.
  func curiosity(_ session: ReadSession, _ facts: SessionFacts) -> [RuleFlag] {
    guard facts.phase != .middle else { return [] }
    let asked = CuriosityObject.allCases.compactMap { object in
      session.turns.indices.first { object.isAsked(by: session.turns[$0]) }.map { (object, $0) }
    }
    guard !asked.isEmpty else { return [] }
    let objects = asked.map(\.0.rawValue).joined(separator: ", ")
    return [
      RuleFlag(
        rule: .curiosity, state: "asked", session: session.id,
        evidence: asked.map { place(session.id, $0.1) },
        explanation: "The coach asked about: \(objects).")
    ]
  }

  /// Candidates for the magic moment of the first sessions.
  func insights(_ session: ReadSession) -> [RuleFlag] {
    guard session.index < rules.magicMomentSession else { return [] }
    let moments = session.turns.indices.filter { index in
      let turn = session.turns[index]
      return turn.isClient && turn.out > 0.5 && turn.text.words > 12
        && turn.count(.insight) >= 1
    }
    return moments.max {
      session.turns[$0].count(.insight, most: 4) < session.turns[$1].count(.insight, most: 4)
    }
    .map { turn in
      [
        RuleFlag(
          rule: .magicMoment, state: "candidate", session: session.id,
          evidence: [place(session.id, turn)],
          explanation: "The client says that something looks different now.")
      ]
    } ?? []
  }
}

/// What an early question may be about.
enum CuriosityObject: String, CaseIterable, Sendable {
  case team, work, tools, world, person

  /// Whether the coach asks about it.
  func isAsked(by turn: ReadTurn) -> Bool {
    guard turn.isCoach, turn.asks, turn.neither < 0.5, let words = Self.words[self] else {
      return false
    }
    return turn.text.tokens.contains { words.contains($0.hash) }
  }

  private static let words: [CuriosityObject: WordSet] = [
    .team: WordSet("team people who's who manager colleagues"),
    .work: WordSet("work week day job project doing"),
    .tools: WordSet("tool tools stack code system database language screen"),
    .world: WordSet("company customers market industry product place business"),
    .person: WordSet("you're yourself feel home family like love enjoy"),
  ]
}

/// What the first session should touch.
enum OnboardingPoint: String, CaseIterable, Sendable {
  case background, team, goals, agreement, logistics

  /// Whether a turn touches it.
  func isTouched(by turn: ReadTurn) -> Bool {
    guard turn.text.words > 5 else { return false }
    if self == .goals { return turn.isClient && turn.holds(.aspiration) && turn.out > 0.4 }
    guard let words = Self.words[self] else { return false }
    return turn.text.tokens.count { words.contains($0.hash) } > 1
  }

  private static let words: [OnboardingPoint: WordSet] = [
    .background: WordSet("joined started before used came worked years role since company"),
    .team: WordSet("team people manager engineers report reports senior junior lead"),
    .agreement: WordSet("stays here recording transcript confidential private room said between"),
    .logistics: WordSet("week weeks tuesdays slot calendar invite cancel move every minutes meet"),
  ]
}
