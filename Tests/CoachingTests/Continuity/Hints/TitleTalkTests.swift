import Testing

@Suite struct TitleTalkTests {
  @Test(arguments: [
    "I want the [[titleTalk: title]].",
    "I want to build it.",
  ])
  func `titleTalk stands where it is marked and nowhere else`(marked: String) {
    expectCarried("titleTalk", in: marked)
  }
}
