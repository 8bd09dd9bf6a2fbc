import Coaching
import TalkRatio
import TranscriptModel

extension SessionReport {
  /// In which program, how long it was, how much was said and corrected.
  var facts: String {
    var facts = [header.program, header.phase.map(Wording.phase), header.type].compactMap(\.self)
    facts.append(Wording.count(header.words, "word"))
    if let length = header.milliseconds.value { facts.append(Wording.minutes(length)) }
    facts.append(Wording.count(header.turns, "turn"))
    return (facts + [Wording.count(corrections)].compactMap(\.self)).joined(separator: " · ")
  }

  /// The file with its format and the identifier of the session.
  var file: String {
    let format = header.variant.map { "\(header.format), \($0)" } ?? header.format
    return "\(header.file) (\(format)) · id \(header.id)"
  }

  /// Who spoke, in which role, and how that is known.
  var people: String {
    let known = participants.compactMap { person in
      person.name.map { name in
        "\(name): \(person.role.role.rawValue) (\(Wording.basis(person.role)))"
      }
    }
    return known.isEmpty ? "Nobody is named." : known.joined(separator: " · ") + "."
  }

  /// The report in Markdown.
  public var markdown: String {
    ReportPart.document(
      TerminalRenderer.title(of: header),
      facts: ["\(header.date ?? "date unknown") · \(facts)", file, people],
      [modesPart, zoomsPart, gridPart, talkPart, momentsPart] + parts,
      closing: [Wording.labels(model: header.model, rules: header.rules)])
  }

  /// What is told in words in every form without drawings.
  var parts: [ReportPart] {
    var said = ReportPart.corrections(corrections)
    said.closing = [Wording.withCorrections(self)].compactMap(\.self)
    let rules = ReportPart(
      title: "What the rules say",
      entries: flags.map { flag in
        Brief.Entry(
          lead: Wording.lead(of: flag),
          tail: flag.explanation,
          facts: flag.evidence.filter { $0.session == header.id }.map { "turn \($0.turn)" })
      })
    return [rules, said]
  }

  private var modesPart: ReportPart {
    let isKnown = coachShareWords.isCoachKnown
    let total = words.coachTotal
    let reason = Wording.reason(coachShareWords.reason ?? .nothingToCount)
    let modes: [(String, KeyPath<Balance, Int>)] = [
      ("coaching", \.coaching), ("mentorship", \.mentorship), ("neither", \.neither),
      ("unclear", \.unclearMode),
    ]
    guard total > 0 else {
      return ReportPart(
        title: "What the coach does",
        sentences: [
          isKnown
            ? "Not known: \(reason)." : "Not known, since \(reason): \(Wording.nameThePair)."
        ])
    }
    return ReportPart(
      title: "What the coach does", note: "of the coach’s \(Wording.count(total, "word"))",
      table: balance("mode", modes, of: total))
  }

  private var zoomsPart: ReportPart {
    let zooms: [(String, KeyPath<Balance, Int>)] = [
      ("zoomed out", \.zoomedOut), ("between", \.between), ("zoomed in", \.zoomedIn),
      ("no zoom", \.noZoom),
    ]
    guard words.total > 0 else {
      return ReportPart(
        title: "How far out the talk is",
        sentences: ["Not known: \(Wording.reason(.nothingToCount))."])
    }
    return ReportPart(
      title: "How far out the talk is", note: "of all \(Wording.count(words.total, "word"))",
      table: balance("zoom", zooms, of: words.total), closing: [Wording.longestZoomOut(of: self)])
  }

  private func balance(
    _ name: String, _ rows: [(String, KeyPath<Balance, Int>)], of total: Int
  ) -> TextTable {
    let time = milliseconds.value
    return TextTable(
      columns: [.words(name), .figures("share"), .figures("words")]
        + (time == nil ? [] : [.figures("time")]),
      rows: rows.map { label, path in
        [
          label, Wording.percent(words[keyPath: path], of: total),
          Wording.count(words[keyPath: path]),
        ] + (time.map { [Wording.minutes($0[keyPath: path])] } ?? [])
      })
  }

  private var gridPart: ReportPart {
    guard grid.coachWords > 0 else { return ReportPart(title: "") }
    let zooms: [(String, Judged<ZoomLevel>)] = [
      ("in", .label(.in)), ("between", .label(.between)), ("out", .label(.out)),
      ("no zoom", .label(.none)), ("unclear", .unclear),
    ]
    return ReportPart(
      title: "Mode and zoom together",
      note: "of the coach’s \(Wording.count(grid.coachWords, "word"))",
      table: TextTable(
        columns: [.words("mode")] + zooms.map { .figures($0.0) },
        rows: [Judged.label(Mode.coaching), .label(.mentorship)].map { mode in
          [mode.name]
            + zooms.map { Wording.percent(grid.words(mode, $0.1), of: grid.coachWords) }
        }))
  }

  private var talkPart: ReportPart {
    guard !participants.isEmpty else { return ReportPart(title: "") }
    let figures = TalkFigures(self, people: participants)
    return ReportPart(
      title: "Talk",
      table: TextTable(
        columns: [.words("figure")]
          + participants.map { .figures($0.name ?? "(no speaker)") },
        rows: figures.rows.map { [$0.name] + $0.values }),
      closing: [figures.together] + figures.missing)
  }

  private var momentsPart: ReportPart {
    ReportPart(
      title: "Moments", note: "the strongest stretch of each kind",
      entries: moments.map { moment in
        Brief.Entry(
          lead: "\(Wording.name(of: moment.kind)):", quote: moment.quote,
          facts: [moment.speaker].compactMap(\.self) + ["turn \(moment.turn)"]
            + [moment.start.map(Wording.clock)].compactMap(\.self)
            + ["of \(Wording.turns(moment.turns)), \(Wording.count(moment.words, "word"))"])
      })
  }
}
