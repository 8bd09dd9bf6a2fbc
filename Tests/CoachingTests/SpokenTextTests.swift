import Testing
import TranscriptModel

@testable import Coaching

@Suite struct SpokenTextTests {
  @Test(arguments: [
    ("What's next?", "WHAT’S NEXT?"), ("So, um, we organised it.", "so, we organized it."),
    ("The colour of the centre", "The color of the center"), ("I-I think so", "I think so"),
    ("Yes [laughter] indeed.", "Yes indeed."), ("travelling programme", "traveling program"),
    ("'quoted' words", "quoted words"), ("analyse this dialogue", "analyze this dialog"),
    ("don\u{2BC}t", "don't"), ("wait...", "wait."), ("Yeah—right", "yeah right"),
    ("pin node.js to 18.2.1, please.", "pin node js to 18 2 1, please."),
    ("some 10,000 of 3.5", "some 10 000 of 3 5"),
    ("at 10 a.m. with U.S. law", "at 10 a m with U S law"),
    ("Done.Then what", "Done. Then what"), ("It was me, I. Yes.", "it was me, I. yes."),
    ("(laughs) Where to? *sighs*", "where to?"), ("that [inaudible] one (inaudible)", "that one"),
    ("yes (the other one) no", "yes the other one no"), ("1,000,000 or 2.2", "1 000 000 or 2 2"),
    ("hired (sight unseen) last", "hired sight unseen last"),
    ("It was Ben’s.What", "it was Ben's. What"),
    ("At 10 a.m., what", "at 10 a m, what"), ("the U.S.", "the U S."),
    ("At 10 a.m. What", "at 10 a m. what"),
    ("open café.js now", "open café js now"), ("2 * 3 * 4", "2 3 4"),
  ])
  func `the same talk gives the same tokens however it is typed`(left: String, right: String) {
    let left = SpokenText(left).tokens.map(\.hash)
    #expect(left.count > 1 || left == SpokenText(right).tokens.map(\.hash))
    #expect(left == SpokenText(right).tokens.map(\.hash))
  }

  @Test func `tokens point into the text`() {
    let text = "Ünd, now?"
    let tokens = SpokenText(text).tokens
    #expect(
      tokens.map { Int($0.range.lowerBound)..<Int($0.range.upperBound) } == [
        0..<4, 4..<5, 6..<9, 9..<10,
      ])
    #expect(tokens.map(\.kind) == [.word, .comma, .word, .question])
  }

  @Test(arguments: ["", "\u{E2}", "[", "[[[]", "'", "''", "…", "?!?!", "\u{0}"])
  func `odd texts are read without a word`(text: String) {
    let read = SpokenText(text)
    #expect(read.words <= 1)
  }

  @Test func `hashes are what trained models were trained with`() {
    // A changed number here voids every model file.
    #expect(FeatureHash.mixed(1) == 0xB456_BCFC_34C2_CB2C)
    #expect(Token.hash(ofWord: "what") == 11_234_446_932_156_269_327)
    #expect(FeatureHash.linking(3, 5) == 12_489_696_012_404_026_473)
  }

  @Test func `the features of a turn are what trained models were trained with`() {
    var vector = FeatureVector(log2Rows: 16)
    FeatureExtractor(log2Rows: 16).extract(
      TurnContext(
        TurnInput(
          id: "", text: "So, what did you learn?", role: .coach,
          previous: [TurnInput.Neighbour(role: .client, text: "I learnt a lot.")],
          next: [TurnInput.Neighbour(role: .client, text: "Patience.")]), nil),
      into: &vector)
    var sum = FeatureHash.seed
    for feature in vector.features {
      sum = FeatureHash.linking(sum, UInt64(feature.row))
    }
    #expect(vector.features.count == 144)
    #expect(sum == 12_488_602_149_536_547_669)
  }
}
