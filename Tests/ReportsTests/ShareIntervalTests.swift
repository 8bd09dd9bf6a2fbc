import Coaching
import Testing
import TranscriptTestSupport

@testable import Reports

@Suite struct ShareIntervalTests {
  private static func turns(_ marks: [Bool]) -> [ShareInterval.Part] {
    marks.map { ShareInterval.Part(words: 20, counted: $0 ? 20 : 0) }
  }

  @Test func `equal turns that take turns by chance give Wilson's interval`() throws {
    let marks = (0..<40).map { $0 % 4 == 0 }
    let interval = try #require(ShareInterval(turns: Self.turns(marks)))
    // Wilson's 95 % interval of 10 of 40.
    #expect(abs(interval.lower - 0.1419) < 0.001)
    #expect(abs(interval.upper - 0.4019) < 0.001)
  }

  @Test func `turns of one kind in rows tell less than the same turns mixed`() throws {
    let mixed = try #require(ShareInterval(turns: Self.turns((0..<40).map { $0 % 2 == 0 })))
    let rows = try #require(ShareInterval(turns: Self.turns((0..<40).map { $0 < 20 })))
    #expect(rows.upper - rows.lower > 1.5 * (mixed.upper - mixed.lower))
  }

  @Test func `one long turn tells less than its words would`() throws {
    var parts = Self.turns((0..<20).map { $0 % 2 == 0 })
    let even = try #require(ShareInterval(turns: parts))
    parts[0] = ShareInterval.Part(words: 2_000, counted: 2_000)
    let uneven = try #require(ShareInterval(turns: parts))
    #expect(uneven.upper - uneven.lower > even.upper - even.lower)
  }

  @Test(arguments: [0, 1])
  func `where no turn counts or all do, the interval still has a width`(counted: Int) throws {
    let interval = try #require(
      ShareInterval(turns: Self.turns(Array(repeating: counted == 1, count: 12))))
    #expect(counted == 0 ? interval.lower == 0 : interval.upper == 1)
    #expect((0.1...0.4).contains(interval.upper - interval.lower))
  }

  @Test(arguments: 0..<5)
  func `too few turns have none`(count: Int) {
    #expect(ShareInterval(turns: Self.turns(Array(repeating: true, count: count))) == nil)
    #expect(ShareInterval(exchanges: Self.turns(Array(repeating: true, count: count))) == nil)
    let silent = Array(repeating: ShareInterval.Part(words: 0, counted: 0), count: 9)
    #expect(ShareInterval(turns: silent) == nil)
  }

  @Test(arguments: 0..<60)
  func `the share lies inside, and nothing lies beyond nothing and all`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let parts = (0..<Int.random(in: 5...80, using: &random)).map { _ in
      let words = Int.random(in: 1...90, using: &random)
      return ShareInterval.Part(words: words, counted: Int.random(in: 0...words, using: &random))
    }
    let whole = parts.map { ShareInterval.Part(words: $0.words, counted: $0.words) }
    for interval in [
      ShareInterval(turns: parts), ShareInterval(exchanges: parts), ShareInterval(turns: whole),
      ShareInterval(exchanges: whole),
    ] {
      let interval = try #require(interval, "seed \(seed)")
      #expect(interval.lower >= 0 && interval.upper <= 1 && interval.lower < interval.upper)
    }
    let words = parts.reduce(0) { $0 + $1.words }
    let share = Double(parts.reduce(0) { $0 + $1.counted }) / Double(words)
    let exchanges = try #require(ShareInterval(exchanges: parts))
    #expect(exchanges.lower <= share && share <= exchanges.upper, "seed \(seed)")
  }

  @Test func `in nineteen of twenty made sessions it holds the share that made them`() throws {
    var held = 0
    // One stream for all: those of neighbouring seeds overlap.
    var random = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let marks = (0..<50).map { _ in Double.random(in: 0..<1, using: &random) < 0.3 }
      let parts = marks.map { mark in
        let words = Int.random(in: 1...60, using: &random)
        return ShareInterval.Part(words: words, counted: mark ? words : 0)
      }
      let interval = try #require(ShareInterval(turns: parts))
      if interval.lower <= 0.3, 0.3 <= interval.upper { held += 1 }
    }
    #expect((368...396).contains(held), "\(held) of 400")
  }

  @Test func `every session of a pair has an interval, with the turns of its report`() throws {
    let report = try MadeCarriedOver.report()
    for trend in report.trends {
      #expect(trend.points.count == 9)
      for point in trend.points {
        // The shorter sessions have four turns of coaching and four exchanges, which is too few.
        guard let interval = point.interval else {
          #expect(trend.figure != .zoomedOutShareOfWords && point.number > 5)
          continue
        }
        #expect(interval.lower <= point.value && point.value <= interval.upper)
      }
    }
  }

  @Test func `exchanges begin with the coach, and hold what is said until the next one`() {
    func turn(_ words: Int, _ isCoach: Bool) -> SessionIntervals.Turn {
      SessionIntervals.Turn(words: words, isCoach: isCoach, mode: nil, zoom: .unclear)
    }
    let turns = [
      turn(5, false), turn(10, true), turn(2, true), turn(8, false), turn(1, false), turn(4, true),
    ]
    let exchanges = SessionIntervals(turns).exchanges
    #expect(exchanges.map(\.words) == [5, 21, 4])
    #expect(exchanges.map(\.counted) == [0, 12, 4])
  }
}

@Suite struct ShareMeansTests {
  @Test func `long sessions count more in one mean than in the other`() throws {
    let means = try #require(ShareMeans([(share: 0.2, words: 900), (share: 0.8, words: 100)]))
    #expect(abs(means.ofWords - 0.26) < 1e-12)
    #expect(abs(means.ofSessions - 0.5) < 1e-12)
    #expect(means.areApart)
    #expect(Wording.sentence(of: means)?.contains("26 % of the words, 50 %") == true)
  }

  @Test func `means that say the same, or of one session, say nothing`() throws {
    let alike = try #require(ShareMeans([(share: 0.4, words: 900), (share: 0.42, words: 100)]))
    #expect(Wording.sentence(of: alike) == nil)
    #expect(ShareMeans([(share: 0.4, words: 900)]) == nil)
    #expect(Wording.sentence(of: ShareMeans?.none) == nil)
  }

  @Test func `pairs and coaches tell both where they lie apart`() throws {
    let store = try Store()
    for number in 0..<3 {
      var made = Made()
      made.date = "2026-01-1\(number)"
      if number == 0 {
        made.lines = ["coach coaching in What is it that you would like to talk about?"]
      }
      try store.save([made.file("\(number).vtt", content: number)], at: moment)
    }
    let reader = ReportReader(store)
    let overview = try reader.overview()
    let pair = try #require(overview.pairs.first)
    let means = try #require(pair.means(of: .mentorshipShareOfCoachingAndMentorshipWords))
    let report = try #require(try reader.pair(pair.engagement))
    let own = try #require(report.trends[0].means)
    #expect(abs(own.ofWords - means.ofWords) + abs(own.ofSessions - means.ofSessions) < 1e-12)
    #expect(means.areApart)
    let coach = try #require(try reader.coach("Dana Ruiz"))
    for text in [overview.rendered(.terminal), coach.rendered(.terminal), overview.markdown] {
      #expect(text.contains("as the mean of the"))
    }
  }
}
