public import Coaching
public import TranscriptModel

/// One pair among others: how often they met, when last, and the balance of all their sessions.
public struct PairSummary: Sendable, Hashable {
  /// The coach and the client.
  public var engagement: Engagement
  /// The number of sessions.
  public var sessions: Int
  /// The day of the last session; nil where no session has a date.
  public var lastDate: String?
  /// The number of words.
  public var words: Int
  /// The balance of all sessions, in words.
  public var balance: Balance
  /// The coach's share of all words of the sessions in which the coach is known.
  public var coachShareWords: Double?
  /// The mean of each figure over the sessions, each of which counts the same.
  public var sessionMeans: [BalanceFigure: Double] = [:]

  /// Whether the last session lies before that of `other`; one without a date lies before all.
  func metBefore(_ other: PairSummary) -> Bool {
    (lastDate ?? "", other.engagement.coach, other.engagement.client)
      < (other.lastDate ?? "", engagement.coach, engagement.client)
  }

  /// The figure over all sessions in two ways; nil where it is not known.
  public func means(of figure: BalanceFigure) -> ShareMeans? {
    guard let whole = figure.value(of: self), let mean = sessionMeans[figure] else { return nil }
    return ShareMeans(ofWords: whole, ofSessions: mean)
  }
}

/// Everything that the database holds, as a list of pairs.
public struct Overview: Sendable, Hashable {
  /// The pairs, by program, coach and client.
  public var pairs: [PairSummary]
  /// The number of sessions, with and without a known pair.
  public var sessions: Int
  /// The number of sessions of which the coach or the client is unknown.
  public var sessionsWithoutPair: Int { withoutPair.count }
  /// Those sessions, in order of their dates, the ones without a date last.
  public var withoutPair: [Unpaired]
  /// Refused inputs by their code, the most frequent first.
  public var refusals: [Refused]
  /// The number of sessions of people who were forgotten; their figures count in sums alone.
  public var forgotten = 0
  /// What changed in runs that analysed stored sessions with other versions, the earliest first.
  public var changes: [AnalysisChange] = []

  /// The pairs of one program, as pages and terminals list them.
  public struct Program: Sendable, Hashable {
    /// The program's name; nil where none is named.
    public var name: String?
    /// How many pairs it has.
    public var count: Int
    /// The pairs to list, by coach and client: all of them, or those that met last.
    public var listed: [PairSummary]
  }

  /// About so many pairs are listed at most: nobody reads more, and CSV and JSON have them all.
  static let mostListed = 200

  /// The programs by name, with the pairs to list.
  ///
  /// Where there are too many pairs, each program shows as many of its own as the others.
  public var programs: [Program] {
    var programs: [Program] = []
    for pair in pairs {
      let last = programs.count - 1
      if last >= 0, programs[last].name == pair.engagement.program {
        programs[last].listed.append(pair)
      } else {
        programs.append(Program(name: pair.engagement.program, count: 0, listed: [pair]))
      }
    }
    let most =
      pairs.count <= Self.mostListed ? pairs.count : max(1, Self.mostListed / programs.count)
    return programs.map { program in
      var program = program
      program.count = program.listed.count
      guard program.count > most else { return program }
      let latest = program.listed.indices.sorted {
        program.listed[$1].metBefore(program.listed[$0])
      }
      program.listed = latest.prefix(most).sorted().map { program.listed[$0] }
      return program
    }
  }

  /// A session of which the coach or the client is unknown: what leads to it.
  public struct Unpaired: Sendable, Hashable {
    /// The session's public identifier.
    public var id: String
    /// The day, as `2026-01-05`; nil where unknown.
    public var date: String?
    /// The file's name, as it was given.
    public var file: String
  }

  /// How many inputs were refused for one reason.
  public struct Refused: Sendable, Hashable {
    /// The stable code of the reason.
    public var code: String
    /// The number of inputs.
    public var count: Int
  }
}

/// One coach's pairs: for the coach.
public struct CoachReport: Sendable, Hashable {
  /// The coach's name.
  public var coach: String
  /// The coach's pairs, by program and client.
  public var pairs: [PairSummary]
  /// The same pairs session by session.
  public var strips: [PairStrip]
  /// Pairs whose client was forgotten: they count for the range alone.
  public var forgotten: [PairStrip] = []
  /// Whether the coach reads it, to whom it then speaks.
  public var isForCoach = true

  /// One figure's range over the coach's own sessions.
  public struct Range: Sendable, Hashable {
    /// The figure.
    public var figure: BalanceFigure
    /// The range, without the first session of each pair; nil where sessions are too few.
    public var baseline: Baseline?
    /// How many sessions after the first of each pair have the figure.
    public var sessions: Int
    /// The figure over all sessions in two ways; nil where there is one session only.
    public var means: ShareMeans?
  }

  /// One range for each figure.
  public var ranges: [Range] {
    BalanceFigure.allCases.map { figure in
      let strips = strips + forgotten
      let later = strips.flatMap { $0.laterValues(figure) }
      let all = strips.flatMap(\.sessions).compactMap { bar in
        figure.value(of: bar).map { ($0, figure.words(of: bar.words)) }
      }
      return Range(
        figure: figure, baseline: Baseline(later), sessions: later.count, means: ShareMeans(all))
    }
  }
}
