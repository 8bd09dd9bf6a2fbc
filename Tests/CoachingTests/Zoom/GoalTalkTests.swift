import Testing

@Suite struct GoalTalkTests {
  @Test(arguments: [
    "I [[goalTalk: want to become]] better at this.",
    "[[goalTalk: What matters]] to you about it?",
    "It is [[goalTalk: your career]].",
    "I want to go home.",
    "What does it say?",
  ])
  func `goalTalk stands where it is marked and nowhere else`(marked: String) {
    expectMarks("goalTalk", in: marked)
  }
}
