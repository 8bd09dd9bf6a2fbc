import Testing

@Suite struct LessonQuestionTests {
  @Test(arguments: [
    "[[lessonQuestion: What has the night taught you]]?",
    "[[lessonQuestion: What’s it taught you]]?",
    "[[lessonQuestion: What would you do differently]]?",
    "What did you teach them?",
    "What would you do?",
  ])
  func `lessonQuestion stands where it is marked and nowhere else`(marked: String) {
    expectCarried("lessonQuestion", in: marked)
  }
}
