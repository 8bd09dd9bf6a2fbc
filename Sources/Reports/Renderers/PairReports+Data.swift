import Coaching
import TalkRatio
import TranscriptModel

extension PairReport {
  /// The report as data, with stable keys that name their units.
  public var json: JSON {
    .object([
      ("program", .optional(engagement.program)), ("coach", .string(engagement.coach)),
      ("client", .string(engagement.client)),
      (
        "sessions",
        .list(
          sessions.map { session in
            .object(
              session.header.fields + [
                ("coach_share_words", .share(session.coachShareWords.value)),
                (
                  "balance_words",
                  .object(
                    session.words.fields(isCoachKnown: session.coachShareWords.isCoachKnown))
                ),
                (
                  "mentorship_share_of_coaching_and_mentorship_words",
                  .share(session.words.mentorshipShare)
                ),
                ("zoomed_out_share_words", .share(session.words.zoomedOutShare)),
                ("zoom_out_counts", .bool(session.zoomOutCounts)),
                (
                  "intervals_95",
                  .object(
                    BalanceFigure.allCases.map { figure in
                      (figure.rawValue, .interval(session.intervals[figure]))
                    })
                ), ("corrections", .integer(session.corrections)),
              ])
          })
      ),
      ("trends", .list(trends.map(\.json))),
      ("corrections", .list(corrections.map(\.json))),
    ])
  }

  /// The report as tables: one row a session, and what is told of the figures.
  public var tables: [ReportTable] {
    let rows = sessions.map { session -> [ReportTable.Cell] in
      let header = session.header
      let words = session.words
      return [
        .text(header.id), .text(header.file), .optional(header.number), .optional(header.date),
        .optional(header.type), .optional(header.phase?.rawValue), .integer(header.words),
        .share(session.coachShareWords.value),
      ] + words.modeCells(isCoachKnown: session.coachShareWords.isCoachKnown) + [
        .share(words.mentorshipShare), .integer(words.zoomedOut), .share(words.zoomedOutShare),
      ]
        + BalanceFigure.allCases.flatMap { figure -> [ReportTable.Cell] in
          let interval = session.intervals[figure]
          return [.share(interval?.lower), .share(interval?.upper)]
        } + [.integer(session.corrections)]
    }
    let way = ReportTable(
      title: "\(engagement.coach) and \(engagement.client)",
      columns: [
        "session", "file", "number", "date", "type", "phase", "words", "coach_share_words",
        "coach_coaching_words", "coach_mentorship_words", "coach_neither_words",
        "coach_unclear_words", "mentorship_share_of_coaching_and_mentorship_words",
        "zoomed_out_words", "zoomed_out_share_words", "mentorship_share_lower_95",
        "mentorship_share_upper_95", "zoomed_out_share_lower_95", "zoomed_out_share_upper_95",
        "coach_share_lower_95", "coach_share_upper_95", "corrections",
      ],
      rows: rows)
    let told = ReportTable(
      title: "Own range and change", columns: ["figure", "lower_quartile", "upper_quartile"],
      rows: trends.map { trend in
        [
          .text(Wording.name(of: trend.figure)), .share(trend.baseline?.lowerQuartile),
          .share(trend.baseline?.upperQuartile),
        ]
      },
      notes: trends.map { "\(Wording.name(of: $0.figure)): \(Wording.sentence(of: $0.change))" })
    return [way, told]
  }
}

extension PairReport.Trend {
  fileprivate var json: JSON {
    var fields: [(String, JSON)] = [
      ("figure", .string(figure.rawValue)), ("first", .share(first?.value)),
      ("first_session_number", .optional(first?.number)), ("last", .share(last?.value)),
      ("last_session_number", .optional(last?.number)),
      ("lower_quartile", .share(baseline?.lowerQuartile)), ("median", .share(baseline?.median)),
      ("upper_quartile", .share(baseline?.upperQuartile)),
      ("mean_of_words", .share(means?.ofWords)), ("mean_of_sessions", .share(means?.ofSessions)),
      (
        "points",
        .list(
          points.map { point in
            .object([
              ("number", .integer(point.number)), ("share", .share(point.value)),
              ("interval_95", .interval(point.interval)),
            ])
          })
      ),
    ]
    switch change {
    case .tooFew(let sessions):
      fields += [
        ("change", .string("too_few_sessions")), ("sessions", .integer(sessions)),
        ("sessions_needed", .integer(Change.leastSessions)),
      ]
    case .withinChance(let earlier, let recent, let probability):
      fields += [
        ("change", .string("within_chance")), ("earlier_mean", .share(earlier)),
        ("recent_mean", .share(recent)), ("probability", .share(probability)),
      ]
    case .beyondChance(let earlier, let recent, let probability):
      fields += [
        ("change", .string("beyond_chance")), ("earlier_mean", .share(earlier)),
        ("recent_mean", .share(recent)), ("probability", .share(probability)),
      ]
    }
    return .object(fields)
  }
}

