import Coaching
import Testing
import TranscriptModel
import TranscriptTestSupport

@testable import Reports

/// A pair whose sessions have these shares of mentorship, in percent; the first is session 1.
private func strip(_ shares: [Int]) -> PairStrip {
  PairStrip(
    engagement: nil,
    sessions: shares.enumerated().map { index, share in
      var words = Balance()
      words.mentorship = share
      words.coaching = 100 - share
      words.zoomedIn = 100
      return PairStrip.Bar(number: index + 1, words: words, zoomOutCounts: false)
    })
}

private let figure = BalanceFigure.mentorshipShareOfCoachingAndMentorshipWords

@Suite struct FunnelTests {
  @Test func `pairs stand by their sessions after the first, and the mean is of all sessions`()
    throws
  {
    let strips = [
      [99, 40, 60], [99, 40, 60, 50], [99, 50, 50], [99, 30, 70, 50], [99, 50, 50, 50, 50, 50],
    ]
    let funnel = try #require(Funnel(figure, of: strips.map(strip)))
    #expect(funnel.points.map(\.sessions) == [2, 2, 3, 3, 5])
    #expect(funnel.points.allSatisfy { abs($0.share - 0.5) < 1e-12 })
    #expect(abs(funnel.mean - 0.5) < 1e-12)
    #expect(funnel.beyond == 0)
  }

  @Test func `the limits are those of a mean of so many sessions`() throws {
    let strips = (0..<5).map { _ in strip([99, 40, 60, 40, 60]) }
    let funnel = try #require(Funnel(figure, of: strips))
    // Twenty squares of 0.01 over 20 sessions less 5 pairs.
    #expect(abs(funnel.deviation - (0.2 / 15).squareRoot()) < 1e-12)
    let limits = funnel.limits(sessions: 4)
    #expect(abs(limits.upperBound - 0.5 - 1.96 * funnel.deviation / 2) < 1e-12)
    #expect(funnel.limits(sessions: 1).upperBound > limits.upperBound)
  }

  @Test func `a pair far from the others lies beyond`() throws {
    let strips = (0..<5).map { _ in strip([99, 40, 60, 40, 60]) } + [strip([99, 90, 90, 90, 90])]
    let funnel = try #require(Funnel(figure, of: strips))
    #expect(funnel.beyond == 1)
    #expect(funnel.points.last.map(funnel.isBeyond) == true)
  }

  @Test(arguments: [
    [[99, 50, 50, 50, 50]], [[99], [99], [99], [99], [99], [99]],
    [[99, 1], [99, 2], [99, 3], [99, 4], [99, 5], [99, 6]],
  ])
  func `too few pairs, or too few sessions, give none`(shares: [[Int]]) {
    #expect(Funnel(figure, of: shares.map(strip)) == nil)
  }

  @Test(arguments: 0..<20)
  func `where nothing but chance tells pairs apart, one of twenty lies beyond`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let strips = (0..<200).map { _ in
      strip(
        (0..<Int.random(in: 4...12, using: &generator)).map { _ in
          Int.random(in: 20...80, using: &generator)
        })
    }
    let funnel = try #require(Funnel(figure, of: strips))
    #expect((1...24).contains(funnel.beyond), "seed \(seed): \(funnel.beyond) of 200")
  }
}

@Suite struct ProgramPhaseTests {
  @Test func `phases are told apart, and none rests on fewer than five pairs`() throws {
    let report = try MadeArchive.program()
    #expect(report.phases.map(\.phase) == [.first, .early])
    #expect(report.phases.map(\.pairs) == [6, 4])
    #expect(report.phases[0].distributions.count == BalanceFigure.allCases.count)
    #expect(report.phases[1].distributions.isEmpty)
  }

  @Test func `strips bear no name, and the longest come first`() throws {
    let strips = try MadeArchive.program().strips
    #expect(strips.allSatisfy { $0.engagement == nil })
    #expect(strips.map(\.sessions.count) == [2, 2, 2, 2, 1, 1])
  }

  @Test func `a program of four pairs has neither`() {
    let report = ProgramReport(
      program: "p", pairs: [], months: [], strips: (0..<4).map { _ in strip([1, 2]) })
    #expect(report.phases.isEmpty && report.funnels.isEmpty && report.strips.isEmpty)
  }
}

@Suite struct CoachRangeTests {
  @Test func `a coach's own range leaves the first session of each pair out`() throws {
    let report = try #require(try MadeArchive().reader.coach("Dana Ruiz"))
    #expect(report.strips.map { $0.engagement?.client } == ["王小明", "Omar Haddad"])
    // Nine sessions less the first; of the other pair one has no date, and so no number.
    #expect(report.ranges.first?.baseline?.count == 8 + 1)
  }

  @Test func `gaps count the sessions between zoom-outs`() throws {
    var points: [SessionPoint] = []
    let reader = try MadeArchive().reader
    let engagement = try #require(try reader.pairs(named: "Omar Haddad").first)
    let pair = try #require(try reader.pair(engagement))
    for (index, counts) in [false, true, false, false, true, true, false].enumerated() {
      points.append(pair.sessions[index])
      points[index].zoomOutCounts = counts
    }
    let gaps = ZoomOutGaps(points)
    #expect(gaps.places == [1, 4, 5])
    #expect(gaps.between.map(\.sessions) == [2, 0])
    #expect(gaps.sinceLast == 1)
    #expect(ZoomOutGaps([]).sinceLast == 0)
    #expect(Wording.sinceLastZoomOut(gaps) == "1 session since the last one.")
    points = Array(points.prefix(4))
    points[3].isBurning = true
    #expect(
      Wording.sinceLastZoomOut(ZoomOutGaps(points))
        == "2 sessions since the last one, 1 without burning ones.")
  }
}
