import Testing

@Suite struct TimeHorizonTests {
  @Test(arguments: [
    "Where do you want to be [[timeHorizon: in two years]]?",
    "[[timeHorizon: Six months ago]] you would have waited.",
    "In two minutes.",
    "The year is over.",
  ])
  func `timeHorizon stands where it is marked and nowhere else`(marked: String) {
    expectMarks("timeHorizon", in: marked)
  }
}
