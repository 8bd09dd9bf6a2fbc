import Testing
import TranscriptModel
import TranscriptTestSupport

@Suite struct TranscriptTurnsTests {
  private func transcript(_ pieces: [(Int?, Utterance.Kind, String)]) -> Transcript {
    Transcript(
      source: .init(format: "text"),
      utterances: pieces.map { Utterance(speaker: $0.0, kind: $0.1, text: $0.2) })
  }

  @Test func `neighbouring utterances of one speaker are one turn`() {
    let talk = transcript([(0, .speech, "So,"), (0, .speech, "what next?"), (1, .speech, "Tests.")])
    #expect(talk.turns().map(\.utterances) == [[0, 1], [2]])
    #expect(talk.turns().map(\.text) == ["So, what next?", "Tests."])
    #expect(talk.turns().map(\.words) == [3, 1])
  }

  @Test func `a short turn takes no more room behind a long one`() {
    let monologue = Array(repeating: (0 as Int?, Utterance.Kind.speech, "So."), count: 1000)
    let turns = transcript(monologue + [(1, .speech, "And?"), (0, .speech, "Well.")]).turns()
    #expect(turns.map(\.utterances.count) == [1000, 1, 1])
    #expect(turns.dropFirst().allSatisfy { $0.utterances.capacity < 16 })
  }

  @Test func `events and chat do not end a turn`() {
    let talk = transcript([(0, .speech, "So,"), (nil, .event, "[laughs]"), (0, .speech, "well.")])
    #expect(talk.turns().map(\.utterances) == [[0, 2]])
  }

  @Test func `made-up words stay in the turn and out of its text`() {
    var talk = transcript([(0, .speech, "So,"), (0, .speech, "so, so, so,"), (0, .speech, "well.")])
    talk.utterances[1].isArtefact = true
    #expect(talk.turns().map(\.utterances) == [[0, 1, 2]])
    #expect(talk.turns().map(\.text) == ["So, well."])
    #expect(talk.turns().map(\.words) == [2])
  }

  @Test func `a turn lasts from the earliest start to the latest end`() {
    var talk = transcript([(0, .speech, "So,"), (0, .speech, "well,"), (0, .speech, "then.")])
    let times = [(2000, 9000), (1000, 3000), (4000, nil as Int?)]
    for (index, time) in times.enumerated() {
      talk.utterances[index].time = SpokenTime(
        start: Timestamp(milliseconds: time.0), end: time.1.map(Timestamp.init(milliseconds:)))
    }
    #expect(talk.turns().map(\.start) == [Timestamp(milliseconds: 1000)])
    #expect(talk.turns().map(\.end) == [Timestamp(milliseconds: 9000)])
  }

  @Test func `speech without a speaker is one speaker's`() {
    let talk = transcript([(nil, .speech, "So,"), (nil, .speech, "well."), (0, .speech, "Yes?")])
    #expect(talk.turns().map(\.utterances) == [[0, 1], [2]])
    #expect(talk.turns().map(\.speaker) == [nil, 0])
  }

  @Test(arguments: 0..<50)
  func `every piece of speech is in one turn, and turns alternate`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let kinds: [Utterance.Kind] = [.speech, .speech, .speech, .event, .chat]
    let talk = transcript(
      (0..<Int.random(in: 0...60, using: &random)).map { index in
        (
          [0, 1, nil][Int.random(in: 0...2, using: &random)],
          kinds[Int.random(in: 0..<kinds.count, using: &random)], "word \(index) — and so on,"
        )
      })
    let turns = talk.turns()
    let speech = talk.utterances.indices.filter { talk.utterances[$0].kind == .speech }
    #expect(turns.flatMap(\.utterances) == speech)
    #expect(zip(turns, turns.dropFirst()).allSatisfy { $0.speaker != $1.speaker })
    #expect(turns.map(\.words).reduce(0, +) == speech.count * 5)
  }

  @Test(arguments: [
    ("", 0), ("a", 1), ("So - what's next, 2 or 3?", 6), ("– …", 0), ("größer, 大きい", 2),
    ("- ...", 0),
  ])
  func `words are runs that hold a letter or a digit`(text: String, words: Int) {
    #expect(countWords(in: text) == words)
  }
}
