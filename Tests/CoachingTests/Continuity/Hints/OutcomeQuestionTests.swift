import Testing

@Suite struct OutcomeQuestionTests {
  @Test(arguments: [
    "[[outcomeQuestion: Did you]] ever get on that tram?",
    "So [[outcomeQuestion: how did the]] talk go?",
    "[[outcomeQuestion: And the fruit]] wall?",
    "How would you do it?",
    "I did it.",
  ])
  func `outcomeQuestion stands where it is marked and nowhere else`(marked: String) {
    expectCarried("outcomeQuestion", in: marked)
  }
}
