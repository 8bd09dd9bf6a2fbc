import Testing

@Suite struct GoalQuestionTests {
  @Test(arguments: [
    "[[goalQuestion: What are you after]]?",
    "[[goalQuestion: If you had]] your way?",
    "When is it?",
  ])
  func `goalQuestion stands where it is marked and nowhere else`(marked: String) {
    expectCarried("goalQuestion", in: marked)
  }
}
