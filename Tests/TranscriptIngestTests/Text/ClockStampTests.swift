import Testing

@testable import TranscriptIngest

struct ClockStampTests {
  @Test(arguments: [
    ("0:04", 4000), ("12:05", 725_000), ("00:01:02", 62_000), ("1:02:03", 3_723_000),
    ("(00:28)", 28_000), ("[01:00:05]", 3_605_000), ("\\[31:02\\]", 1_862_000),
    ("00:03.608", 3608), ("00:14.39", 14_390), ("01:02,5", 62_500), ("00:00:01.7175", 1718),
  ])
  func `a time is read with or without brackets and fractions`(text: String, milliseconds: Int) {
    let bytes = Array(text.utf8)
    let stamp = ClockStamp(bytes, at: 0, end: bytes.count)
    #expect(stamp?.milliseconds == milliseconds)
    #expect(stamp?.range == 0..<bytes.count)
  }

  @Test(arguments: [
    "", "4", "1:2", "0:4", "12:60", "01:02:03:12", "(00:28", "[inaudible 00:42]", "a1:02",
    "1234:05",
    "00:00:99",
  ])
  func `what is no time is none`(text: String) {
    let bytes = Array(text.utf8)
    let stamp = ClockStamp(bytes, at: 0, end: bytes.count)
    #expect(stamp == nil)
  }

  @Test(arguments: [
    ("Nia  0:04", 4000), ("Nia (00:28)", 28_000), ("Nia [1:00:05]", 3_605_000),
    ("at 9:30", 570_000),
  ])
  func `the time at the end of a line is found`(line: String, milliseconds: Int) {
    let bytes = Array(line.utf8)
    #expect(ClockStamp.last(in: bytes, 0..<bytes.count)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    ("0 minutes 3 seconds", 3000), ("1 hour 2 minutes 5 seconds", 3_725_000),
    ("1 hour, 2 minutes, 5 seconds", 3_725_000), ("4 seconds", 4000), ("1 Minute", 60_000),
    ("2 Minuten 10 Sekunden", 130_000), ("1 minuto 5 secondi", 65_000), ("2 minuti", 120_000),
  ])
  func `a time in words is a time`(words: String, milliseconds: Int) {
    let bytes = Array(words.utf8)
    #expect(SpokenClock.last(in: bytes, 0..<bytes.count)?.milliseconds == milliseconds)
  }

  @Test(arguments: ["wait some seconds", "seconds", "he has 3 sons", "three minutes"])
  func `words about time are no time`(words: String) {
    let bytes = Array(words.utf8)
    let clock = SpokenClock.last(in: bytes, 0..<bytes.count)
    #expect(clock == nil)
  }
}
