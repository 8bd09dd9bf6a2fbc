import Testing
import TranscriptModel

@testable import TranscriptIngest

@Suite struct ClockChecksTests {
  private func checked(_ starts: [Int], end: Int? = nil) -> IngestResult {
    let utterances = starts.enumerated().map { index, start in
      Utterance(
        time: SpokenTime(
          start: Timestamp(milliseconds: start), end: end.map(Timestamp.init(milliseconds:))),
        text: "Yes.", line: index + 1)
    }
    var result = IngestResult(
      transcript: Transcript(
        source: Transcript.Source(format: "webvtt"), utterances: utterances))
    ClockChecks.check(&result)
    return result
  }

  @Test func `a clock that begins anew is noted once`() {
    let result = checked([0, 600_000, 1_200_000, 2000, 60_000, 600_000])
    #expect(result.notes == [IngestNote(code: "clock-reset", line: 4)])
    #expect(result.transcript.utterances[3].time?.start.milliseconds == 2000)
  }

  @Test(arguments: [
    [0, 5000, 3000, 9000], [600_000, 1_200_000, 1_100_000, 1_300_000], [3_600_000, 3_601_000], [],
  ])
  func `overlaps and late entries are no new clock`(starts: [Int]) {
    #expect(checked(starts).notes.isEmpty)
  }

  @Test func `a time that no recording has is taken away and the words stay`() {
    let result = checked([0, 1_785_848_800_000_000, 5000])
    #expect(result.transcript.utterances.map { $0.time == nil } == [false, true, false])
    #expect(result.transcript.utterances.map(\.text) == ["Yes.", "Yes.", "Yes."])
    #expect(result.notes == [IngestNote(code: "absurd-time", line: 2)])
  }

  @Test func `an end that no recording has is taken away alone`() {
    let time = checked([0], end: 9_000_000_000_000).transcript.utterances[0].time
    #expect(time?.start.milliseconds == 0 && time?.end == nil)
  }

  @Test func `an end hours after its words is taken away, and an hour is kept`() {
    let hours = checked([0], end: 99 * 3_600_000)
    #expect(hours.transcript.utterances[0].time?.end == nil)
    #expect(hours.notes.map(\.code) == ["absurd-time"])
    #expect(checked([0], end: 3_600_000).notes.isEmpty)
  }

  @Test func `moments before the recording are possible`() {
    #expect(checked([-5000, 0]).notes.isEmpty)
  }
}
