import TranscriptModel

/// A transcript with what several figures need: who holds the floor, and what its times carry.
struct MeasuredTalk {
  let transcript: Transcript
  let turns: [Turn]
  let settings: TalkSettings
  let support: TimeSupport
  let runs: [FloorRun]

  init(transcript: Transcript, turns: [Turn], settings: TalkSettings) {
    self.transcript = transcript
    self.turns = turns
    self.settings = settings
    support = TimeSupport(of: transcript)
    runs = turns.floorRuns()
  }

  /// The utterances of a turn that somebody really spoke.
  func spoken(_ turn: Turn) -> some Sequence<Utterance> {
    turn.utterances.lazy.map { transcript.utterances[$0] }.filter { !$0.isArtefact }
  }

  /// From the first start to the last end, or start where that is all the file tells.
  func duration() -> Measured<Int> {
    if let obstacle = support.obstacle(to: .duration) { return .unavailable(obstacle) }
    let times = transcript.utterances.lazy
      .filter { $0.kind == .speech && !$0.isArtefact }.compactMap(\.time)
    var first = Int.max
    var last = Int.min
    for time in times {
      first = min(first, time.start.milliseconds)
      last = max(last, time.start.milliseconds, time.end?.milliseconds ?? Int.min)
    }
    return first <= last ? .value(last - first) : .unavailable(.noTimes)
  }

  /// The time in pauses beyond the setting, from the first to the last spoken word.
  ///
  /// An artefact's span is no silence: somebody may have spoken where the words were made up.
  func silence() -> Measured<Int> {
    if let obstacle = support.obstacle(to: .silence) { return .unavailable(obstacle) }
    let spoken = transcript.utterances.lazy.filter { $0.kind == .speech }
    var silence = 0
    var end: Int?
    for span in spoken.compactMap({ SpokenSpan($0) }).inOrderOfStart() {
      if let end, span.start - end > settings.silenceMilliseconds { silence += span.start - end }
      end = max(end ?? span.end, span.end)
    }
    return .value(silence)
  }

  /// How often a turn on the floor began well before the one before it had ended.
  func overlaps() -> Measured<Int> {
    if let obstacle = support.obstacle(to: .overlaps) { return .unavailable(obstacle) }
    return .value(floorChanges().count { -$0.gap >= settings.overlapMilliseconds })
  }

  /// The median time that the coach waits after the client's last word.
  func patience(roles: [RoleAssignment]) -> Measured<Int> {
    if let obstacle = support.obstacle(to: .gaps) { return .unavailable(obstacle) }
    guard roles.contains(where: { $0.role == .coach }) else { return .unavailable(.noCoach) }
    let waits = floorChanges()
      .filter { roles.role(of: $0.from) == .client && roles.role(of: $0.to) == .coach }
      .map { max(0, $0.gap) }
    guard let median = waits.median else { return .unavailable(.nothingToCount) }
    return .value(median)
  }

  /// Where the floor passes from one to another: who, and the milliseconds in between.
  ///
  /// The gap is negative where the next began before the other ended.
  private func floorChanges() -> [(from: Int?, to: Int?, gap: Int)] {
    zip(runs, runs.dropFirst()).compactMap { before, after in
      guard let last = before.turns.last, let first = after.turns.first,
        let end = spoken(turns[last]).compactMap({ SpokenSpan($0)?.end }).max(),
        let start = spoken(turns[first]).compactMap({ SpokenSpan($0)?.start }).min(),
        last + 1 == first || !holdsOnlyArtefacts(between: last, and: first)
      else { return nil }
      return (before.speaker, after.speaker, start - end)
    }
  }

  /// Whether made-up words stand between two turns, so that the gap is not known.
  private func holdsOnlyArtefacts(between last: Int, and first: Int) -> Bool {
    turns[(last + 1)..<first].contains { turn in
      turn.utterances.allSatisfy { transcript.utterances[$0].isArtefact }
    }
  }
}

extension [Int] {
  /// The middle of the values; the mean of the two middle ones, rounded down, for an even count.
  var median: Int? {
    guard !isEmpty else { return nil }
    let ordered = sorted()
    let middle = ordered.count / 2
    return ordered.count.isMultiple(of: 2)
      ? (ordered[middle - 1] + ordered[middle]) / 2 : ordered[middle]
  }
}
