import Testing

@testable import Coaching

@Suite struct TaskWordsTests {
  private func states(_ turn: EngagementHistory.SpokenTurn) -> Bool {
    let read = ReadTurn(turn, words: .shipped)
    return read.sentences.contains { TaskWords.state($0, of: read) }
  }

  @Test(arguments: [
    "Write down every change of the timetable.", "So ask Ines before you copy it.",
    "Would you write one line a day?", "Count the bicycles tonight, would you?",
    "You could show Ines the second column.", "I'll send you the page about piers.",
    "By next time you'll have three names from the harbour.",
    "Here's a small thing for the ferry.",
  ])
  func `a coach sets something with a command, a request, an offer or a promise`(text: String) {
    #expect(states(Talk.coach(text)))
  }

  @Test(arguments: [
    "This time too?", "Which column did you copy?", "By the end of next week.",
    "Ines's stopped the counting for a week.", "I've a word that I say too often.",
    "I'd have asked the harbour first.", "You're a lead who trusts yourself.",
    "So here's a harbour that asks before it opens.", "Would you note that as a win?",
    "Ferries leave like geese, you have to wave.", "So, I'll put my other hat on.",
  ])
  func `a question, a date, a report and what might have been set nothing`(text: String) {
    #expect(!states(Talk.coach(text)))
  }

  @Test(arguments: [
    ("I'll ring the harbour on Monday.", true), ("I rang the harbour on Monday.", false),
    ("On Monday, then.", false), ("I could give Ines the lantern.", false),
    ("I could give Ines the lantern tomorrow.", false),
    ("I'd give Ines the lantern tomorrow.", true), ("I'd give Ines the lantern.", false),
  ])
  func `a client takes on what they are going to do`(text: String, isTask: Bool) {
    #expect(states(Talk.client(text)) == isTask)
  }

  @Test func `a client who was asked for a plan need not say that it is one`() {
    let read = ReadTurn(Talk.client("A drawing of the pier, in pencil."), words: .shipped)
    #expect(read.sentences.contains { TaskWords.state($0, of: read, answersPlan: true) })
    #expect(!read.sentences.contains { TaskWords.state($0, of: read) })
  }
}
