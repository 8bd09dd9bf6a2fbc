import Testing

@Suite struct ReflectionTests {
  @Test(arguments: [
    "[[reflection: So you were on your own with it]].",
    "Mm. [[reflection: It sounds like the silence was worse]].",
    "So you said what?",
    "It works like a queue.",
    "So the queue was full.",
  ])
  func `reflection stands where it is marked and nowhere else`(marked: String) {
    expectMarks("reflection", in: marked)
  }
}
