public import Coaching
public import TranscriptModel

/// One coach and one client over time.
public struct PairReport: Sendable, Hashable {
  /// What is told of one figure over the sessions.
  public struct Trend: Sendable, Hashable {
    /// The figure.
    public var figure: BalanceFigure
    /// Its first value, with the session's number.
    public var first: (value: Double, number: Int)? { values.first }
    /// Its last value, with the session's number.
    public var last: (value: Double, number: Int)? { values.last }
    /// The pair's own range, without the first session; nil where sessions are too few.
    public var baseline: Baseline?
    /// Whether the recent sessions differ, the first session left out.
    public var change: Change
    /// The figure over all sessions in two ways; nil where there is one session only.
    public var means: ShareMeans?
    /// Its value in every session that has one.
    public private(set) var points: [Point]

    /// Its value in every session that has one, with the session's number.
    public var values: [(value: Double, number: Int)] { points.map { ($0.value, $0.number) } }

    /// The figure of one session.
    public struct Point: Sendable, Hashable {
      /// The share, 0 to 1.
      public var value: Double
      /// The session's number.
      public var number: Int
      /// Where the share could lie; nil where the session's turns are too few to say.
      public var interval: ShareInterval?
    }

    init(_ figure: BalanceFigure, of sessions: [SessionPoint], seed: UInt64) {
      self.figure = figure
      points = sessions.enumerated().compactMap { index, session in
        figure.value(of: session).map {
          Point(
            value: $0, number: session.header.number ?? index + 1,
            interval: session.intervals[figure])
        }
      }
      let usual = points.filter { $0.number > 1 }.map(\.value)
      baseline = Baseline(usual)
      change = Change(usual, seed: seed)
      means = ShareMeans(
        sessions.compactMap { session in
          figure.value(of: session).map { ($0, figure.words(of: session.words)) }
        })
    }
  }

  /// The coach and the client.
  public var engagement: Engagement
  /// The sessions in order of their dates; those without a date last.
  public var sessions: [SessionPoint]
  /// One trend for each figure.
  public var trends: [Trend]
  /// What carries over between the sessions; nil where that was not looked for.
  public var continuity: PairContinuity?
  /// What people said is right, in order of sessions and turns.
  public var corrections: [ReportedCorrection] = []
  /// The limits by which the sessions were compared.
  public var rules = ContinuityRules()
  /// How far apart the sessions with a zoomed-out stretch lie.
  public var zoomOutGaps: ZoomOutGaps { ZoomOutGaps(sessions) }

  /// Makes the report of a pair's sessions.
  ///
  /// The first session is special and never part of a range or a test.
  ///
  /// - Parameters:
  ///   - engagement: The coach and the client.
  ///   - sessions: The sessions in order of their dates.
  ///   - seed: Where the permutation test begins.
  public init(_ engagement: Engagement, sessions: [SessionPoint], seed: UInt64 = 1) {
    self.engagement = engagement
    self.sessions = sessions
    trends = BalanceFigure.allCases.map { Trend($0, of: sessions, seed: seed) }
  }
}