extension Balance {
  /// The modes of the coach's mass; empty where nobody is known to be the coach.
  fileprivate func modeCells(isCoachKnown: Bool) -> [ReportTable.Cell] {
    [coaching, mentorship, neither, unclearMode].map { isCoachKnown ? .integer($0) : .empty }
  }
}

extension PairSummary {
  /// Whether somebody is known to be the coach in one session at least.
  fileprivate var isCoachKnown: Bool { coachShareWords != nil || balance.coachTotal > 0 }

  fileprivate var json: JSON {
    .object([
      ("program", .optional(engagement.program)), ("coach", .string(engagement.coach)),
      ("client", .string(engagement.client)), ("sessions", .integer(sessions)),
      ("last_date", .optional(lastDate)), ("words", .integer(words)),
      ("balance_words", .object(balance.fields(isCoachKnown: isCoachKnown))),
      ("coach_share_words", .share(coachShareWords)),
      ("mentorship_share_of_coaching_and_mentorship_words", .share(balance.mentorshipShare)),
      ("zoomed_out_share_words", .share(balance.zoomedOutShare)),
      (
        "means_of_sessions",
        .object(BalanceFigure.allCases.map { ($0.rawValue, .share(sessionMeans[$0])) })
      ),
    ])
  }

  fileprivate static func table(_ title: String, of pairs: [PairSummary]) -> ReportTable {
    ReportTable(
      title: title,
      columns: [
        "program", "coach", "client", "sessions", "last_date", "words", "coach_share_words",
        "coach_coaching_words", "coach_mentorship_words", "coach_neither_words",
        "coach_unclear_words", "mentorship_share_of_coaching_and_mentorship_words",
        "zoomed_out_words", "zoomed_out_share_words", "mean_mentorship_share_of_sessions",
        "mean_zoomed_out_share_of_sessions", "mean_coach_share_of_sessions",
      ],
      rows: pairs.map { pair in
        let words = pair.balance
        return [
          .optional(pair.engagement.program), .text(pair.engagement.coach),
          .text(pair.engagement.client), .integer(pair.sessions), .optional(pair.lastDate),
          .integer(pair.words), .share(pair.coachShareWords),
        ] + words.modeCells(isCoachKnown: pair.isCoachKnown) + [
          .share(words.mentorshipShare), .integer(words.zoomedOut), .share(words.zoomedOutShare),
        ] + BalanceFigure.allCases.map { .share(pair.sessionMeans[$0]) }
      })
  }
}

extension Overview {
  /// The report as data, with stable keys that name their units.
  public var json: JSON {
    .object([
      ("sessions", .integer(sessions)), ("sessions_without_pair", .integer(sessionsWithoutPair)),
      ("pairs", .list(pairs.map(\.json))),
      (
        "without_pair",
        .list(
          withoutPair.map {
            .object([
              ("id", .string($0.id)), ("date", .optional($0.date)), ("file", .string($0.file)),
            ])
          })
      ),
      (
        "refused_inputs",
        .list(
          refusals.map { .object([("code", .string($0.code)), ("count", .integer($0.count))]) })
      ), ("forgotten_sessions", .integer(forgotten)),
      ("analysis_changes", .list(changes.map(\.json))),
    ])
  }

  /// The report as tables: a row a pair, and a row a session without one.
  public var tables: [ReportTable] {
    var table = PairSummary.table("Overview", of: pairs)
    table.notes = Wording.sentences(of: self)
    guard !withoutPair.isEmpty else { return [table] }
    let others = ReportTable(
      title: "Sessions without a known pair", columns: ["session", "date", "file"],
      rows: withoutPair.map { [.text($0.id), .optional($0.date), .text($0.file)] })
    return [table, others]
  }
}

