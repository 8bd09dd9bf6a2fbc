import Testing

@Suite struct OwnStoryTests {
  @Test(arguments: [
    "[[ownStory: When I was]] leading a team of eight, it took months.",
    "[[ownStory: In my experience]] it takes a year.",
    "When you were leading the team, it took months.",
    "In her experience it takes a year.",
    "Should I say when I was there?",
  ])
  func `ownStory stands where it is marked and nowhere else`(marked: String) {
    expectMarks("ownStory", in: marked)
  }
}
