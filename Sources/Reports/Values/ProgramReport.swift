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

  /// The sessions of one phase.
  public struct PhaseShares: Sendable, Hashable {
    /// The phase.
    public var phase: Phase
    /// The number of pairs with sessions in it.
    public var pairs: Int
    /// The number of sessions.
    public var sessions: Int
    /// One distribution for each figure; empty where the pairs are too few.
    public var distributions: [Distribution]
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
  /// The phases in order; empty where the pairs are too few.
  public var phases: [PhaseShares] = []
  /// One funnel for each figure that enough sessions have.
  public var funnels: [Funnel] = []
  /// The pairs without their names, those with the most sessions first; empty where too few.
  public var strips: [PairStrip] = []

  /// Makes the report of a program's pairs, and drops whatever rests on too few of them.
  ///
  /// - Parameters:
  ///   - program: The name.
  ///   - pairs: The pairs with all their sessions together.
  ///   - months: The months in order.
  ///   - strips: The pairs session by session.
  public init(
    program: String, pairs: [PairSummary], months: [Month], strips: [PairStrip] = []
  ) {
    self.program = program
    self.pairs = pairs.count
    // Where the coach was forgotten, nobody is named.
    coaches = Set(pairs.map(\.engagement.coach)).subtracting([""]).count
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
    phases = Phase.allCases.compactMap { Self.shares(of: $0, in: strips) }
    let nameless = Self.nameless(strips)
    self.strips = nameless
    funnels = BalanceFigure.allCases.compactMap { Funnel($0, of: nameless) }
  }

  private static func shares(of phase: Phase, in strips: [PairStrip]) -> PhaseShares? {
    let own = strips.map { $0.sessions.filter { $0.phase == phase } }.filter { !$0.isEmpty }
    guard !own.isEmpty else { return nil }
    let distributions = BalanceFigure.allCases.map { figure in
      let values = own.compactMap { figure.value(of: $0) }
      let isEnough = values.count >= leastPairs
      return Distribution(figure: figure, quartiles: isEnough ? Baseline(values) : nil)
    }
    return PhaseShares(
      phase: phase, pairs: own.count, sessions: own.reduce(0) { $0 + $1.count },
      distributions: own.count >= leastPairs ? distributions : [])
  }

  /// The pairs without names, in an order that comes from what is shown anyway: one that came
  /// from the names would give them away.
  private static func nameless(_ strips: [PairStrip]) -> [PairStrip] {
    strips.map { PairStrip(engagement: nil, sessions: $0.sessions) }.sorted { a, b in
      let left = a.sessions.map(\.words.coaching)
      let right = b.sessions.map(\.words.coaching)
      return a.sessions.count == b.sessions.count
        ? left.lexicographicallyPrecedes(right) : a.sessions.count > b.sessions.count
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
