public import Coaching
import TranscriptModel

/// A program as its lead may see it: distributions over pairs, never a name or a spoken word.
public struct ProgramReport: Sendable, Hashable {
  /// The fewest pairs over which a distribution is shown.
  public static let leastPairs = 5
  /// What every reader of a program's figures must know.
  public static let notice =
    "This report is informational and may contain inaccuracies. "
    + "It is not meant for employment decisions."

  /// One month of a program.
  public struct Month: Sendable, Hashable {
    /// The month, as `2026-03`.
    public var month: String
    /// The number of sessions.
    public var sessions: Int
    /// The number of pairs that met.
    public var pairs: Int
    /// The balance of all sessions, in words; nil where the pairs are too few.
    public var balance: Balance?
  }

  /// A figure's distribution over the pairs.
  public struct Distribution: Sendable, Hashable {
    /// The figure, of each pair's words over all its sessions.
    public var figure: BalanceFigure
    /// The quartiles over the pairs; nil where too few pairs have the figure.
    public var quartiles: Baseline?
  }

  /// The program's name.
  public var program: String
  /// The number of pairs.
  public var pairs: Int
  /// The number of coaches.
  public var coaches: Int
  /// The number of sessions.
  public var sessions: Int
  /// One distribution for each figure; empty where the pairs are too few.
  public var distributions: [Distribution]
  /// The months in order; empty where the pairs are too few.
  public var months: [Month]

  /// Makes the report of a program's pairs, and drops whatever rests on too few of them.
  public init(program: String, pairs: [PairSummary], months: [Month]) {
    self.program = program
    self.pairs = pairs.count
    coaches = Set(pairs.map(\.engagement.coach)).count
    sessions = pairs.reduce(0) { $0 + $1.sessions }
    guard pairs.count >= Self.leastPairs else {
      distributions = []
      self.months = []
      return
    }
    distributions = BalanceFigure.allCases.map { figure in
      let values = pairs.compactMap { figure.value(of: $0) }
      let isEnough = values.count >= Self.leastPairs
      return Distribution(figure: figure, quartiles: isEnough ? Baseline(values) : nil)
    }
    self.months = months.map { month in
      var month = month
      if month.pairs < Self.leastPairs { month.balance = nil }
      return month
    }
  }
}

extension BalanceFigure {
  /// The figure of all sessions of a pair together.
  func value(of pair: PairSummary) -> Double? {
    switch self {
    case .mentorshipShareOfCoachingAndMentorshipWords: pair.balance.mentorshipShare
    case .zoomedOutShareOfWords: pair.balance.zoomedOutShare
    case .coachShareOfWords: pair.coachShareWords
    }
  }
}
