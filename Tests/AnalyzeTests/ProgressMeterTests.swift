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
    let progress = Progress(
      total: .init(files: 2, bytes: seconds == 0 ? 1 : 2), done: .init(files: 1, bytes: 1),
      seconds: max(2, Double(seconds)))
    #expect(progress.text.contains(", \(shown) left"), "\(progress.text)")
  }

  @Test(arguments: [
    (1, 0.4, false), (500, 1.9, false), (9, 30, false), (10, 30, true), (500, 2, true),
  ])
  func `nothing is said of the time left before there is a basis for it`(
    done: Int, seconds: Double, isTold: Bool
  ) {
    let progress = Progress(
      total: .init(files: 1000, bytes: 1000), done: .init(files: 1, bytes: done), seconds: seconds)
    #expect(progress.text.contains("left") == isTold, "\(progress.text)")
    #expect((progress.secondsLeft != nil) == isTold)
    #expect(progress.json.contains(#""seconds_left":null"#) != isTold)
  }
}
