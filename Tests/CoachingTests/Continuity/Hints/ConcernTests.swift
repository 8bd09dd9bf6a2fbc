import Testing

@Suite struct ConcernTests {
  @Test(arguments: [
    "[[concern: What's happened]]?",
    "[[concern: Sit]]. [[concern: Breathe]] a second.",
    "What is next?",
  ])
  func `concern stands where it is marked and nowhere else`(marked: String) {
    expectCarried("concern", in: marked)
  }
}
