import Testing

@testable import analyze

@Suite struct ProgressMeterTests {
  /// A clock that a test moves, and what was written.
  private final class Stage {
    var seconds = 100.0
    var written = ""
  }

  private func meter(_ form: ProgressMeter.Form, _ stage: Stage) -> ProgressMeter {
    ProgressMeter(
      form, total: .init(files: 4, bytes: 40_000_000), clock: { stage.seconds },
      write: { stage.written += $0 })
  }

  @Test func `a line tells files, speed, the time left, and what was refused`() {
    let stage = Stage()
    var meter = meter(.line, stage)
    stage.seconds += 0.1
    meter.advance(bytes: 1_000_000, isRefused: false)
    #expect(stage.written.isEmpty, "not more often than one can read")
    stage.seconds += 1.9
    meter.advance(bytes: 9_000_000, isRefused: true)
    let line = "\r2 of 4 files, 5.0 MB/s, 0:06 left, 1 in quarantine\u{1B}[K"
    #expect(stage.written == line)
    meter.clear()
    meter.clear()
    #expect(stage.written == line + "\r\u{1B}[K")
  }

  @Test func `outside of a terminal a line comes every half minute, without control signs`() {
    let stage = Stage()
    var meter = meter(.plain, stage)
    for _ in 0..<3 {
      stage.seconds += 20
      meter.advance(bytes: 10_000_000, isRefused: false)
    }
    meter.finish()
    #expect(stage.written == "2 of 4 files, 0.5 MB/s, 0:40 left\n")
  }

  @Test func `programs get an object a second and one at the end`() {
    let stage = Stage()
    var meter = meter(.json, stage)
    stage.seconds += 2
    meter.advance(bytes: 10_000_000, isRefused: false)
    meter.finish()
    let line =
      #"{"type":"progress","done":1,"total":4,"bytes":10000000,"total_bytes":40000000,"#
      + #""quarantined":0,"seconds":2,"bytes_per_second":5000000,"seconds_left":6}"# + "\n"
    #expect(stage.written == line + line)
  }

  @Test(arguments: [(60, "1:00"), (3723, "1:02:03"), (0, "0:00"), (1_000_000_000, "99:59:59")])
  func `the time left reads like a clock`(seconds: Int, shown: String) {
    // Half of the bytes are done, in as long as the other half will take.
    var progress = Progress(total: .init(files: 2, bytes: seconds == 0 ? 1 : 2))
    progress.advance(bytes: 1, isRefused: false, isKnown: false, at: max(2, Double(seconds)))
    #expect(progress.text.contains(", \(shown) left"), "\(progress.text)")
  }

  @Test(arguments: [
    (1, 0.4, false), (500, 1.9, false), (9, 30, false), (10, 30, true), (500, 2, true),
  ])
  func `nothing is said of the time left before there is a basis for it`(
    done: Int, seconds: Double, isTold: Bool
  ) {
    var progress = Progress(total: .init(files: 1000, bytes: 1000))
    progress.advance(bytes: done, isRefused: false, isKnown: false, at: seconds)
    #expect(progress.text.contains("left") == isTold, "\(progress.text)")
    #expect((progress.secondsLeft != nil) == isTold)
    #expect(progress.json.contains(#""seconds_left":null"#) != isTold)
  }

  @Test func `speed and time left are those of the last ten seconds`() {
    var progress = Progress(total: .init(files: 1000, bytes: 1000))
    // Ten bytes a second for twenty seconds, then one.
    for second in 1...20 {
      progress.advance(bytes: 10, isRefused: false, isKnown: false, at: Double(second))
    }
    #expect(progress.rate == 10 && progress.secondsLeft == 80)
    for second in 21...25 {
      progress.advance(bytes: 1, isRefused: false, isKnown: false, at: Double(second))
    }
    #expect(progress.rate == 5.5, "half of the ten seconds were fast")
    for second in 26...30 {
      progress.advance(bytes: 1, isRefused: false, isKnown: false, at: Double(second))
    }
    #expect(progress.rate == 1 && progress.secondsLeft == 790)
  }

  @Test func `a file that takes longer than ten seconds is measured as well`() {
    var progress = Progress(total: .init(files: 10, bytes: 1000))
    for file in 1...5 {
      progress.advance(bytes: 100, isRefused: false, isKnown: false, at: Double(file) * 25)
    }
    #expect(progress.rate == 4 && progress.secondsLeft == 125)
  }

  @Test func `files in quick succession are measured over ten seconds too`() {
    var progress = Progress(total: .init(files: 100_000, bytes: 100_000))
    for file in 1...30_000 {
      progress.advance(bytes: 1, isRefused: false, isKnown: false, at: Double(file) / 1000)
    }
    let rate = progress.rate ?? 0
    #expect(abs(rate - 1000) < 1, "\(rate)")
    #expect(progress.text.hasSuffix(", 1:10 left"), "\(progress.text)")
  }

