import Testing

@Suite struct AgendaCheckpointTests {
  @Test(arguments: [
    "Is there [[agendaCheckpoint: anything else]] for today?",
    "Is there [[agendaCheckpoint: something you'd hoped]] for?",
    "Is anything broken?",
  ])
  func `agendaCheckpoint stands where it is marked and nowhere else`(marked: String) {
    expectCarried("agendaCheckpoint", in: marked)
  }
}
