import Testing

@Suite struct AspirationTests {
  @Test(arguments: [
    "[[aspiration: I'd like]] that word gone by the summer.",
    "[[aspiration: I want]] Wednesdays back.",
    "Do you want tea?",
  ])
  func `aspiration stands where it is marked and nowhere else`(marked: String) {
    expectCarried("aspiration", in: marked)
  }
}
