import Testing

@Suite struct AffirmationTests {
  @Test(arguments: [
    "[[affirmation: That took courage]].",
    "[[affirmation: Well done]] for asking.",
    "I think [[affirmation: that's a big step]].",
    "It took a week.",
    "Is that good progress?",
    "The release is a big step.",
  ])
  func `affirmation stands where it is marked and nowhere else`(marked: String) {
    expectMarks("affirmation", in: marked)
  }
}
