import Testing

@testable import TranscriptIngest

struct WrittenDateTests {
  @Test(arguments: [
    ("2026-03-12", "2026-03-12"), ("12 March 2026", "2026-03-12"),
    ("Mar 12, 2026", "2026-03-12"), ("March 12th, 2026", "2026-03-12"),
    ("12. März 2026", "2026-03-12"), ("12 de marzo de 2026", "2026-03-12"),
    ("12 mars 2026", "2026-03-12"), ("Ines and Tobias, 12 March 2026", "2026-03-12"),
    ("5 January 2026, 02:00pm", "2026-01-05T14:00"),
    ("5 January 2026, 12:05 AM", "2026-01-05T00:05"),
    ("2026-01-05 14:00", "2026-01-05T14:00"),
  ])
  func `a date is read as people and tools write it`(line: String, expected: String) {
    #expect(WrittenDate(in: line)?.text == expected)
  }

  @Test(arguments: [
    "05/01/2026", "March", "12 March", "2026", "We met in March of 2026", "13 Foo 2026",
  ])
  func `what leaves the day open is no date`(line: String) {
    let date = WrittenDate(in: line)
    #expect(date == nil)
  }
}
