import Coaching
import TalkRatio
import Testing
import TranscriptModel

@Suite struct SessionAnalyzerTests {
  private let transcript: Transcript = {
    let lines = [
      (0, "Hello there, can you hear me?"), (1, "Yes, hello."),
      (0, "What would a good outcome look like for you today?"),
      (1, "I want the release to go out without me watching every line of the log."),
      (0, "Mm-hm."), (1, "And I never get home before eight."),
      (0, "So you want the evenings back. When I was leading a team, I handed the pager on."),
      (1, "That would help."),
    ]
    return Transcript(
      source: Transcript.Source(format: "text"),
      speakers: [Speaker(name: "Dana", labels: ["Dana"]), Speaker(name: "Omar", labels: ["Omar"])],
      utterances: lines.enumerated().map { index, line in
        let start = Timestamp(milliseconds: index * 5000)
        let end = Timestamp(milliseconds: index * 5000 + 3000 + index * 100)
        return Utterance(time: SpokenTime(start: start, end: end), speaker: line.0, text: line.1)
      })
  }()

  private let identity = SessionIdentity(coach: "Dana", client: "Omar")

  @Test func `words and turns of an analysis add up`() {
    let analysis = SessionAnalyzer(model: TrainedModel.model).analyze(
      transcript, identity: identity)
    #expect(analysis.turns.count == 8)
    #expect(analysis.annotations.count == 8)
    #expect(analysis.roles.map(\.role) == [.coach, .client])
    let coachWords = analysis.turns.filter { $0.speaker == 0 }.reduce(0) { $0 + $1.words }
    #expect(analysis.words.coachTotal == coachWords)
    #expect(analysis.words.total == analysis.turns.reduce(0) { $0 + $1.words })
    #expect(analysis.stretches.reduce(0) { $0 + $1.words } == analysis.words.total)
    #expect(analysis.model == "test.1")
    #expect(analysis.rules == analysisRulesVersion)
    #expect(analysis.metrics.turns == 8)
  }

  @Test func `the balance in milliseconds adds up to the spoken time`() {
    let analysis = SessionAnalyzer(model: TrainedModel.model).analyze(
      transcript, identity: identity)
    #expect(analysis.milliseconds.value?.total == 8 * 3000 + 28 * 100)
  }

  @Test func `without real ends there is no balance in milliseconds`() {
    var untimed = transcript
    for index in untimed.utterances.indices { untimed.utterances[index].time?.end = nil }
    let analysis = SessionAnalyzer(model: TrainedModel.model).analyze(untimed, identity: identity)
    #expect(analysis.milliseconds == .unavailable(.noEnds))
    #expect(analysis.stretches.allSatisfy { $0.milliseconds == nil })
  }

  @Test func `a client has no mode and a coach has one`() {
    let analysis = SessionAnalyzer(model: TrainedModel.model).analyze(
      transcript, identity: identity)
    for (turn, annotation) in zip(analysis.turns, analysis.annotations) {
      #expect((annotation.mode == nil) == (turn.speaker == 1))
    }
  }

  @Test func `an empty transcript has an empty analysis`() {
    let empty = Transcript(source: Transcript.Source(format: "text"))
    let analysis = SessionAnalyzer(model: TrainedModel.model).analyze(empty, identity: identity)
    #expect(analysis.stretches.isEmpty)
    #expect(analysis.words == Balance())
  }
}
