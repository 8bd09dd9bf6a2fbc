import Testing

@Suite struct AcknowledgementTests {
  @Test(arguments: [
    "[[acknowledgement: Hold on]], stop there a second.",
    "[[acknowledgement: You gave]] away the first calls.",
    "What did he say?",
  ])
  func `acknowledgement stands where it is marked and nowhere else`(marked: String) {
    expectCarried("acknowledgement", in: marked)
  }
}
