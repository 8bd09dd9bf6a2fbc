import Testing

@Suite struct ParticularDetailTests {
  @Test(arguments: [
    "What did [[particularDetail: the log]] say?",
    "Now [[particularDetail: click on]] it.",
    "The team is fine.",
    "She says hello.",
  ])
  func `particularDetail stands where it is marked and nowhere else`(marked: String) {
    expectMarks("particularDetail", in: marked)
  }
}
