import TalkRatio

extension TerminalRenderer {
  private static let figureColumns = 38
  private static let personColumns = 16
  /// The most blocks of the table; whoever does not fit in them stands in a sentence below.
  private static let mostBlocks = 2

  /// The arithmetic of the talk: one column a person, and what is not known with its reason.
  ///
  /// The coach and the client come first; people who don't fit beside them stand in a second block.
  func talk(_ report: SessionReport, on page: inout Page) {
    let columns = max(1, (page.width - Self.figureColumns) / Self.personColumns)
    let people = Array(report.participants.prefix(columns * Self.mostBlocks))
    guard !people.isEmpty else { return }
    page.heading("Talk")
    let figures = TalkFigures(report, people: people)
    for first in stride(from: 0, to: people.count, by: columns) {
      if first > 0 { page.blank() }
      let block = first..<min(first + columns, people.count)
      self.block(people, figures.rows, block, on: &page)
    }
    others(report.participants.dropFirst(people.count), on: &page)
    page.blank()
    page.paragraph(figures.together)
    for sentence in figures.missing { page.paragraph(sentence, .faint) }
  }

  private func block(
    _ people: [SessionReport.Participant], _ figures: [TalkFigures.Row], _ block: Range<Int>,
    on page: inout Page
  ) {
    var head = Line()
    head.move(to: Self.figureColumns)
    for person in people[block] {
      head.add(" ")
      let name = person.name ?? "(no speaker)"
      head.add(name, columns: Self.personColumns - 1, .right, .strong)
    }
    page.add(head)
    for figure in figures {
      var line = Line(figure.name)
      line.move(to: Self.figureColumns)
      for value in figure.values[block] { line.add(value, columns: Self.personColumns, .right) }
      page.add(line)
    }
  }

  /// Whoever doesn't fit into the table, with their words and share.
  private func others(_ people: ArraySlice<SessionReport.Participant>, on page: inout Page) {
    guard !people.isEmpty else { return }
    let told = people.map { person in
      let words = Wording.count(person.metrics.words, "word")
      let share = person.metrics.shareOfWords.value.map { " (\(Wording.percent($0)))" } ?? ""
      return "\(person.name ?? "(no speaker)") with \(words)\(share)"
    }
    page.blank()
    page.paragraph("Also spoke: \(told.joined(separator: ", ")).")
  }

  /// The stretches worth reading again, each with a quote and its turn.
  func moments(_ moments: [Moment], on page: inout Page) {
    guard !moments.isEmpty else { return }
    page.heading("Moments", note: "the strongest stretch of each kind")
    for (index, moment) in moments.enumerated() {
      if index > 0 { page.blank() }
      var line = Line(Wording.name(of: moment.kind), Self.style(of: moment.kind))
      line.add(" · \(Wording.turns(moment.turns)), \(Wording.count(moment.words, "word"))")
      page.add(line)
      let time = moment.start.map { ", \(Wording.clock($0))" } ?? ""
      let who = moment.speaker.map { "\($0), " } ?? ""
      page.paragraph("“\(moment.quote)” (\(who)turn \(moment.turn)\(time))", indent: 2)
    }
  }

  private static func style(of kind: Moment.Kind) -> Line.Style {
    switch kind {
    case .coaching: .coaching
    case .mentorship: .mentorship
    case .zoomedOut: .zoomedOut
    }
  }
}
