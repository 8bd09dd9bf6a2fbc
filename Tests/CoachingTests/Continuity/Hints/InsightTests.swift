import Testing

@Suite struct InsightTests {
  @Test(arguments: [
    "I [[insight: never thought]] of it like that.",
    "[[insight: I've been answering]] the wrong question.",
    "What changes?",
  ])
  func `insight stands where it is marked and nowhere else`(marked: String) {
    expectCarried("insight", in: marked)
  }
}
