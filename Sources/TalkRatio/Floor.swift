public import TranscriptModel

/// A run on the floor: the turns of one speaker, with nothing but back-channels in between.
public struct FloorRun: Sendable, Hashable {
  /// The position of the speaker in `Transcript.speakers`; nil where nobody is named.
  public var speaker: Int?
  /// The positions, among the turns given, of the turns that hold the floor, in order.
  public var turns: [Int]
  /// The number of words of these turns.
  public var words: Int

  /// Makes a run.
  public init(speaker: Int?, turns: [Int], words: Int) {
    self.speaker = speaker
    self.turns = turns
    self.words = words
  }
}

extension [Turn] {
  /// Who holds the floor, one run after the other.
  ///
  /// Back-channels and turns without a word (artefacts, a lone dash) take no floor: they are in
  /// no run and end none. Neighbouring runs are always of different speakers.
  ///
  ///     // Ana: So we shipped it / Ben: mm-hm / Ana: and it broke. / Ben: What broke?
  ///     turns.floorRuns().map(\.turns)  // [[0, 2], [3]]
  ///
  /// - Complexity: O(*n*) in the number of turns.
  public func floorRuns() -> [FloorRun] {
    var runs: [FloorRun] = []
    for (index, turn) in enumerated() where turn.words > 0 && !turn.isBackchannel {
      if let last = runs.indices.last, runs[last].speaker == turn.speaker {
        runs[last].turns.append(index)
        runs[last].words += turn.words
      } else {
        runs.append(FloorRun(speaker: turn.speaker, turns: [index], words: turn.words))
      }
    }
    return runs
  }
}
