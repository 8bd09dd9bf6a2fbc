import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct TrendTests {
  @Test(arguments: 0..<8)
  func `below eight sessions no change is told`(count: Int) {
    let values = (0..<count).map { Double($0) / 10 }
    #expect(Change(values, seed: 1) == .tooFew(sessions: count))
  }

  @Test func `a clear step is beyond chance, whatever the seed`() {
    let values = [0.1, 0.12, 0.09, 0.11, 0.1, 0.13, 0.6, 0.62, 0.59, 0.61]
    for seed in 0..<20 as Range<UInt64> {
      guard
        case .beyondChance(let earlier, let recent, let probability) = Change(values, seed: seed)
      else {
        Issue.record("seed \(seed): \(Change(values, seed: seed))")
        continue
      }
      #expect(abs(earlier - 0.1083) < 0.001)
      #expect(abs(recent - 0.605) < 0.001)
      // One of the 210 ways to choose four of ten, twice for the two directions at most.
      #expect(probability < 0.02)
    }
  }

  @Test func `equal values never change`() {
    let change = Change(Array(repeating: 0.3, count: 12), seed: 7)
    #expect(change == .withinChance(earlier: 0.3, recent: 0.3, probability: 1))
  }

  @Test func `chance alone is told as change in about one of twenty cases`() {
    var alarms = 0
    for seed in 0..<200 {
      var generator = SeededGenerator(seed: seed)
      let values = (0..<12).map { _ in Double.random(in: 0...1, using: &generator) }
      if case .beyondChance = Change(values, seed: UInt64(seed)) { alarms += 1 }
    }
    #expect((1...22).contains(alarms), "\(alarms) of 200")
  }

  @Test func `the same seed gives the same answer`() {
    let values = [0.2, 0.4, 0.3, 0.5, 0.1, 0.6, 0.7, 0.4, 0.8]
    #expect(Change(values, seed: 3) == Change(values, seed: 3))
  }

  @Test func `quartiles lie between neighbours`() throws {
    #expect(Baseline([1, 2, 3]) == nil)
    let baseline = try #require(Baseline([4, 1, 3, 2]))
    #expect(baseline.lowerQuartile == 1.75)
    #expect(baseline.median == 2.5)
    #expect(baseline.upperQuartile == 3.25)
    #expect(baseline.count == 4)
  }

  @Test func `the first session is in no range and no test`() throws {
    let store = try Store()
    for number in 0..<5 {
      var made = Made()
      made.date = "2026-01-1\(number)"
      if number == 0 { made.lines.removeAll { $0.contains("coaching") } }
      try store.save([made.file("\(number).vtt", content: number)], at: moment)
    }
    let reader = ReportReader(store)
    let pair = try #require(try reader.pairs(named: "omar haddad").first)
    let report = try #require(try reader.pair(pair))
    let trend = try #require(report.trends.first)
    #expect(trend.first?.value == 1)
    #expect(trend.baseline?.count == 4)
    #expect(trend.baseline?.lowerQuartile == trend.baseline?.upperQuartile)
    #expect(trend.change == .tooFew(sessions: 4))
  }
}
