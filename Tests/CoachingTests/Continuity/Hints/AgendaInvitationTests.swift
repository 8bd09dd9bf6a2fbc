import Testing

@Suite struct AgendaInvitationTests {
  @Test(arguments: [
    "[[agendaInvitation: What do you want]] to use today for?",
    "[[agendaInvitation: You're driving]].",
    "What is the error?",
  ])
  func `agendaInvitation stands where it is marked and nowhere else`(marked: String) {
    expectCarried("agendaInvitation", in: marked)
  }
}
