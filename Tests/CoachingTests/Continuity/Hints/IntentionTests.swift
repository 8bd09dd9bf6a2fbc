import Testing

@Suite struct IntentionTests {
  @Test(arguments: [
    "[[intention: I'll]] ring her.",
    "[[intention: I should]] ask him.",
    "Should I?",
    "You'll ring her.",
  ])
  func `intention stands where it is marked and nowhere else`(marked: String) {
    expectCarried("intention", in: marked)
  }
}
