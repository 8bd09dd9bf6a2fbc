/// Puts the facts of one session together.
struct SessionFactsFinder {
  private let rules: ContinuityRules
  private let first: CalendarDay?

  init(rules: ContinuityRules, first: CalendarDay?) {
    self.rules = rules
    self.first = first
  }

  /// The facts of a session.
  ///
  /// - Parameters:
  ///   - session: The session.
  ///   - references: How far each turn refers back.
  ///   - links: The links that the session holds.
  ///   - runs: Its zoomed-out runs.
  ///   - confirmed: What a person said of its burning.
  ///   - waiting: The sessions without a zoom-out before it.
  /// - Returns: The facts.
  func facts(
    of session: ReadSession, references: [BackReference], links: [SessionLink],
    runs: [ClosedRange<Int>], burning confirmed: Bool?, waiting: Int
  ) -> SessionFacts {
    let burning = BurningFinder(session, references: references, rules: rules)
      .burning(confirmed: confirmed)
    let back = connectBack(links)
    let zoomOut = SessionFacts.ZoomOut(runs, of: session, rules: rules)
    return SessionFacts(
      session: session.id, number: session.index + 1, phase: phase(of: session),
      kind: kind(of: session, isBurning: burning.value), burning: burning,
      opening: OpeningFinder(session, references: references, rules: rules).opening(),
      agendaCheckpoint: checkpoint(of: session), firstConnectBack: back,
      connectBackBand: band(of: back, session, isBurning: burning.value), zoomOut: zoomOut,
      sessionsWithoutZoomOut: burning.value ? waiting : zoomOut.counts ? 0 : waiting + 1,
      dimensions: ZoomOutDimension.touched(by: session, runs).map(\.rawValue))
  }

  private func phase(of session: ReadSession) -> SessionFacts.Phase {
    if session.index == 0 { return .first }
    guard session.index < rules.earlySessions else { return .middle }
    guard let first, let date = session.date else { return .early }
    return date.number - first.number <= rules.earlyDays ? .early : .middle
  }

  private func kind(of session: ReadSession, isBurning: Bool) -> SessionFacts.Kind {
    if isBurning { return .burning }
    if session.index == 0 { return .onboarding }
    if let stated = session.statedType.flatMap(SessionFacts.Kind.init(rawValue:)) { return stated }
    let detail = session.turns.filter { $0.isPlaced && $0.rung < 1.9 }
    let words = detail.reduce(0) { $0 + $1.spoken.words }
    return Double(words) > 0.35 * Double(session.words) ? .pairing : .talk
  }

  private func checkpoint(of session: ReadSession) -> Int? {
    session.turns.indices.first { index in
      let turn = session.turns[index]
      return turn.isCoach && turn.position > 0.25 && turn.holds(.agendaCheckpoint)
    }
  }

  /// Whether a link may be the first: one false link early on would decide.
  ///
  /// Among greetings words are shared by chance, so a follow-up there must be surer.
  private func isCertain(_ link: SessionLink) -> Bool {
    guard link.kind == .followUp else {
      return link.isExplicit && link.confidence >= rules.shownConfidence
    }
    return link.isExplicit
      && (link.quote.place.turn >= Self.greeting || link.confidence >= Self.leastGreeting)
  }

  /// How many turns may greet, and the least confidence of a follow-up among them.
  private static let greeting = 3
  private static let leastGreeting = 0.2

  private func connectBack(_ links: [SessionLink]) -> SessionFacts.ConnectBack? {
    links.filter(isCertain).min { $0.quote.place.turn < $1.quote.place.turn }.map { link in
      SessionFacts.ConnectBack(
        turn: link.quote.place.turn, milliseconds: link.milliseconds, share: link.share,
        by: link.by)
    }
  }

  private func band(
    of back: SessionFacts.ConnectBack?, _ session: ReadSession, isBurning: Bool
  ) -> SessionFacts.Band {
    if session.index == 0 || isBurning { return .exempt }
    guard let back else { return .none }
    if let milliseconds = back.milliseconds {
      let minute = Double(milliseconds) / 60_000
      if minute < rules.connectBackDueMinute { return .onTime }
      return minute <= rules.connectBackLateMinute ? .due : .late
    }
    if back.share < rules.connectBackDueShare { return .onTime }
    return back.share <= rules.connectBackLateShare ? .due : .late
  }
}

/// What a zoomed-out stretch may speak of.
enum ZoomOutDimension: String, CaseIterable, Sendable {
  case autonomy, direction, feeling, goals, motivation, ownership

  /// The dimensions of the zoomed-out turns, in order of their names.
  static func touched(by session: ReadSession, _ runs: [ClosedRange<Int>]) -> [ZoomOutDimension] {
    let turns = runs.flatMap { $0 }.map { session.turns[$0].text.tokens }
    return allCases.filter { dimension in
      guard let words = words[dimension] else { return false }
      return turns.contains { tokens in tokens.contains { words.contains($0.hash) } }
    }
  }

  private static let words: [ZoomOutDimension: WordSet] = [
    .autonomy: WordSet("decide decided decision allowed permission freedom control choose say"),
    .direction: WordSet("direction career future role path year years manager staff lead title"),
    .feeling: WordSet(
      "feel feels feeling felt proud happy sad afraid scared tired relief lonely angry stuck"),
    .goals: WordSet("goal goals aim dream plan ambition want wanted after"),
    .motivation: WordSet("why matters matter care love energy motivated motivation boring bored"),
    .ownership: WordSet("own owner ownership mine responsible responsibility accountable job"),
  ]
}
