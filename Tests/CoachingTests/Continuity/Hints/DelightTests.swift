import Testing

@Suite struct DelightTests {
  @Test(arguments: [
    "It was [[delight: really nice]].",
    "[[delight: Guess what]]?",
    "It was late.",
  ])
  func `delight stands where it is marked and nowhere else`(marked: String) {
    expectCarried("delight", in: marked)
  }
}
