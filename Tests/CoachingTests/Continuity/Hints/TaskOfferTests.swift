import Testing

@Suite struct TaskOfferTests {
  @Test(arguments: [
    "[[taskOffer: Here's a second]] one for you.",
    "[[taskOffer: Could I set]] you something?",
    "[[taskOffer: Would you write]] it down?",
    "Your turn.",
    "He set a record.",
  ])
  func `taskOffer stands where it is marked and nowhere else`(marked: String) {
    expectCarried("taskOffer", in: marked)
  }
}
