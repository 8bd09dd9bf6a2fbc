import Testing

@testable import Coaching

@Suite struct ReferentsTests {
  private func dangle(_ text: String) -> Bool {
    let spoken = SpokenText(text, contractions: MarkerSet.carried.contractions)
    return Referents(spoken, of: text).dangle(in: spoken.tokens.indices)
  }

  @Test(arguments: [
    "Ask Ines before you sell it.", "My sister has a boat and she wants it painted.",
    "Cut the cards down and keep them.", "I told people that they could go.",
    "Write three questions and bring them.", "Say that Ines may stay.", "Do we start this week?",
    "The one thing that matters is the harbour.",
  ])
  func `a name, a noun with its article or several things can be meant later on`(text: String) {
    #expect(!dangle(text))
  }

  @Test(arguments: [
    "Sell it before Ines asks.", "Give her the page.", "Keep those.", "I like that a lot.",
    "Then that was early.", "I want this one gone.", "On Wednesday they came.",
  ])
  func `what is named afterwards or not at all cannot be meant`(text: String) {
    #expect(dangle(text))
  }
}
