import Testing

@Suite struct PromiseTests {
  @Test(arguments: [
    "[[promise: I'll dig]] out the page.",
    "[[promise: I owe you]] something too.",
    "He'll send it.",
  ])
  func `promise stands where it is marked and nowhere else`(marked: String) {
    expectCarried("promise", in: marked)
  }
}
