import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import TalkRatio

@Suite struct WayOfTalkingTests {
  private func talk(_ text: String) -> WayOfTalking {
    var talk = WayOfTalking()
    talk.add(Turn(speaker: 0, utterances: [0], text: text, words: countWords(in: text)))
    return talk
  }

  @Test(arguments: [
    ("you", 1, 0), ("I", 0, 1), ("Yourself, yours; YOUR", 3, 0), ("you're what I've", 1, 1),
    ("myself, mine, my, me", 0, 4), ("yourselves youth mice imp", 0, 0), ("", 0, 0),
    ("éyou über-my", 1, 1), ("now_you 2me", 1, 1), ("aaaaaaaayou my", 0, 1),
  ])
  func `you-words and I-words are counted whole`(text: String, you: Int, own: Int) {
    #expect(talk(text).youWords == you)
    #expect(talk(text).ownWords == own)
  }

  @Test(arguments: 0..<200)
  func `they are found wherever they stand`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["you", "YOURSELF", "i", "me", "mine", "so", "what", "yourselves", "é", "2"]
    let gaps = [" ", ", ", "'", "  ", "-", "\n", "…"]
    var (text, you, own) = ("", 0, 0)
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      let piece = pieces.randomElement(using: &random) ?? ""
      text += piece + (gaps.randomElement(using: &random) ?? "")
      if ["you", "YOURSELF"].contains(piece) { you += 1 }
      if ["i", "me", "mine"].contains(piece) { own += 1 }
    }
    #expect(talk(text).youWords == you)
    #expect(talk(text).ownWords == own)
  }

  @Test(arguments: [
    ("Really?! And then? It was at a.org/?q=1.", 2), ("What", 0), ("What？", 1), ("ماذا؟", 1),
    ("What?", 1), ("a longer sentence first, then what?\" she said", 1),
  ])
  func `questions end with a mark`(text: String, questions: Int) {
    #expect(talk(text).questions == questions)
  }
}
