import Testing

@Suite struct DisruptionTests {
  @Test(arguments: [
    "She has [[disruption: resigned]].",
    "I [[disruption: nearly cancelled]].",
    "It calmed down.",
  ])
  func `disruption stands where it is marked and nowhere else`(marked: String) {
    expectCarried("disruption", in: marked)
  }
}
