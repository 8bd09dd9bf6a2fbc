import Testing

@Suite struct GoalNamingTests {
  @Test(arguments: [
    "So [[goalNaming: the goal]] is four of us.",
    "[[goalNaming: Long one]], that people stay.",
    "Nobody scored.",
    "One long day.",
  ])
  func `goalNaming stands where it is marked and nowhere else`(marked: String) {
    expectCarried("goalNaming", in: marked)
  }
}
