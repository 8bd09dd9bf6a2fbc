import Testing

@Suite struct AcceptanceTests {
  @Test(arguments: [
    "[[acceptance: I can do that]].",
    "[[acceptance: Okay]]. Thursday.",
    "No, not that.",
  ])
  func `acceptance stands where it is marked and nowhere else`(marked: String) {
    expectCarried("acceptance", in: marked)
  }
}
