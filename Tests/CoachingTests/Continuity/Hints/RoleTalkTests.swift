import Testing

@Suite struct RoleTalkTests {
  @Test(arguments: [
    "He could make [[roleTalk: director]].",
    "It is [[roleTalk: the job]].",
    "A table.",
  ])
  func `roleTalk stands where it is marked and nowhere else`(marked: String) {
    expectCarried("roleTalk", in: marked)
  }
}
