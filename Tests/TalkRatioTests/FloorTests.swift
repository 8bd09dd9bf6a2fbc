import TalkRatio
import Testing
import TranscriptModel

@Suite struct FloorTests {
  @Test func `a back-channel ends no run`() {
    let talk = Talk.transcript(
      "A: So we shipped it", "B: mm-hm", "A: and it broke.", "B: What broke?")
    #expect(talk.turns().floorRuns().map(\.turns) == [[0, 2], [3]])
    #expect(talk.turns().floorRuns().map(\.words) == [7, 2])
  }

  @Test func `the holder's own listening word adds nothing to the run`() {
    let talk = Talk.transcript(
      "A: We shipped.", "B: Okay.", "A: Yeah.", "B: Great.", "A: And then?")
    #expect(talk.turns().floorRuns() == [FloorRun(speaker: 0, turns: [0, 4], words: 4)])
  }

  @Test func `made-up words and lone dashes hold no floor`() {
    let talk = Talk.transcript("A: We shipped.", "B: !Thank you for watching.", "B: —", "A: Twice.")
    #expect(talk.turns().floorRuns() == [FloorRun(speaker: 0, turns: [0, 2], words: 3)])
  }

  @Test func `without a word there is no run`() {
    #expect(Talk.transcript("A: Yeah.", "B: Okay.").turns().floorRuns().isEmpty)
    #expect([Turn]().floorRuns().isEmpty)
  }

  @Test(arguments: 0..<50)
  func `neighbouring runs are of different speakers and cover every floor turn`(seed: Int) {
    let turns = Talk.random(seed: seed).turns()
    let runs = turns.floorRuns()
    #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.speaker != $1.speaker })
    let expected = turns.indices.filter { turns[$0].words > 0 && !turns[$0].isBackchannel }
    #expect(runs.flatMap(\.turns) == expected)
    #expect(runs.map(\.words).reduce(0, +) == expected.map { turns[$0].words }.reduce(0, +))
  }
}
