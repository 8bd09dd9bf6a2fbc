public import Coaching
public import TranscriptModel

/// The sessions of one pair among others, as a strip of bars.
public struct PairStrip: Sendable, Hashable {
  /// One session, without its file, date and people.
  public struct Bar: Sendable, Hashable {
    /// The session's number among those of its pair; nil where it has no date.
    public var number: Int?
    /// The phase; nil where the number is.
    public var phase: Phase?
    /// The balance in words.
    public var words: Balance
    /// The coach's share of all words; nil where nobody is known to be the coach.
    public var coachShareWords: Double?
    /// Whether the session holds a zoomed-out stretch that is long enough to count.
    public var zoomOutCounts: Bool
  }

  /// The pair; nil where the reader may not know.
  public var engagement: Engagement?
  /// The sessions in order of their dates.
  public var sessions: [Bar]

  /// The values of a figure in the sessions after the first one.
  func laterValues(_ figure: BalanceFigure) -> [Double] {
    sessions.filter { $0.number != 1 }.compactMap { figure.value(of: $0) }
  }
}

extension BalanceFigure {
  /// The figure of one session of a strip; nil where there is nothing to divide by.
  func value(of bar: PairStrip.Bar) -> Double? {
    switch self {
    case .mentorshipShareOfCoachingAndMentorshipWords: bar.words.mentorshipShare
    case .zoomedOutShareOfWords: bar.words.zoomedOutShare
    case .coachShareOfWords: bar.coachShareWords
    }
  }

  /// The figure of several sessions together, long ones counting more.
  func value(of bars: [PairStrip.Bar]) -> Double? {
    guard self == .coachShareOfWords else {
      return value(of: PairStrip.Bar(words: bars.map(\.words).sum, zoomOutCounts: false))
    }
    let known = bars.filter { $0.coachShareWords != nil && $0.words.total > 0 }
    let words = known.reduce(0) { $0 + $1.words.total }
    let coach = known.reduce(0.0) { $0 + ($1.coachShareWords ?? 0) * Double($1.words.total) }
    return words > 0 ? coach / Double(words) : nil
  }
}

extension [Balance] {
  /// All balances together.
  var sum: Balance { reduce(into: Balance()) { $0 += $1 } }
}

extension Balance {
  /// Adds another balance.
  static func += (sum: inout Balance, balance: Balance) {
    sum.coaching += balance.coaching
    sum.mentorship += balance.mentorship
    sum.neither += balance.neither
    sum.unclearMode += balance.unclearMode
    sum.zoomedIn += balance.zoomedIn
    sum.between += balance.between
    sum.zoomedOut += balance.zoomedOut
    sum.noZoom += balance.noZoom
  }
}
