import Testing

@Suite struct DirectiveTests {
  @Test(arguments: [
    "[[directive: You could]] ask him first.",
    "[[directive: Let him]] run it.",
    "I let it go.",
    "Could you?",
  ])
  func `directive stands where it is marked and nowhere else`(marked: String) {
    expectCarried("directive", in: marked)
  }
}
