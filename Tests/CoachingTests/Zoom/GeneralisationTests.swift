import Testing

@Suite struct GeneralisationTests {
  @Test(arguments: [
    "[[generalisation: Most teams]] test too late.",
    "[[generalisation: In general]] it pays to ask.",
    "Above all I was tired.",
    "The general spoke.",
    "Our team tests late.",
  ])
  func `generalisation stands where it is marked and nowhere else`(marked: String) {
    expectMarks("generalisation", in: marked)
  }
}
