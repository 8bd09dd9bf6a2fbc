import Coaching

extension ProgramReport {
  /// What stands below the title.
  var facts: [String] {
    [
      "\(Wording.count(pairs, "pair")) · \(Wording.count(coaches, "coach", "coaches")) · "
        + Wording.count(sessions, "session")
    ]
  }

  /// The report in Markdown.
  public var markdown: String {
    let parts =
      distributions.isEmpty
      ? [ReportPart(title: "Over the pairs", sentences: [Wording.tooFewPairs(pairs)])]
      : [overPairs] + parts + [monthsPart]
    return ReportPart.document(
      program, facts: facts + [Self.notice], parts, closing: [])
  }

  /// What is told in tables in every form without drawings.
  var parts: [ReportPart] { [phasesPart, funnelPart] }

  private static let quarters = "¼ below · half below · ¼ above"

  private var overPairs: ReportPart {
    ReportPart(
      title: "Over the pairs",
      table: TextTable(
        columns: [
          .words("figure"), .figures("¼ below"), .figures("half below"), .figures("¼ above"),
        ],
        rows: distributions.map { distribution in
          let range = distribution.quartiles
          return [Wording.name(of: distribution.figure)]
            + [range?.lowerQuartile, range?.median, range?.upperQuartile].map {
              $0.map(Wording.percent) ?? "too few pairs"
            }
        }))
  }

  private var phasesPart: ReportPart {
    ReportPart(
      title: "Phase by phase", note: Self.quarters,
      table: TextTable(
        columns: [.words("phase"), .figures("pairs"), .figures("sessions")]
          + BalanceFigure.allCases.map { .figures(Wording.shortName(of: $0)) },
        rows: phases.map { phase in
          [
            Wording.phase(phase.phase), Wording.count(phase.pairs), Wording.count(phase.sessions),
          ]
            + BalanceFigure.allCases.map { figure in
              let found = phase.distributions.first { $0.figure == figure }
              return found?.quartiles.map(Self.cell) ?? "too few pairs"
            }
        }), closing: phases.isEmpty ? [] : [Wording.phases])
  }

  private static func cell(_ range: Baseline) -> String {
    [range.lowerQuartile, range.median, range.upperQuartile]
      .map { String(Int(($0 * 100).rounded())) }.joined(separator: " · ") + " %"
  }

  /// The pairs by their sessions, never in order of a share.
  private var funnelPart: ReportPart {
    guard !funnels.isEmpty else { return ReportPart(title: "") }
    return ReportPart(
      title: "Pairs by their number of sessions", note: "in the place of a ranking",
      table: TextTable(
        columns: [.figures("sessions")]
          + funnels.map { .figures(Wording.shortName(of: $0.figure)) },
        rows: strips.compactMap { strip in
          let points = funnels.map { $0.point(of: strip) }
          guard let sessions = points.compactMap({ $0?.sessions }).max() else { return nil }
          return [Wording.count(sessions)]
            + zip(funnels, points).map { funnel, point in point.map(funnel.cell) ?? "–" }
        }),
      closing: funnels.map { "\(Wording.name(of: $0.figure)): \(Wording.limits(of: $0))" }
        + [
          "Sessions are those after the first of each pair. Inside: between the limits that hold "
            + "95 of 100 pairs where nothing but chance tells them apart. The pairs bear no names; "
            + "those with the most sessions stand first, never those with the highest share."
        ])
  }

  private var monthsPart: ReportPart {
    ReportPart(
      title: "Month by month", note: "shares of words of all pairs together",
      table: TextTable(
        columns: [
          .words("month"), .figures("pairs"), .figures("sessions"), .figures("mentorship"),
          .figures("zoomed out"),
        ],
        rows: months.map { month in
          [month.month, Wording.count(month.pairs), Wording.count(month.sessions)]
            + (month.balance.map { balance in
              [balance.mentorshipShare, balance.zoomedOutShare].map {
                $0.map(Wording.percent) ?? "–"
              }
            } ?? ["too few pairs", "too few pairs"])
        }))
  }
}

extension Funnel {
  /// A pair's share, and whether it lies inside its limits: `45 % inside 20–70 %`.
  fileprivate func cell(_ point: Point) -> String {
    let limits = limits(sessions: Double(point.sessions))
    return "\(Wording.percent(point.share)) \(isBeyond(point) ? "outside" : "inside") "
      + Wording.range(limits.lowerBound, limits.upperBound)
  }
}

extension Wording {
  /// What a funnel tells where it stands as a table.
  static func limits(of funnel: Funnel) -> String {
    let chance = fixed(Double(funnel.points.count) / 20, digits: 0)
    return "mean of all sessions \(percent(funnel.mean)); outside "
      + "\(funnel.beyond == 1 ? "lies" : "lie") \(count(funnel.beyond)) of "
      + "\(count(funnel.points.count, "pair")), by chance alone about \(chance)."
  }
}
