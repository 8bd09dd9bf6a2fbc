import Testing

@Suite struct PracticeTalkTests {
  @Test(arguments: [
    "[[practiceTalk: The way we]] review is smallest first.",
    "[[practiceTalk: How do you handle]] a rollback?",
    "How do you feel?",
    "We reviewed it.",
  ])
  func `practiceTalk stands where it is marked and nowhere else`(marked: String) {
    expectMarks("practiceTalk", in: marked)
  }
}
