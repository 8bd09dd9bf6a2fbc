import Testing

@Suite struct SpokenBeforeTests {
  @Test(arguments: [
    "[[spokenBefore: You told]] me about a round in the spring.",
    "I did [[spokenBefore: what you said]].",
    "[[spokenBefore: You were going to]] write a page.",
    "What would you say?",
    "They said no.",
  ])
  func `spokenBefore stands where it is marked and nowhere else`(marked: String) {
    expectCarried("spokenBefore", in: marked)
  }
}
