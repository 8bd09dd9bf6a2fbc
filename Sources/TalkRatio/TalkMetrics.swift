/// Why a figure cannot be given.
public enum Unavailable: String, Sendable, Hashable, CaseIterable {
  /// The file states no times.
  case noTimes
  /// The file states starts, but no real ends.
  case noEnds
  /// The times are too coarse for the figure (whole seconds or anchors).
  case coarseTimes
  /// The file's cues follow one another without gap or overlap, so neither is known.
  case noPauses
  /// Two voices never sound at once in the file: its tool cuts one where the next begins.
  case noOverlaps
  /// Nobody was told to be the coach.
  case noCoach
  /// There is nothing to count.
  case nothingToCount
}

/// A figure, or the reason why there is none.
public enum Measured<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The figure.
  case value(Value)
  /// Why there is none.
  case unavailable(Unavailable)

  /// The figure; nil where there is none.
  public var value: Value? {
    if case .value(let value) = self { return value }
    return nil
  }

  /// Why there is no figure; nil where there is one.
  public var reason: Unavailable? {
    if case .unavailable(let reason) = self { return reason }
    return nil
  }
}

/// What one speaker did in a session.
public struct SpeakerMetrics: Sendable, Hashable {
  /// The position of the speaker in `Transcript.speakers`; nil: utterances without a speaker.
  public var speaker: Int?
  /// The number of words.
  public var words = 0
  /// The words as a share of all words of the session, 0 to 1.
  public var shareOfWords: Measured<Double> = .unavailable(.nothingToCount)
  /// The time spoken, in milliseconds; what a speaker says twice at once counts once.
  public var speakingMilliseconds: Measured<Int> = .unavailable(.noTimes)
  /// The time spoken as a share of the speaking time of all speakers, 0 to 1.
  public var shareOfSpeakingTime: Measured<Double> = .unavailable(.noTimes)
  /// The number of turns, back-channels included; turns of artefacts alone are none.
  public var turns = 0
  /// The number of back-channels among the turns.
  public var backchannels = 0
  /// The mean number of words of the turns that take the floor.
  public var wordsPerFloorTurn: Measured<Double> = .unavailable(.nothingToCount)
  /// The longest run on the floor, in words.
  public var longestMonologueWords = 0
  /// The turn with which the longest run on the floor (in words) begins.
  public var longestMonologueTurn: Int?
  /// The longest run on the floor without a pause of more than 1.5 s, in milliseconds.
  public var longestMonologueMilliseconds: Measured<Int> = .unavailable(.noTimes)
  /// The number of sentences that end with a question mark.
  public var questions = 0
  /// Words a minute of the own speaking time.
  public var wordsPerSpeakingMinute: Measured<Double> = .unavailable(.noTimes)

  /// Makes the metrics of a speaker about whom nothing is known yet.
  public init(speaker: Int?) {
    self.speaker = speaker
  }
}

/// The arithmetic of a session's conversation.
///
/// `docs/metrics.md` defines each figure with its unit, its denominator and its source.
public struct TalkMetrics: Sendable, Hashable {
  /// What the times of the transcript can carry.
  public var timeSupport = TimeSupport()
  /// One entry for each speaker who spoke, in order of `Transcript.speakers`, nobody last.
  public var speakers: [SpeakerMetrics] = []
  /// The number of words of the session, without artefacts.
  public var words = 0
  /// The number of turns, back-channels included; turns of artefacts alone are none.
  public var turns = 0
  /// From the first start to the last end or start, in milliseconds.
  public var durationMilliseconds: Measured<Int> = .unavailable(.noTimes)
  /// How often the floor changed hands.
  public var floorSwitches = 0
  /// Floor switches a minute of the session's duration.
  public var floorSwitchesPerMinute: Measured<Double> = .unavailable(.noTimes)
  /// The median gap between the client's last word and the coach's first, in milliseconds.
  ///
  /// Back-channels are left out; a coach who begins before the client ends waits 0.
  public var patienceMedianMilliseconds: Measured<Int> = .unavailable(.noTimes)
  /// How often one began at least 200 ms before the other ended, back-channels left out.
  public var overlaps: Measured<Int> = .unavailable(.noTimes)
  /// The time in pauses of more than 4 s in which nobody spoke, in milliseconds.
  public var silenceMilliseconds: Measured<Int> = .unavailable(.noTimes)

  /// Makes the metrics of a session of which nothing is known yet.
  public init() {}
}
