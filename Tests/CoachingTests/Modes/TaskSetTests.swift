import Testing

@Suite struct TaskSetTests {
  @Test(arguments: [
    "[[taskSet: Between now and]] Tuesday, write down every page.",
    "[[taskSet: I'd like you to]] ask one person.",
    "Bring three names [[taskSet: for next time]].",
    "I'd like to ask one person.",
    "We met between the sessions.",
  ])
  func `taskSet stands where it is marked and nowhere else`(marked: String) {
    expectMarks("taskSet", in: marked)
  }
}