extension CoachReport {
  /// The report as data, with stable keys that name their units.
  public var json: JSON {
    .object([
      ("coach", .string(coach)), ("pairs", .list(pairs.map(\.json))),
      (
        "ranges",
        .list(
          ranges.map { range in
            .range(
              range.figure, range.baseline,
              [
                ("sessions", .integer(range.sessions)),
                ("mean_of_words", .share(range.means?.ofWords)),
                ("mean_of_sessions", .share(range.means?.ofSessions)),
              ])
          })
      ),
    ])
  }

  /// The report as one table: a row a pair.
  public var tables: [ReportTable] { [PairSummary.table(coach, of: pairs)] }
}

extension ProgramReport {
  /// The report as data, with stable keys that name their units.
  public var json: JSON {
    .object([
      ("program", .string(program)), ("pairs", .integer(pairs)), ("coaches", .integer(coaches)),
      ("sessions", .integer(sessions)), ("too_few_pairs", .bool(distributions.isEmpty)),
      ("pairs_needed", .integer(Self.leastPairs)),
      (
        "over_pairs",
        .list(distributions.map { .range($0.figure, $0.quartiles) })
      ),
      ("phases", .list(phases.map(\.json))), ("funnels", .list(funnels.map(\.json))),
      (
        "months",
        .list(
          months.map { month in
            .object([
              ("month", .string(month.month)), ("sessions", .integer(month.sessions)),
              ("pairs", .integer(month.pairs)),
              (
                "balance_words",
                month.balance.map { .object($0.fields(isCoachKnown: true)) } ?? .null
              ),
            ])
          })
      ),
      ("notice", .string(Self.notice)),
    ])
  }

  /// The report as tables: the distributions over the pairs, and the months.
  ///
  /// The notice is a row of the first table too, since a table may travel alone.
  public var tables: [ReportTable] {
    let over = ReportTable(
      title: program, columns: ["figure", "lower_quartile", "median", "upper_quartile"],
      rows: distributions.map { distribution in
        [
          .text(Wording.name(of: distribution.figure)),
          .share(distribution.quartiles?.lowerQuartile), .share(distribution.quartiles?.median),
          .share(distribution.quartiles?.upperQuartile),
        ]
      } + [[.text("Notice: \(Self.notice)"), .empty, .empty, .empty]],
      notes: distributions.isEmpty ? [Wording.tooFewPairs(pairs)] : [])
    let byMonth = ReportTable(
      title: "Month by month",
      columns: [
        "month", "sessions", "pairs", "mentorship_share_of_coaching_and_mentorship_words",
        "zoomed_out_share_words",
      ],
      rows: months.map { month in
        [
          .text(month.month), .integer(month.sessions), .integer(month.pairs),
          .share(month.balance?.mentorshipShare), .share(month.balance?.zoomedOutShare),
        ]
      })
    return months.isEmpty ? [over] : [over, byMonth]
  }
}

extension ProgramReport.PhaseShares {
  fileprivate var json: JSON {
    .object([
      ("phase", .string(phase.rawValue)), ("pairs", .integer(pairs)),
      ("sessions", .integer(sessions)),
      ("over_pairs", .list(distributions.map { .range($0.figure, $0.quartiles) })),
    ])
  }
}

extension Funnel {
  fileprivate var json: JSON {
    .object([
      ("figure", .string(figure.rawValue)), ("mean", .share(mean)),
      ("deviation", .share(deviation)), ("beyond", .integer(beyond)),
      (
        "pairs",
        .list(
          points.map { point in
            .object([
              ("sessions_after_the_first", .integer(point.sessions)), ("mean", .share(point.share)),
              ("beyond", .bool(isBeyond(point))),
            ])
          })
      ),
    ])
  }
}

extension JSON {
  /// A figure with the quartiles of its values; nulls where they are not known.
  fileprivate static func range(
    _ figure: BalanceFigure, _ quartiles: Baseline?, _ others: [(String, JSON)] = []
  ) -> JSON {
    .object(
      [
        ("figure", .string(figure.rawValue)),
        ("lower_quartile", .share(quartiles?.lowerQuartile)),
        ("median", .share(quartiles?.median)),
        ("upper_quartile", .share(quartiles?.upperQuartile)),
      ] + others)
  }

  /// The two ends of an interval, or `null`.
  fileprivate static func interval(_ interval: ShareInterval?) -> JSON {
    interval.map { .list([.share($0.lower), .share($0.upper)]) } ?? .null
  }
}
