import Testing

@Suite struct AdviceTests {
  @Test(arguments: [
    "[[advice: I'd start]] with the migration.",
    "Well, [[advice: you might want]] to write it down.",
    "[[advice: Try to]] keep it small.",
    "You should have seen it?",
    "I started with the migration.",
    "They try to keep it small.",
  ])
  func `advice stands where it is marked and nowhere else`(marked: String) {
    expectMarks("advice", in: marked)
  }
}