  @Test func `known files do not make the rest look quick`() {
    let stage = Stage()
    var meter = meter(.json, stage)
    stage.seconds += 2
    meter.advance(bytes: 20_000_000, isRefused: false, isKnown: true)
    #expect(stage.written.hasSuffix(#""bytes_per_second":10000000,"seconds_left":2}"# + "\n"))
    stage.seconds += 1
    meter.advance(bytes: 1_000_000, isRefused: false)
    #expect(
      stage.written.hasSuffix(#""bytes_per_second":1000000,"seconds_left":null}"# + "\n"),
      "the measure begins anew, without a basis")
    stage.seconds += 2
    meter.advance(bytes: 2_000_000, isRefused: false)
    #expect(stage.written.hasSuffix(#""bytes_per_second":1000000,"seconds_left":17}"# + "\n"))
  }

  @Test func `a few known files between others count as the others do`() {
    var progress = Progress(total: .init(files: 2000, bytes: 2000))
    for file in 1...1000 {
      progress.advance(
        bytes: 1, isRefused: false, isKnown: file % 10 != 0, at: Double(file) / 10)
    }
    let rate = progress.rate ?? 0
    #expect(abs(rate - 10) < 0.001, "\(rate)")
    #expect(progress.text.contains("left"), "\(progress.text)")
  }

  // MARK: Pairs

  private func pairMeter(_ form: ProgressMeter.Form, _ stage: Stage) -> ProgressMeter {
    ProgressMeter(form, clock: { stage.seconds }, write: { stage.written += $0 })
  }

  @Test func `a terminal is shown at once that pairs are compared`() {
    let stage = Stage()
    var meter = pairMeter(.line, stage)
    stage.seconds += 5
    meter.compared(0, of: 30)
    let first = "\rcomparing: 0 of 30 pairs\u{1B}[K"
    #expect(stage.written == first)
    stage.seconds += 0.1
    meter.compared(1, of: 30)
    #expect(stage.written == first, "not more often than one can read")
    stage.seconds += 2.9
    meter.compared(12, of: 30)
    let second = "\rcomparing: 12 of 30 pairs, 0:05 left\u{1B}[K"
    #expect(stage.written == first + second, "the time before the first pair does not count")
    meter.finish()
    #expect(stage.written == first + second + "\r\u{1B}[K")
  }

  @Test func `outside of a terminal pairs have a line every half minute`() {
    let stage = Stage()
    var meter = pairMeter(.plain, stage)
    for done in 0...4 {
      meter.compared(done, of: 4)
      stage.seconds += 20
    }
    meter.finish()
    #expect(
      stage.written == "comparing: 2 of 4 pairs, 0:40 left\ncomparing: 4 of 4 pairs\n")
  }

  @Test func `programs get an object of pairs at the start, a second, and at the end`() {
    let stage = Stage()
    var meter = pairMeter(.json, stage)
    let start = #"{"type":"progress","stage":"comparing","done":"#
    var expected = start + #"0,"total":30,"seconds":0,"seconds_left":null}"# + "\n"
    meter.compared(0, of: 30)
    #expect(stage.written == expected)
    stage.seconds += 1.5
    meter.compared(6, of: 30)
    expected += start + #"6,"total":30,"seconds":1.5,"seconds_left":null}"# + "\n"
    #expect(stage.written == expected)
    stage.seconds += 1.5
    meter.compared(12, of: 32)
    expected += start + #"12,"total":32,"seconds":3,"seconds_left":5}"# + "\n"
    #expect(stage.written == expected)
    meter.compared(33, of: 32)
    meter.finish()
    expected += start + #"32,"total":32,"seconds":3,"seconds_left":0}"# + "\n"
    #expect(stage.written == expected, "never more than all")
  }

  @Test(arguments: ProgressMeter.Form.allCases)
  func `where there are no pairs to compare, nothing is written`(form: ProgressMeter.Form) {
    let stage = Stage()
    var meter = pairMeter(form, stage)
    stage.seconds += 60
    meter.finish()
    #expect(stage.written.isEmpty)
  }

  @Test func `a meter of files goes on with pairs`() {
    let stage = Stage()
    var meter = meter(.line, stage)
    stage.seconds += 2
    meter.advance(bytes: 10_000_000, isRefused: false)
    meter.finish()
    stage.written = ""
    meter.compared(0, of: 1)
    #expect(stage.written == "\rcomparing: 0 of 1 pair\u{1B}[K")
  }
}
