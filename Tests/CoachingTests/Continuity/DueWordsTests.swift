import Testing

@testable import Coaching

@Suite struct DueWordsTests {
  private func due(_ text: String) -> String? {
    let turn = ReadTurn(Talk.coach(text), words: .shipped)
    guard !turn.sentences.isEmpty else { return nil }
    return DueWords.range(in: turn, 0...(turn.sentences.count - 1)).map {
      String(decoding: Array(text.utf8)[$0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("Send it by Friday, with the number.", "by Friday"),
    ("Ask the harbour by next Tuesday.", "by next Tuesday"),
    ("Count them by the end of next week.", "by the end of next week"),
    ("Ask her before the twentieth, on your own.", "before the twentieth"),
    ("Ask her before the first of May.", "before the first of May"),
    ("Write a line before we meet again, just for you.", "before we meet again"),
    ("Before you ring the pier, write half a page.", "Before you ring the pier"),
    ("Tell them before tomorrow night.", "before tomorrow night"),
    ("Do it on the Wednesday.", "on the Wednesday"),
    ("Try it between now and the review.", "between now and the review"),
    ("Ask them in two weeks.", "in two weeks"), ("Show me next time.", "next time"),
  ])
  func `a date is shown whole`(text: String, words: String) {
    #expect(due(text) == words)
  }

  @Test(arguments: [
    "By next.", "It has to open on the first try.", "By hand, if you must.",
    "Write a line every day.", "Count them twice a week.", "Count them for one week.",
    "I did it last week.", "Ask them before you go.",
    "Ask her at two, before that I'm writing.",
    "Ask her before you fill in or leave out any of the forty lines that they sent.",
  ])
  func `what is cut short, counts something else or says how often is no date`(text: String) {
    #expect(due(text) == nil)
  }
}
