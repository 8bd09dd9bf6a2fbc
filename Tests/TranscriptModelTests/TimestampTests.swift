import Testing
import TranscriptModel

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "0:00:00.000"), (1, "0:00:00.001"), (61_500, "0:01:01.500"), (3_600_000, "1:00:00.000"),
    (360_000_000, "100:00:00.000"), (-1500, "-0:00:01.500"),
  ])
  func `a moment is written as a clock`(milliseconds: Int, clock: String) {
    #expect(Timestamp(milliseconds: milliseconds).description == clock)
  }

  @Test func `moments have an order and a distance`() {
    let (early, late) = (Timestamp(milliseconds: -500), Timestamp(milliseconds: 1000))
    #expect(early < late)
    #expect(late - early == 1500)
    #expect(early - late == -1500)
    #expect(late.seconds == 1)
  }
}
