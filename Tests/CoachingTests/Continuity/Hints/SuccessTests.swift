import Testing

@Suite struct SuccessTests {
  @Test(arguments: [
    "Then [[success: it worked]].",
    "She did it [[success: by herself]].",
    "The audit [[success: came back]] clean.",
    "Will it work?",
    "They died.",
  ])
  func `success stands where it is marked and nowhere else`(marked: String) {
    expectCarried("success", in: marked)
  }
}
