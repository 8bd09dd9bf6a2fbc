import Testing
import TranscriptModel

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

  @Test func `events and chat do not end a turn`() {
    let talk = transcript([(0, .speech, "So,"), (nil, .event, "[laughs]"), (0, .speech, "well.")])
    #expect(talk.turns().map(\.utterances) == [[0, 2]])
  }

  @Test(arguments: [
    ("", 0), ("a", 1), ("So - what's next, 2 or 3?", 6), ("– …", 0), ("größer, 大きい", 2),
    ("- ...", 0),
  ])
  func `words are runs that hold a letter or a digit`(text: String, words: Int) {
    #expect(countWords(in: text) == words)
  }
}
