import Testing

@Suite struct LeadingQuestionTests {
  @Test(arguments: [
    "[[leadingQuestion: Have you tried pairing on it?]]",
    "[[leadingQuestion: So why don't you just ask her?]]",
    "Have you seen her since?",
    "Why did you ask her?",
    "I have tried pairing.",
  ])
  func `leadingQuestion stands where it is marked and nowhere else`(marked: String) {
    expectMarks("leadingQuestion", in: marked)
  }
}
