import Testing

@Suite struct OpenQuestionTests {
  @Test(arguments: [
    "[[openQuestion: Okay, so what would done look like?]]",
    "[[openQuestion: Tell me more about the handover]]. Fine.",
    "[[openQuestion: How did that feel?]] I ask because it matters.",
    "What a week.",
    "I know what you mean.",
    "Did it work?",
    "When I was your age, I waited.",
  ])
  func `openQuestion stands where it is marked and nowhere else`(marked: String) {
    expectMarks("openQuestion", in: marked)
  }
}
