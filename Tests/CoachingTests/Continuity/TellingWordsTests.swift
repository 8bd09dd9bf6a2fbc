import Testing

@testable import Coaching

@Suite struct TellingWordsTests {
  private func telling(_ text: String, from place: Int, backwards: Bool = false) -> String {
    let turn = ReadTurn(Talk.client(text), words: .shipped)
    let places = turn.telling(from: place, backwards: backwards)
    return String(decoding: Array(text.utf8)[turn.bytes(of: places)], as: UTF8.self)
  }

  @Test(arguments: [
    (
      "I rang the harbour office about it. Obviously.", 1, true,
      "I rang the harbour office about it. Obviously."
    ),
    (
      "I signed it. The lease of the second pier.", 0, false,
      "I signed it. The lease of the second pier."
    ),
    ("The lease of the second pier came. Good.", 0, false, "The lease of the second pier came."),
    ("Yes.", 0, false, "Yes."),
  ])
  func `a sentence that says nothing takes its neighbours along`(
    text: String, place: Int, backwards: Bool, words: String
  ) {
    #expect(telling(text, from: place, backwards: backwards) == words)
  }

  @Test func `a situation is told from the first sentence on that says something`() {
    let text = "Okay. Yes, um. The harbour office has the key. So."
    let turn = ReadTurn(Talk.client(text), words: .shipped)
    let told = String(decoding: Array(text.utf8)[turn.tellingRange], as: UTF8.self)
    #expect(told == "The harbour office has the key. So.")
  }

  @Test func `no more than a few sentences are taken`() {
    #expect(telling("Yes. No. Right. So. Fine.", from: 2) == "Right. So. Fine.")
  }
}
