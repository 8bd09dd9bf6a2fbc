import Testing

@Suite struct PlanQuestionTests {
  @Test(arguments: [
    "And [[planQuestion: what will you do]] by next time?",
    "[[planQuestion: So, by when]]?",
    "What will you have?",
    "What would you like to be in a year?",
  ])
  func `planQuestion stands where it is marked and nowhere else`(marked: String) {
    expectCarried("planQuestion", in: marked)
  }
}
