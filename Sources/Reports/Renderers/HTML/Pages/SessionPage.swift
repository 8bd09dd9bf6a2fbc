import Coaching
import TalkRatio
import TranscriptModel

extension SessionReport {
  /// The report as one HTML file, with the transcript at its end: for the coach.
  public var page: HTMLPage {
    let header = header
    var page = HTMLPage(
      kind: "Balance report of a session", title: TerminalRenderer.title(of: header),
      facts: ["\(header.date ?? "date unknown") · \(facts)", file])
    page.sections = [
      HTMLPage.Section("glance", "At a glance", "key-figures", keyFigures),
      HTMLPage.Section("people", "Who spoke", "sentences", Sentences(sentences: [people])),
      HTMLPage.Section("course", "Through the session", "course", CourseView(self)),
      modeSection, zoomSection, gridSection,
      HTMLPage.Section("talk", "Talk", "talk", TalkView(self)),
      HTMLPage.Section(
        "moments", "Moments", note: "the strongest stretch of each kind", "moments",
        MomentsView(moments)),
    ]
    if !flags.isEmpty {
      page.sections.append(
        HTMLPage.Section(
          "rules", "What the rules say", "rules", RulesView(ofSession: flags, session: header.id)))
    }
    if let section = correctionsSection { page.sections.append(section) }
    page.sections.append(
      HTMLPage.Section(
        "transcript", "Transcript", note: "each turn with its labels and what they rest on",
        "transcript", TranscriptView(transcript)))
    page.closing = [Wording.labels(model: header.model, rules: header.rules)]
    return page
  }

  private var keyFigures: KeyFigures {
    let longest = zoomOut.turns.map { turns in
      KeyFigures.Figure(
        name: "Longest zoomed-out stretch", value: Wording.count(zoomOut.words, "word"),
        note: Wording.note(on: zoomOutVerdict),
        turn: turns.lowerBound, link: Wording.turns(turns))
    }
    let shares: [(String, Double?, String)] = [
      (
        Wording.name(of: .mentorshipShareOfCoachingAndMentorshipWords), words.mentorshipShare,
        Wording.count(words.coaching + words.mentorship, "word")
      ),
      (
        Wording.name(of: .zoomedOutShareOfWords), words.zoomedOutShare,
        Wording.count(words.total, "word")
      ),
      (
        Wording.name(of: .coachShareOfWords), coachShareWords.value,
        Wording.count(header.words, "word")
      ),
    ]
    let figures = shares.map { name, share, whole in
      KeyFigures.Figure(
        name: name, value: share.map(Wording.percent) ?? "not known", note: "of \(whole)")
    }
    return KeyFigures(figures: figures + [longest].compactMap(\.self))
  }

  private var correctionsSection: HTMLPage.Section? {
    guard let said = parts.last, !said.isEmpty else { return nil }
    return HTMLPage.Section(
      "corrections", said.title, note: said.note, "entries", EntriesView(said))
  }

  // MARK: Balance

  private var modeSection: HTMLPage.Section {
    let isKnown = coachShareWords.isCoachKnown
    let total = words.coachTotal
    let reason = Wording.reason(coachShareWords.reason ?? .nothingToCount)
    let modes: [(String, Judged<Mode>, KeyPath<Balance, Int>)] = [
      ("coaching", .label(.coaching), \.coaching),
      ("mentorship", .label(.mentorship), \.mentorship),
      ("neither", .label(.neither), \.neither), ("unclear", .unclear, \.unclearMode),
    ]
    let rows = modes.map { name, mode, path in
      row("mode", name, style: mode.name, path, of: total, turns(mode))
    }
    let missing =
      isKnown ? "Not known: \(reason)." : "Not known, since \(reason): \(Wording.nameThePair)."
    return HTMLPage.Section(
      "modes", "What the coach does",
      note: total > 0 ? "shares of the coach’s \(Wording.count(total, "word"))" : nil, "shares",
      SharesView(
        what: "The coach’s words by mode", label: "mode", rows: total > 0 ? rows : [],
        hasTime: milliseconds.value != nil, sentences: total > 0 ? [] : [missing]))
  }

  private var zoomSection: HTMLPage.Section {
    let total = words.total
    let zooms: [(String, String, [Judged<ZoomLevel>], KeyPath<Balance, Int>)] = [
      ("zoomed out", "out", [.label(.out)], \.zoomedOut),
      ("between", "between", [.label(.between)], \.between),
      ("zoomed in", "in", [.label(.in)], \.zoomedIn),
      ("not placed or unclear", "none", [.label(.none), .unclear], \.noZoom),
    ]
    let rows = zooms.map { name, style, labels, path in
      row("zoom", name, style: style, path, of: total, turns(labels))
    }
    return HTMLPage.Section(
      "zooms", "How far out the talk is",
      note: total > 0 ? "shares of all \(Wording.count(total, "word"))" : nil, "shares",
      SharesView(
        what: "All words by zoom", label: "zoom", rows: total > 0 ? rows : [],
        hasTime: milliseconds.value != nil,
        sentences: total > 0
          ? [Wording.longestZoomOut(of: self)]
          : ["Not known: \(Wording.reason(.nothingToCount))."]))
  }

  private func row(
    _ kind: String, _ name: String, style: String, _ path: KeyPath<Balance, Int>, of total: Int,
    _ turns: [Int]
  ) -> SharesView.Row {
    let mass = words[keyPath: path]
    let share = Double(mass) / Double(max(1, total))
    return SharesView.Row(
      name: name,
      bar: ShareBar.drawing("\(kind)-\(style)", share, style, of: "share of \(name)"),
      share: Wording.percent(mass, of: total), words: Wording.count(mass),
      time: milliseconds.value.map { Wording.minutes($0[keyPath: path]) },
      turns: TurnList(turns))
  }

  private var gridSection: HTMLPage.Section {
    HTMLPage.Section(
      "grid", "Mode and zoom together",
      note: grid.coachWords > 0
        ? "shares of the coach’s \(Wording.count(grid.coachWords, "word"))" : nil, "grid",
      GridView(self))
  }
}
