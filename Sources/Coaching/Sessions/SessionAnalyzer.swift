import TalkRatio
public import TranscriptModel

/// The version of the rules by which a session is analysed, but for the model's weights.
///
/// Raise it whenever the same transcript and model would give another analysis.
public let analysisRulesVersion = "6"

/// Analyses one session: who spoke, how much, in which mode and how far from the detail.
///
/// Pure: the same transcript, identity and model give the same analysis.
public struct SessionAnalyzer: Sendable {
  private let model: BalanceModel

  /// Makes an analyzer that labels turns with `model`.
  public init(model: BalanceModel) {
    self.model = model
  }

  /// Analyses a session.
  ///
  /// - Parameters:
  ///   - transcript: What the reader understood.
  ///   - identity: Who met whom, and when; tells coach from client.
  ///   - corrected: The roles that a person gave to speakers, by their positions.
  /// - Returns: The analysis.
  /// - Complexity: O(*n*) in the bytes of text.
  public func analyze(
    _ transcript: Transcript, identity: SessionIdentity, corrected: [Int: Role] = [:]
  ) -> SessionAnalysis {
    let turns = transcript.turns()
    let roles = RoleInference.roles(
      of: transcript, turns: turns, identity: identity, corrected: corrected)
    let spoken = turns.map { turn in turn.speaker.map { roles[$0].role } ?? .unsure }
    var labeller = SessionLabeller(model)
    let annotations = labeller.label(turns: turns, roles: spoken)
    let support = TimeSupport(of: transcript)
    let obstacle = support.obstacle(to: .speakingTime)
    let durations = obstacle == nil ? turns.map { $0.spokenMilliseconds(in: transcript) } : nil
    let milliseconds = durations.map { Balance(annotations, roles: spoken, masses: $0) }
    return SessionAnalysis(
      identity: identity, transcript: transcript, turns: turns, roles: roles,
      metrics: TalkMetrics(measuring: transcript, turns: turns, roles: roles),
      annotations: annotations,
      stretches: StretchJoiner(turns, annotations, spoken, isTimed: obstacle == nil).stretches(),
      words: Balance(annotations, roles: spoken, masses: turns.map(\.words)),
      milliseconds: milliseconds.map(Measured.value) ?? .unavailable(obstacle ?? .noTimes),
      model: model.version, rules: analysisRulesVersion)
  }
}

extension Turn {
  /// How long the turn's words took, in milliseconds; its pauses between utterances left out.
  fileprivate func spokenMilliseconds(in transcript: Transcript) -> Int {
    utterances.reduce(0) { sum, index in
      let utterance = transcript.utterances[index]
      guard !utterance.isArtefact, let time = utterance.time, let end = time.end else { return sum }
      return sum + max(0, end - time.start)
    }
  }
}
