import Testing

@Suite struct ClosedQuestionTests {
  @Test(arguments: [
    "[[closedQuestion: Did the release go out?]]",
    "[[closedQuestion: Right, is that what you want?]]",
    "What did it say?",
    "Is it any good, I wondered.",
    "Have you tried pairing on it?",
  ])
  func `closedQuestion stands where it is marked and nowhere else`(marked: String) {
    expectMarks("closedQuestion", in: marked)
  }
}
