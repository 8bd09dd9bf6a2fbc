import TalkRatio
import Testing
import TranscriptModel

@Suite struct TimingTests {
  private func obstacles(_ transcript: Transcript) -> [Unavailable?] {
    let support = TimeSupport(of: transcript)
    return TimeSupport.Need.allCases.map { support.obstacle(to: $0) }
  }

  @Test func `a file without times carries nothing`() {
    let talk = Talk.transcript("A: So what now?", "B: Tests.")
    #expect(TimeSupport(of: talk) == TimeSupport())
    #expect(obstacles(talk) == [.noTimes, .noTimes, .noTimes, .noTimes, .noTimes])
  }

  @Test func `starts alone carry the duration`() {
    let talk = Talk.transcript("A 0.2: So what now?", "B 3.1: Tests.")
    #expect(TimeSupport(of: talk).origin == .file)
    #expect(obstacles(talk) == [nil, .noEnds, .noEnds, .noEnds, .noEnds])
  }

  @Test func `one missing end is enough to lose the ends`() {
    let talk = Talk.transcript("A 0.2-2: So what now?", "B 3.1: Tests.", "A 5-6: Good plan.")
    #expect(!TimeSupport(of: talk).hasEnds)
  }

  @Test func `ends that never come after their starts are none`() {
    let talk = Talk.transcript("A 1.5-1.5: So what now?", "B 3.1-3.1: Tests.")
    #expect(obstacles(talk) == [nil, .noEnds, .noEnds, .noEnds, .noEnds])
  }

  @Test func `a time that was placed between two others makes all coarse`() {
    var talk = Talk.transcript("A 0.2-2: So what now?", "B 3.1-4: Tests.", "A 5-6: Good plan.")
    talk.utterances[1].time?.origin = .derived
    #expect(TimeSupport(of: talk).origin == .derived)
    #expect(obstacles(talk) == [nil, .coarseTimes, .coarseTimes, .coarseTimes, .coarseTimes])
  }

  @Test func `an utterance without a time makes the others derived`() {
    let talk = Talk.transcript("A 0.2-2: So what now?", "B: Tests.", "A 5-6: Good plan.")
    #expect(TimeSupport(of: talk).origin == .derived)
  }

  @Test func `captions that touch everywhere carry no pauses`() {
    let talk = Talk.transcript(
      "A 0.2-2: So what now?", "B 2-4.03: Tests.", "A 4-6.5: Good plan.", "B 6.5-7: I know.")
    #expect(TimeSupport(of: talk).hasEnds)
    #expect(obstacles(talk) == [nil, .noPauses, .noPauses, .noPauses, .noPauses])
  }

  @Test func `gaps without any overlap carry all but overlaps`() {
    let talk = Talk.transcript("A 0.2-2: So what now?", "B 3.1-4: Tests.", "A 5-6: Good plan.")
    #expect(obstacles(talk) == [nil, nil, nil, nil, .noOverlaps])
  }

  @Test func `gaps and overlaps carry everything`() {
    let talk = Talk.transcript("A 0.2-2: So what now?", "B 1.7-4: Tests.", "A 5-6: Good plan.")
    #expect(obstacles(talk) == [nil, nil, nil, nil, nil])
  }

  @Test func `whole seconds carry sums, but nothing shorter than a second`() {
    let talk = Talk.transcript("A 0-2: So what now?", "B 1-4: Tests.", "A 6-7: Good plan.")
    #expect(TimeSupport(of: talk).isWholeSeconds)
    #expect(obstacles(talk) == [nil, nil, .coarseTimes, .coarseTimes, .coarseTimes])
  }

  @Test func `cues of one voice that touch do not hide the pauses between voices`() {
    let talk = Talk.transcript(
      "A 0-2: So,", "A 2-4: what", "A 4-6.2: now?", "B 7-9: Tests.", "B 9-11: Tests.")
    #expect(TimeSupport(of: talk).hasPauses)
  }

  @Test func `events, chat and made-up words do not count`() {
    let talk = Talk.transcript(
      "A 0.2-2: So what now?", "- : *applause", "B: #link", "B 2.5-4: Tests.", "A: !Thank you.")
    #expect(TimeSupport(of: talk).origin == .file)
    #expect(TimeSupport(of: talk).hasEnds)
  }
}
