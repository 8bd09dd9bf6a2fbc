import Coaching
import TranscriptModel

/// An analysis of a pair with how sure each item and link of it is.
struct JudgedAnalysis: Sendable {
  /// What was found.
  let analysis: EngagementAnalysis
  /// How sure it is.
  let certainties: AnalysisCertainties

  /// Judges what was found in a history.
  ///
  /// - Parameters:
  ///   - analysis: What was found.
  ///   - history: The sessions that it was found in, whose words it quotes.
  ///   - rules: The limits of the rules.
  init(_ analysis: EngagementAnalysis, in history: EngagementHistory, by rules: ContinuityRules) {
    self.analysis = analysis
    let sessions = Dictionary(
      history.sessions.map { ($0.id, $0.turns) }, uniquingKeysWith: { first, _ in first })
    var turns: [Place: StoredContinuity.Spoken] = [:]
    for place in analysis.items.map(\.quote.place) {
      guard let all = sessions[place.session], all.indices.contains(place.turn) else { continue }
      turns[place] = StoredContinuity.Spoken(text: all[place.turn].text)
    }
    let threads = PairThreads(
      StoredContinuity(
        engagement: Engagement(program: nil, coach: "", client: ""), analysis: analysis,
        dates: [:], turns: turns, rules: rules))
    certainties = AnalysisCertainties(
      items: threads.items.map(threads.certainty), links: threads.links.map(threads.certainty))
  }
}

/// How sure the items and links of an analysis are, in their order.
struct AnalysisCertainties: Sendable, Hashable {
  /// Of each item.
  var items: [Certainty]
  /// Of each link.
  var links: [Certainty]
}
