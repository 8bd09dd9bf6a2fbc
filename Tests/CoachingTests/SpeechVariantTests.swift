import Coaching
import Testing

@Suite struct SpeechVariantTests {
  @Test(arguments: [
    (SpeechVariant.asWritten, "I don't know. The colour's off, isn't it?"),
    (.unpunctuated, "i don't know the colour's off isn't it"),
    (.lowercase, "i don't know. the colour's off, isn't it?"),
    (.expanded, "I do not know. The colour's off, is not it?"),
  ])
  func `each way of writing changes what it names and nothing else`(
    variant: SpeechVariant, expected: String
  ) {
    let text = "I don't know. The colour's off, isn't it?"
    #expect(variant.apply(to: text, seed: 1) == expected)
  }

  @Test func `spellings cross the ocean and come back`() {
    let american = "We organize it, and the color is in the center."
    let british = SpeechVariant.british.apply(to: american, seed: 1)
    #expect(british == "We organise it, and the colour is in the centre.")
    #expect(SpeechVariant.american.apply(to: british, seed: 1) == american)
  }

  @Test func `contractions are drawn together wherever they can be`() {
    let found = SpeechVariant.contracted.apply(to: "You do not think it is done.", seed: 1)
    #expect(found == "You don't think it's done.")
  }

  @Test func `fillers fall where the seed says, and between words only`() {
    let text = String(repeating: "one two three four ", count: 10)
    let once = SpeechVariant.fillers.apply(to: text, seed: 7)
    #expect(once == SpeechVariant.fillers.apply(to: text, seed: 7))
    #expect(once != SpeechVariant.fillers.apply(to: text, seed: 8))
    #expect(once.split(separator: " ").filter { $0 == "four" }.count == 10)
  }

  @Test func `of twenty words one is misheard, and the others stay in order`() {
    let words = (0..<4_000).map { "w\($0)" }
    let text = words.joined(separator: " ")
    let heard = SpeechVariant.misheardOneInTwenty.apply(to: text, seed: 3)
    #expect(heard == SpeechVariant.misheardOneInTwenty.apply(to: text, seed: 3))
    let kept = heard.split(separator: " ").count
    #expect((3_850...3_950).contains(kept), "half of one in twenty are lost: \(kept)")
    let changed = Set(words).subtracting(heard.split(separator: " ").map(String.init)).count
    #expect((150...250).contains(changed), "\(changed)")
    #expect(!SpeechVariant.writings.contains(.misheardOneInTwenty))
    #expect(SpeechVariant.misheardOneInTen.apply(to: "", seed: 1) == "")
  }
}
