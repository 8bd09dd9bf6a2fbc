import Testing

@Suite struct RecollectionTests {
  @Test(arguments: [
    "[[recollection: By the way]], the form is out.",
    "[[recollection: I'd forgotten]] the title.",
    "I don't know.",
  ])
  func `recollection stands where it is marked and nowhere else`(marked: String) {
    expectCarried("recollection", in: marked)
  }
}
