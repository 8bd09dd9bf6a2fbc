import Testing

@Suite struct RecurringPatternTests {
  @Test(arguments: [
    "[[recurringPattern: You tend]] to step in early.",
    "It happens [[recurringPattern: every single time]].",
    "It is time.",
    "You stepped in early.",
  ])
  func `recurringPattern stands where it is marked and nowhere else`(marked: String) {
    expectMarks("recurringPattern", in: marked)
  }
}
