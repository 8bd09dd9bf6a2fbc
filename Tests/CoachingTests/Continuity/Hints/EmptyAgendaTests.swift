import Testing

@Suite struct EmptyAgendaTests {
  @Test(arguments: [
    "I've got [[emptyAgenda: nothing on fire]].",
    "[[emptyAgenda: It's ticking]] along.",
    "It is on fire.",
  ])
  func `emptyAgenda stands where it is marked and nowhere else`(marked: String) {
    expectCarried("emptyAgenda", in: marked)
  }
}
