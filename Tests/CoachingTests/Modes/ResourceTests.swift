import Testing

@Suite struct ResourceTests {
  @Test(arguments: [
    "[[resource: There's a good chapter]] on this.",
    "You could [[resource: read the chapter]] on queues.",
    "Is there a good chapter on this?",
    "There's a good reason for this.",
  ])
  func `resource stands where it is marked and nowhere else`(marked: String) {
    expectMarks("resource", in: marked)
  }
}
