import Testing

@Suite struct TimePressureTests {
  @Test(arguments: [
    "I've got [[timePressure: till eleven]] to decide.",
    "It was fifty [[timePressure: minutes ago]].",
    "In a year.",
  ])
  func `timePressure stands where it is marked and nowhere else`(marked: String) {
    expectCarried("timePressure", in: marked)
  }
}
