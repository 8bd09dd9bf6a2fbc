import Testing

@Suite struct ParkedQuestionTests {
  @Test(arguments: [
    "[[parkedQuestion: I'd have to think about that]].",
    "Okay, [[parkedQuestion: let me think about it]].",
    "[[parkedQuestion: Park that]] with the budget.",
    "That is [[parkedQuestion: for another day]].",
    "I [[parkedQuestion: leave you with one]] to carry home.",
    "I think about that most weeks.",
    "She parked the van.",
  ])
  func `parkedQuestion stands where it is marked and nowhere else`(marked: String) {
    expectCarried("parkedQuestion", in: marked)
  }
}
