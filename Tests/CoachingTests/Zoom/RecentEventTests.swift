import Testing

@Suite struct RecentEventTests {
  @Test(arguments: [
    "[[recentEvent: On Thursday]] the build broke.",
    "It broke [[recentEvent: two days ago]].",
    "Two years ago it broke.",
    "Days are short.",
  ])
  func `recentEvent stands where it is marked and nowhere else`(marked: String) {
    expectMarks("recentEvent", in: marked)
  }
}
