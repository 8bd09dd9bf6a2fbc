import Coaching
import TalkRatio
import TranscriptModel

extension PairReport {
  /// The names of the two.
  var title: String { "\(engagement.coach) and \(engagement.client)" }

  /// What stands below the title, beside the number of sessions.
  var facts: [String] {
    let dates = sessions.compactMap(\.header.date)
    let words = sessions.reduce(0) { $0 + $1.header.words }
    var facts = [engagement.program].compactMap(\.self)
    if let first = dates.first, let last = dates.last {
      facts.append(first == last ? first : "\(first) to \(last)")
    }
    facts.append(Wording.count(words, "word"))
    return facts + [Wording.count(corrections)].compactMap(\.self)
  }

  /// The report in Markdown.
  public var markdown: String {
    ReportPart.document(
      title, facts: [counted], [sessionsPart] + parts + [filesPart],
      closing: closing)
  }

  /// The number of sessions and the other facts.
  var counted: String {
    ([Wording.count(sessions.count, "session")] + facts).joined(separator: " · ")
  }

  /// What stands at the end of every form.
  var closing: [String] {
    [Wording.intervals, Wording.ownRange]
      + sessions.suffix(1).map {
        Wording.labels(model: $0.header.model, rules: $0.header.rules)
      }
  }

  /// What is told after the sessions themselves, in words and tables.
  var parts: [ReportPart] {
    trends.map(part) + [zoomOutsPart] + (continuity?.parts ?? [])
      + [ReportPart.corrections(corrections)]
  }

  private func part(of trend: Trend) -> ReportPart {
    var part = ReportPart(
      title: Wording.name(of: trend.figure), sentences: ["Not known in any session."])
    if let first = trend.first, let last = trend.last {
      part.sentences = Wording.sentences(of: trend, first: first, last: last)
      part.sentences.append(Wording.points(of: trend))
    }
    return part
  }

  private var zoomOutsPart: ReportPart {
    ReportPart(
      title: "Zoom-outs", note: "zoomed-out stretches that count",
      sentences: [
        Wording.zoomOuts(of: sessions, by: rules), Wording.sinceLastZoomOut(zoomOutGaps),
        Wording.betweenZoomOuts(zoomOutGaps) ?? "",
      ].filter { !$0.isEmpty })
  }

  /// The sessions as a table, for the format that has no bars.
  private var sessionsPart: ReportPart {
    ReportPart(
      title: "Session by session",
      note: "mentorship of coaching and mentorship; coach and zoomed out of all words",
      table: TextTable(
        columns: [
          .figures("#"), .words("date"), .words("type"), .figures("words"), .figures("coach"),
          .figures("mentorship"), .figures("zoomed out"), .words("zoom-out counts"),
        ],
        rows: sessions.map { session in
          let header = session.header
          return [
            header.number.map(String.init) ?? "–", header.date ?? "no date", header.type ?? "–",
            Wording.count(header.words),
          ]
            + [session.coachShareWords.value, session.words.mentorshipShare]
            .map { $0.map(Wording.percent) ?? "–" }
            + [
              session.words.zoomedOutShare.map(Wording.percent) ?? "–",
              session.zoomOutCounts ? "yes" : "no",
            ]
        }))
  }

  private var filesPart: ReportPart {
    ReportPart(
      title: "The files", note: "to see one: report --session ID",
      table: TextTable(
        columns: [.figures("#"), .words("date"), .words("file"), .words("id")],
        rows: sessions.map(\.header).map { header in
          [
            header.number.map(String.init) ?? "–", header.date ?? "no date", header.file,
            header.id,
          ]
        }))
  }
}

extension ReportPart {
  /// What people said is right, with the machine's value beside it.
  static func corrections(_ corrections: [ReportedCorrection]) -> ReportPart {
    ReportPart(
      title: "Corrections", note: "what people said, beside what the machine says",
      entries: corrections.map { reported in
        Brief.Entry(
          lead: Wording.place(of: reported).map { "\($0.capitalizedFirst):" },
          tail: Wording.sentence(of: reported), item: reported.correction.item)
      })
  }
}
