import Testing

@Suite struct GoalHorizonTests {
  @Test(arguments: [
    "Both signed [[goalHorizon: by the end]] of March.",
    "[[goalHorizon: In a couple of years]] somebody stays.",
    "A year ago.",
    "By the door.",
  ])
  func `goalHorizon stands where it is marked and nowhere else`(marked: String) {
    expectCarried("goalHorizon", in: marked)
  }
}
