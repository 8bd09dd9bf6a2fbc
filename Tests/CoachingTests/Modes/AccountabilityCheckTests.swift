import Testing

@Suite struct AccountabilityCheckTests {
  @Test(arguments: [
    "[[accountabilityCheck: You said you'd]] talk to Priya.",
    "[[accountabilityCheck: So how did that go?]]",
    "[[accountabilityCheck: Last time you]] wanted to write the page.",
    "How did it feel?",
    "I said that.",
    "You told a good story.",
  ])
  func `accountabilityCheck stands where it is marked and nowhere else`(marked: String) {
    expectMarks("accountabilityCheck", in: marked)
  }
}
