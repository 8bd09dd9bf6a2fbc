import Coaching
import TranscriptModel

@testable import Reports

/// An analysis of a pair made by simple rules, so that what is stored can be told from afar.
///
/// Every client's turn that begins with `I want` is a goal, one that names Monday or tomorrow a
/// challenge; the first turn of a later session comes back to each challenge before it. So every
/// record depends on the sessions before it, as real findings do.
enum MadeContinuity {
  /// The analysis of a history.
  @Sendable static func analyze(_ history: EngagementHistory) -> EngagementAnalysis {
    var analysis = EngagementAnalysis(rules: "made")
    for (index, session) in history.sessions.enumerated() {
      analysis.sessions.append(facts(of: session, number: index + 1, in: history))
      link(session, in: history, to: &analysis)
      analysis.items += items(of: session, in: history)
    }
    analysis.progress = progress(of: history)
    analysis.flags = flags(of: analysis)
    return analysis
  }

  private static func items(
    of session: EngagementHistory.Session, in history: EngagementHistory
  ) -> [CarriedItem] {
    session.turns.indices.compactMap { index in
      let turn = session.turns[index]
      guard turn.role == .client else { return nil }
      let isGoal = turn.text.hasPrefix("I want")
      let isChallenge = turn.text.contains("Monday") || turn.text.contains("tomorrow")
      guard isGoal || isChallenge else { return nil }
      let id = "\(session.id)-\(index)"
      guard history.overlays.verdicts[id] != false else { return nil }
      let quote = Quote(
        place: Place(session: session.id, turn: index), range: 0..<min(20, turn.text.utf8.count))
      return CarriedItem(
        id: id, kind: isGoal ? .goal : .challenge, owner: .client, horizon: isGoal ? .long : nil,
        quote: quote, wording: history.overlays.wordings[id], due: isGoal ? nil : quote,
        status: history.overlays.statuses[id] ?? .open, confidence: isGoal ? 0.9 : 0.7,
        confirmed: history.overlays.verdicts[id],
        acknowledged: isGoal ? Place(session: session.id, turn: 0) : nil)
    }
  }

  private static func link(
    _ session: EngagementHistory.Session, in history: EngagementHistory,
    to analysis: inout EngagementAnalysis
  ) {
    guard !session.turns.isEmpty else { return }
    let place = Place(session: session.id, turn: 0)
    for item in analysis.items where item.kind == .challenge {
      let key = ContinuityOverlays.LinkKey(from: place, item: item.id)
      guard !history.overlays.unlinked.contains(key) else { continue }
      analysis.links.append(
        SessionLink(
          kind: .followUp, quote: Quote(place: place, range: 0..<4),
          milliseconds: session.turns[0].start, share: 0, by: .coach, target: item.quote.place,
          item: item.id, isExplicit: true, answer: place, outcome: .done, confidence: 0.7))
    }
    analysis.bridges.append(
      Bridge(
        state: .missed, door: Quote(place: place, range: 0..<4), generalising: nil, rungFrom: 1,
        rungTo: 1, confidence: 0.5))
  }

  private static func facts(
    of session: EngagementHistory.Session, number: Int, in history: EngagementHistory
  ) -> SessionFacts {
    let burning = history.overlays.burning[session.id]
    let mentorship = session.turns.count { $0.annotation.mode == .label(.mentorship) }
    return SessionFacts(
      session: session.id, number: number, phase: number == 1 ? .first : .middle, kind: .talk,
      burning: .init(value: burning ?? false, share: 0.25, confirmed: burning),
      opening: session.turns.isEmpty ? nil : .init(setBy: .client, turn: 0),
      agendaCheckpoint: nil,
      firstConnectBack: number == 1 || session.turns.isEmpty
        ? nil : .init(turn: 0, milliseconds: session.turns[0].start, share: 0, by: .coach),
      connectBackBand: number == 1 ? .exempt : .onTime,
      zoomOut: .init(
        counts: mentorship == 0, longestWordsShare: Double(mentorship) / 10, turns: 0...0),
      sessionsWithoutZoomOut: mentorship == 0 ? 0 : number, dimensions: ["ownership"])
  }

  private static func progress(of history: EngagementHistory) -> [ProgressPair] {
    guard history.sessions.count > 1, let first = history.sessions.first,
      let last = history.sessions.last, !first.turns.isEmpty, !last.turns.isEmpty
    else { return [] }
    return [
      ProgressPair(
        earlier: Quote(place: Place(session: first.id, turn: 0), range: 0..<4),
        later: Quote(place: Place(session: last.id, turn: 0), range: 0..<4), days: 28,
        confidence: 0.5)
    ]
  }

  private static func flags(of analysis: EngagementAnalysis) -> [RuleFlag] {
    let asked = Set(analysis.links.compactMap(\.item))
    let challenges = analysis.items.filter { $0.kind == .challenge }.map { item in
      RuleFlag(
        rule: .followUp, state: asked.contains(item.id) ? "asked" : "never_asked",
        session: item.quote.place.session, item: item.id, evidence: [item.quote.place],
        explanation: "The challenge was set.")
    }
    guard let last = analysis.sessions.last else { return challenges }
    return challenges + [
      RuleFlag(
        rule: .zoomOutDue, state: last.sessionsWithoutZoomOut >= 3 ? "due" : "not_due",
        session: last.session,
        explanation: "\(last.sessionsWithoutZoomOut) sessions without a zoom-out.")
    ]
  }
}

extension ContinuityRefresh {
  /// A refresh with the made analysis.
  static func made(_ store: Store, rules: String = "made") -> ContinuityRefresh {
    ContinuityRefresh(store, rules: rules, analyze: MadeContinuity.analyze)
  }
}
