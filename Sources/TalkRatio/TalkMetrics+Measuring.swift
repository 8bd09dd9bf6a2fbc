public import TranscriptModel

/// The lengths from which on something counts.
public struct TalkSettings: Sendable, Hashable {
  /// A pause of more than this ends a monologue, in milliseconds.
  public var monologueGapMilliseconds = 1500
  /// Two voices at once overlap from this length on, in milliseconds.
  public var overlapMilliseconds = 200
  /// A pause of more than this is silence, in milliseconds.
  public var silenceMilliseconds = 4000

  /// Makes the settings that `docs/metrics.md` publishes.
  public init() {}
}

extension TalkMetrics {
  /// Measures the conversation.
  ///
  /// Only speech counts: neither events nor chat nor what a recogniser made up. Figures that
  /// the file's times cannot carry say why instead (`TimeSupport`).
  ///
  /// - Parameters:
  ///   - transcript: What was said.
  ///   - turns: Its turns, `transcript.turns()`.
  ///   - roles: The role of each of its speakers, in their order; they matter for patience alone.
  ///   - settings: The lengths from which on something counts.
  /// - Complexity: O(*n*) in the utterances and bytes of text where the utterances are in order
  ///   of their starts; else O(*n* log *n*) in the utterances.
  public init(
    measuring transcript: Transcript, turns: [Turn], roles: [RoleAssignment],
    settings: TalkSettings = TalkSettings()
  ) {
    self.init()
    let talk = MeasuredTalk(transcript: transcript, turns: turns, settings: settings)
    timeSupport = talk.support
    speakers = talk.speakerMetrics()
    words = speakers.reduce(0) { $0 + $1.words }
    self.turns = speakers.reduce(0) { $0 + $1.turns }
    floorSwitches = max(0, talk.runs.count - 1)
    durationMilliseconds = talk.duration()
    floorSwitchesPerMinute = .ratio(of: floorSwitches, toMinutes: durationMilliseconds)
    patienceMedianMilliseconds = talk.patience(roles: roles)
    overlaps = talk.overlaps()
    silenceMilliseconds = talk.silence()
  }

  /// The words of the speakers with this role as a share of all words of the session, 0 to 1.
  ///
  /// - Parameters:
  ///   - role: The role to sum up.
  ///   - roles: The role of each speaker, in the order of `Transcript.speakers`.
  /// - Returns: The share; unavailable where nobody said a word.
  public func shareOfWords(of role: Role, among roles: [RoleAssignment]) -> Measured<Double> {
    .share(words(of: role, among: roles), of: words)
  }

  /// The speaking time of the speakers with this role as a share of that of all, 0 to 1.
  ///
  /// - Parameters:
  ///   - role: The role to sum up.
  ///   - roles: The role of each speaker, in the order of `Transcript.speakers`.
  /// - Returns: The share; unavailable where the speaking time is.
  public func shareOfSpeakingTime(
    of role: Role, among roles: [RoleAssignment]
  ) -> Measured<Double> {
    if let obstacle = timeSupport.obstacle(to: .speakingTime) { return .unavailable(obstacle) }
    let members = speakers.filter { roles.role(of: $0.speaker) == role }
    let time = members.reduce(0) { $0 + ($1.speakingMilliseconds.value ?? 0) }
    let all = speakers.reduce(0) { $0 + ($1.speakingMilliseconds.value ?? 0) }
    return .share(time, of: all)
  }

  private func words(of role: Role, among roles: [RoleAssignment]) -> Int {
    speakers.filter { roles.role(of: $0.speaker) == role }.reduce(0) { $0 + $1.words }
  }
}

extension Measured<Double> {
  /// `part` as a share of `whole`; unavailable where there is nothing to share.
  static func share(_ part: Int, of whole: Int) -> Measured<Double> {
    whole > 0 ? .value(Double(part) / Double(whole)) : .unavailable(.nothingToCount)
  }

  /// `count` a minute of `milliseconds`.
  static func ratio(of count: Int, toMinutes milliseconds: Measured<Int>) -> Measured<Double> {
    switch milliseconds {
    case .unavailable(let reason): .unavailable(reason)
    case .value(let time) where time > 0: .value(Double(count) * 60_000 / Double(time))
    case .value: .unavailable(.nothingToCount)
    }
  }
}
