import Testing

@Suite struct SummaryTests {
  @Test(arguments: [
    "So, [[summary: to sum up]], three names and a date.",
    "[[summary: Let me play]] that back.",
    "Let me know.",
    "The sum is three.",
  ])
  func `summary stands where it is marked and nowhere else`(marked: String) {
    expectMarks("summary", in: marked)
  }
}
