import Testing

@Suite struct PermissionTests {
  @Test(arguments: [
    "[[permission: Would it be useful if]] I shared what we did?",
    "[[permission: May I push]] on that?",
    "I may push the branch.",
    "Would it be useful?",
  ])
  func `permission stands where it is marked and nowhere else`(marked: String) {
    expectMarks("permission", in: marked)
  }
}
