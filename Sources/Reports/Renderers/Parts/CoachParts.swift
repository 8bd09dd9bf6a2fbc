import TranscriptModel

extension CoachReport {
  /// The report in Markdown.
  public var markdown: String {
    let sessions = pairs.reduce(0) { $0 + $1.sessions }
    return ReportPart.document(
      coach,
      facts: ["\(Wording.count(pairs.count, "pair")) · \(Wording.count(sessions, "session"))"],
      [PairSummary.part("Pairs", of: pairs)] + parts, closing: [Wording.orderOfNames])
  }

  /// What stands over the range.
  var rangeTitle: String { isForCoach ? "Your own range" : "The coach’s own range" }

  /// What is to be known of the range.
  var rangeNote: String {
    "half of \(isForCoach ? "your" : "the coach’s") sessions lie between the quarters"
  }

  /// What is told after the pairs themselves.
  var parts: [ReportPart] {
    [
      ReportPart(
        title: rangeTitle, note: rangeNote,
        table: TextTable(
          columns: [
            .words("share"), .figures("¼ below"), .figures("half"), .figures("¼ above"),
          ],
          rows: ranges.map { range in
            [Wording.name(of: range.figure)]
              + [
                range.baseline?.lowerQuartile, range.baseline?.median,
                range.baseline?.upperQuartile,
              ]
              .map { $0.map(Wording.percent) ?? "–" }
          }),
        closing: ranges.flatMap { range in
          let name = Wording.name(of: range.figure)
          return [
            range.baseline == nil ? "\(name): \(Wording.tooFew(range.sessions))." : nil,
            Wording.sentence(of: range.means).map { "\(name). \($0)" },
          ].compactMap(\.self)
        } + [Wording.ownRange])
    ]
  }
}

extension PairSummary {
  /// Several pairs as a table, and what is to be known of their means.
  static func part(_ title: String, of pairs: [PairSummary]) -> ReportPart {
    ReportPart(
      title: title, note: "shares of words over all sessions",
      table: TextTable(
        columns: [
          .words("coach"), .words("client"), .figures("sessions"), .words("last"),
          .figures("words"),
        ] + BalanceFigure.allCases.map { .figures(Wording.shortName(of: $0)) },
        rows: pairs.map { pair in
          [
            pair.engagement.coach, pair.engagement.client, Wording.count(pair.sessions),
            pair.lastDate ?? "no date", Wording.count(pair.words),
          ] + BalanceFigure.allCases.map { $0.value(of: pair).map(Wording.percent) ?? "–" }
        }),
      closing: means(pairs))
  }

  /// The most pairs of which a list names the means.
  private static let mostMeans = 10

  /// The pairs of which the two means of a figure lie apart.
  static func means(_ pairs: [PairSummary]) -> [String] {
    let apart = pairs.flatMap { pair in
      BalanceFigure.allCases.compactMap { figure -> String? in
        guard let means = pair.means(of: figure), means.areApart else { return nil }
        return "\(pair.engagement.coach) · \(pair.engagement.client), "
          + "\(Wording.shortName(of: figure)): \(Wording.percent(means.ofWords)) of the words, "
          + "\(Wording.percent(means.ofSessions)) as the mean of the sessions."
      }
    }
    let hidden = apart.count - mostMeans
    return apart.prefix(mostMeans) + (hidden > 0 ? ["And \(Wording.count(hidden)) more."] : [])
  }
}

extension Overview {
  /// The report in Markdown.
  public var markdown: String {
    let tables = programs.map { program in
      var part = PairSummary.part(program.name ?? "No program named", of: program.listed)
      if program.listed.count < program.count {
        part.note = "\(Wording.pairs(of: program)); \(part.note)"
      }
      return part
    }
    let others = ReportPart(
      title: "Sessions without a known pair",
      table: TextTable(
        columns: [.words("date"), .words("file"), .words("session")],
        rows: withoutPair.map { [$0.date ?? "no date", $0.file, $0.id] }))
    return ReportPart.document(
      "Overview",
      facts: [
        "\(Wording.count(pairs.count, "pair")) · \(Wording.count(sessions, "session"))"
      ] + (pairs.isEmpty ? ["No pair is known yet."] : []),
      tables + [others], closing: Wording.sentences(of: self))
  }
}
