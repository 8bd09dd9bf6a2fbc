import Testing

@Suite struct SelfPatternTests {
  @Test(arguments: [
    "[[selfPattern: I always]] do that.",
    "[[selfPattern: I'm the only one]] here.",
    "Do I always?",
    "He always does.",
  ])
  func `selfPattern stands where it is marked and nowhere else`(marked: String) {
    expectCarried("selfPattern", in: marked)
  }
}
