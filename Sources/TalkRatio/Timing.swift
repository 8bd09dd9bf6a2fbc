public import TranscriptModel

/// What the times of a transcript can carry.
///
/// Every tool writes times, but few write all of them: some state starts alone, some round to
/// whole seconds, some stretch each caption to the next, some never let two voices sound at
/// once. A figure that needs what the file does not have would be arithmetic on an invention,
/// so ask first:
///
///     let support = TimeSupport(of: transcript)
///     support.obstacle(to: .silence)  // .noPauses: the cues follow one another without gap
///
/// Only speech that is no artefact is looked at, in order of its start times.
public struct TimeSupport: Sendable, Hashable {
  /// Where the start times come from.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// The file states the start of every utterance.
    case file
    /// Some starts are missing or were placed between times that the file states.
    case derived
    /// No utterance has a time.
    case none
  }

  /// A figure that needs times.
  public enum Need: String, Sendable, Hashable, CaseIterable {
    /// How long the session was.
    case duration
    /// How long somebody spoke.
    case speakingTime
    /// How long it took until the other began.
    case gaps
    /// How long nobody spoke.
    case silence
    /// How often two spoke at once.
    case overlaps
  }

  /// Where the start times come from.
  public var origin: Origin = .none
  /// Whether every utterance states an end, and at least one ends after it starts.
  public var hasEnds = false
  /// Whether every time is a whole second, so that nothing shorter can be measured.
  public var isWholeSeconds = false
  /// Whether there is a gap or an overlap at more than one in five changes of speaker.
  ///
  /// Captions that are stretched to the next caption touch nearly everywhere; in recorded talk
  /// at most 36 % of the changes touched (11 meetings, within 50 ms).
  public var hasPauses = false
  /// Whether two speakers sound at once anywhere.
  ///
  /// Tools that cut one voice where the next begins never show any, however lively the talk
  /// was: none of 11 meetings of Zoom's had one among 952 changes of speaker.
  public var hasOverlaps = false

  /// Makes the support of a transcript without times.
  public init() {}

  /// Looks at the times of `transcript`.
  ///
  /// - Complexity: O(*n*) in the number of utterances where they are in order of their starts,
  ///   as nearly all files are; else O(*n* log *n*).
  public init(of transcript: Transcript) {
    // Copying every utterance only to find that none has a time takes longer than this look.
    guard transcript.utterances.contains(where: { $0.time != nil }) else { return }
    let speech = transcript.utterances.filter { $0.kind == .speech && !$0.isArtefact }
    let times = speech.compactMap(\.time)
    guard !times.isEmpty else { return }
    let isWhole = times.count == speech.count && times.allSatisfy { $0.origin == .file }
    origin = isWhole ? .file : .derived
    hasEnds =
      times.count == speech.count && times.allSatisfy { $0.end != nil }
      && times.contains { $0.start < ($0.end ?? $0.start) }
    isWholeSeconds = times.allSatisfy {
      $0.start.milliseconds % 1000 == 0 && ($0.end?.milliseconds ?? 0) % 1000 == 0
    }
    if hasEnds { (hasPauses, hasOverlaps) = Self.joints(of: speech) }
  }

  /// Whether pauses and overlaps show where one utterance follows another.
  private static func joints(of speech: [Utterance]) -> (pauses: Bool, overlaps: Bool) {
    let spans = speech.compactMap { SpokenSpan($0) }.inOrderOfStart()
    let pairs = zip(spans, spans.dropFirst())
    let changes = pairs.filter { $0.speaker != $1.speaker }
    let gaps = (changes.isEmpty ? Array(pairs) : changes).map { $1.start - $0.end }
    let touching = gaps.count { abs($0) <= touchMilliseconds }
    let overlaps = changes.contains { $1.start - $0.end < -touchMilliseconds }
    return (touching * 5 < gaps.count * 4, overlaps)
  }

  /// Two utterances touch where at most this lies between the end and the next start: a frame
  /// of a slow video, below what anybody hears as a pause.
  private static let touchMilliseconds = 50

  /// Why the figure `need` cannot be given; nil where it can.
  public func obstacle(to need: Need) -> Unavailable? {
    if origin == .none { return .noTimes }
    if need == .duration { return nil }
    if !hasEnds { return .noEnds }
    if origin == .derived { return .coarseTimes }
    if !hasPauses { return .noPauses }
    if need == .speakingTime { return nil }
    if isWholeSeconds { return .coarseTimes }
    return need == .overlaps && !hasOverlaps ? .noOverlaps : nil
  }
}

/// From when to when somebody spoke, in milliseconds.
struct SpokenSpan {
  /// The position of the speaker; nil where nobody is named.
  var speaker: Int?
  /// The start.
  var start: Int
  /// The end; never before the start.
  var end: Int

  /// The span of `utterance`; nil where it has no end.
  init?(_ utterance: Utterance) {
    guard let time = utterance.time, let end = time.end else { return nil }
    speaker = utterance.speaker
    start = time.start.milliseconds
    self.end = max(start, end.milliseconds)
  }
}

extension [SpokenSpan] {
  /// The spans in order of their starts; those of one start keep their order.
  func inOrderOfStart() -> [SpokenSpan] {
    let isSorted = zip(self, dropFirst()).allSatisfy { $0.start <= $1.start }
    return isSorted ? self : sorted { $0.start < $1.start }
  }
}
