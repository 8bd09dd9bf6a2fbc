import Testing

@testable import TranscriptIngest

@Suite struct TimeTextTests {
  private func milliseconds(_ text: String, _ unit: TimeUnit = .seconds) -> Int? {
    TimeText(Array(text.utf8)[...])?.milliseconds(unit)
  }

  @Test(arguments: [
    ("0", 0), ("12.5", 12_500), ("4.0005", 4_001), ("4.00049999", 4_000), ("0,25", 250),
    ("00:00:07.0033780", 7_003), ("01:00:09.9999000", 3_610_000), ("1:02", 62_000),
    ("1:02:04", 3_724_000), ("12s", 12_000), ("1500ms", 1_500), ("1.5 sec", 1_500),
    ("-2.5", -2_500), ("-0.0005", 0), ("-0.0006", -1), ("5e-05", 0), ("1.5e1", 15_000),
    ("2E+2", 200_000), (" 7 ", 7_000), ("00:00:03,480", 3_480),
  ])
  func `times are read as they are written`(text: String, expected: Int) {
    #expect(milliseconds(text) == expected)
  }

  @Test func `a bare number counts what the file's numbers count`() {
    #expect(milliseconds("3480", .milliseconds) == 3_480)
    #expect(milliseconds("3480.5", .milliseconds) == 3_481)
    #expect(milliseconds("00:00:01", .milliseconds) == 1_000)
    #expect(milliseconds("2s", .milliseconds) == 2_000)
    #expect(milliseconds("20ms", .seconds) == 20)
  }

  @Test(arguments: [
    "", "-", "a", "1:", "1:2:3:4", "12 apples", "1.5.2", "99999999999999999999", "3600000001",
    "1000001:00:00", "1e300", "2026-01-05", "5 s s",
  ])
  func `what is no time, or none of a recording, is refused`(text: String) {
    #expect(TimeText(Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [
    (["0", "3480", "5000"], 8, TimeUnit.milliseconds), (["0", "3", "5"], 8, .seconds),
    (["1200", "7000"], 9, .milliseconds), (["0", "3600"], 9_000, .seconds),
    (["0", "3600000"], 9_000, .milliseconds), (["0.5", "90000"], 2, .seconds),
    (["00:10", "50:00"], 2, .seconds), ([], 0, .seconds), (["5000"], 3, .seconds),
  ])
  func `the pace of the talk tells seconds from milliseconds`(
    times: [String], words: Int, unit: TimeUnit
  ) {
    #expect(
      TimeUnit(of: times.compactMap { TimeText(Array($0.utf8)[...]) }, words: words) == unit)
  }
}
