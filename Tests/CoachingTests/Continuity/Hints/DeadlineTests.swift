import Testing

@Suite struct DeadlineTests {
  @Test(arguments: [
    "Send it [[deadline: by Friday]].",
    "Try it [[deadline: once a day]].",
    "I'll tell him [[deadline: tomorrow]].",
    "It was Friday.",
    "Before him there was Ana.",
  ])
  func `deadline stands where it is marked and nowhere else`(marked: String) {
    expectCarried("deadline", in: marked)
  }
}
