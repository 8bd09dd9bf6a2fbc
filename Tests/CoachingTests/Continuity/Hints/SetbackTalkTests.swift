import Testing

@Suite struct SetbackTalkTests {
  @Test(arguments: [
    "There's a [[setbackTalk: reorg]] in the autumn.",
    "We got [[setbackTalk: acquired]].",
    "A freezing room.",
  ])
  func `setbackTalk stands where it is marked and nowhere else`(marked: String) {
    expectCarried("setbackTalk", in: marked)
  }
}
