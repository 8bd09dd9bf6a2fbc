import Testing

@Suite struct EarlierTimeTests {
  @Test(arguments: [
    "What happened to it [[earlierTime: last time]]?",
    "[[earlierTime: A fortnight ago]] you would have closed it.",
    "You wanted that [[earlierTime: in February]].",
    "In a year it will be gone.",
    "This time it held.",
  ])
  func `earlierTime stands where it is marked and nowhere else`(marked: String) {
    expectCarried("earlierTime", in: marked)
  }
}
