import TranscriptModel

/// Looks whether the times of a file can be the times of one recording.
///
/// Nothing is shifted: which recording a time belongs to only the people know who put two into
/// one file. What measures times reads the notes.
///
/// - Complexity: O(*n*) in the number of utterances.
enum ClockChecks {
  /// No recording is longer: 1,000 hours, in milliseconds.
  private static let longest = 1_000 * 3_600_000
  /// No transcription begins longer before its recording: a day, in milliseconds.
  private static let earliest = -24 * 3_600_000
  /// Nobody speaks longer in one breath: twelve hours, in milliseconds.
  ///
  /// Some programs write 99:00:00 where they do not know when the last words ended.
  private static let longestUtterance = 12 * 3_600_000
  /// How far back the clock must go to be a new one, in milliseconds.
  ///
  /// Captions overlap by seconds.
  private static let smallestReset = 60_000
  /// How far a new clock has come at its first line, at most, as a part of the old one's way.
  private static let resetPart = 4

  /// Notes a clock that begins anew, and takes away times that cannot be.
  static func check(_ result: inout IngestResult) {
    removeAbsurdTimes(&result)
    findResets(&result)
  }

  private static func removeAbsurdTimes(_ result: inout IngestResult) {
    for index in result.transcript.utterances.indices {
      guard let time = result.transcript.utterances[index].time else { continue }
      let isAbsurd = !isPossible(time.start)
      guard isAbsurd || !(time.end.map { isPossible(end: $0, of: time.start) } ?? true) else {
        continue
      }
      let line = result.transcript.utterances[index].line
      result.notes.append(IngestNote(code: "absurd-time", line: line))
      if isAbsurd {
        result.transcript.utterances[index].time = nil
      } else {
        result.transcript.utterances[index].time?.end = nil
      }
    }
  }

  private static func isPossible(end: Timestamp, of start: Timestamp) -> Bool {
    isPossible(end) && end.milliseconds - start.milliseconds <= longestUtterance
  }

  private static func isPossible(_ time: Timestamp) -> Bool {
    (earliest...longest).contains(time.milliseconds)
  }

  private static func findResets(_ result: inout IngestResult) {
    var furthest = Int.min
    for index in result.transcript.utterances.indices
    where result.transcript.utterances[index].kind == .speech {
      guard let time = result.transcript.utterances[index].time, time.origin == .file else {
        continue
      }
      let start = time.start.milliseconds
      if furthest > .min, furthest - start >= smallestReset, start <= furthest / resetPart {
        let line = result.transcript.utterances[index].line
        result.notes.append(IngestNote(code: "clock-reset", line: line))
        furthest = start
      }
      furthest = max(furthest, start)
    }
  }
}
