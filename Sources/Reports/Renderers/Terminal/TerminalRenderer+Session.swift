import Coaching
import TalkRatio
import TranscriptModel

extension TerminalRenderer {
  /// The report of one session, with quotes: for its coach.
  public func render(_ report: SessionReport) -> String {
    var page = self.page
    header(report, on: &page)
    page.blank()
    page.paragraph(report.people)
    course(report.course, length: report.header.milliseconds.value, on: &page)
    modes(report, on: &page)
    zooms(report, on: &page)
    grid(report.grid, on: &page)
    talk(report, on: &page)
    moments(report.moments, on: &page)
    parts(report.parts, on: &page)
    page.blank()
    page.paragraph(
      Wording.labels(model: report.header.model, rules: report.header.rules), .faint)
    return text(page)
  }

  private func header(_ report: SessionReport, on page: inout Page) {
    title(Self.title(of: report.header), report.header.date ?? "date unknown", on: &page)
    page.paragraph(report.facts)
    page.paragraph(report.file, .faint)
  }

  static func title(of header: SessionHeader) -> String {
    let people = [header.coach, header.client].compactMap(\.self).joined(separator: " and ")
    let name = people.isEmpty ? header.file : people
    return header.number.map { "\(name), session \($0)" } ?? name
  }

  // MARK: Course

  private static let labelColumns = 12

  private func course(_ course: Course, length: Int?, on page: inout Page) {
    let cells = course.cells(page.width - Self.labelColumns)
    guard !cells.isEmpty else { return }
    let words = max(1, course.words / cells.count)
    page.heading("Through the session", note: "one sign ≈ \(Wording.count(words, "word"))")
    lane("coach", cells, on: &page) { (Bars.sign(coachShare: $0.coachShare), .plain) }
    lane("mode", cells, on: &page) { (Bars.sign($0.mode), Bars.style($0.mode)) }
    lane("zoom", cells, on: &page) { (Bars.sign($0.zoom), Bars.style($0.zoom)) }
    axis(course, cells, end: length, on: &page)
    let coach =
      cells.contains { $0.coachShare != nil }
      ? ["█ ¾ of the words or more", "▓ ½", "▒ ¼", "░ fewer", "blank: none"]
      : ["? nobody is known to be the coach"]
    page.legend("coach", coach, indent: Self.labelColumns)
    page.legend(
      "mode", ["█ coaching", "▒ mentorship", "· neither", "? unclear", "blank: none"],
      indent: Self.labelColumns)
    page.legend(
      "zoom", ["█ out", "▄ between", "▁ in", "· not placed", "? unclear"],
      indent: Self.labelColumns)
  }

  private func lane(
    _ label: String, _ cells: [Course.Cell], on page: inout Page,
    _ sign: (Course.Cell) -> (Character, Line.Style)
  ) {
    var line = Line()
    line.add(label, columns: Self.labelColumns)
    var run = ""
    var style = Line.Style.plain
    for cell in cells {
      let (character, next) = sign(cell)
      if next != style {
        line.add(run, style)
        run = ""
        style = next
      }
      run.append(character)
    }
    line.add(run, style)
    page.add(line)
  }

  /// Marks at every quarter and at the end: minutes where the file has times, else words.
  ///
  /// The axis is one of words, so minutes are not evenly spread along it. A mark that says the
  /// same as the one before says nothing.
  private func axis(_ course: Course, _ cells: [Course.Cell], end: Int?, on page: inout Page) {
    let isTimed = cells.contains { $0.start != nil }
    var line = Line()
    line.add(isTimed ? "time" : "word", columns: Self.labelColumns, .left, .faint)
    var former = ""
    for quarter in 0..<4 {
      let index = cells.count * quarter / 4
      let mark =
        isTimed
        ? cells[index].start.map(Wording.clock) ?? "" : Wording.count(course.words * quarter / 4)
      guard mark != former, line.columns <= Self.labelColumns + index else { continue }
      former = mark
      line.move(to: Self.labelColumns + index)
      line.add("╵" + mark, .faint)
    }
    let last = isTimed ? end.map(Wording.clock) ?? "" : Wording.count(course.words)
    let column = Self.labelColumns + cells.count - last.count - 1
    if !last.isEmpty, last != former, line.columns < column {
      line.move(to: column)
      line.add(last + "╵", .faint)
    }
    page.add(line)
  }

  // MARK: Balance

  private func modes(_ report: SessionReport, on page: inout Page) {
    let balance = report.words
    let parts: [(String, KeyPath<Balance, Int>, Line.Style)] = [
      ("coaching", \.coaching, .coaching), ("mentorship", \.mentorship, .mentorship),
      ("neither", \.neither, .plain), ("unclear", \.unclearMode, .faint),
    ]
    let total = parts.reduce(0) { $0 + balance[keyPath: $1.1] }
    let isKnown = report.coachShareWords.isCoachKnown
    page.heading(
      "What the coach does",
      note: isKnown ? "of the coach’s \(Wording.count(total, "word"))" : "not known")
    guard total > 0 else {
      let reason = Wording.reason(report.coachShareWords.reason ?? .nothingToCount)
      page.paragraph(
        isKnown ? "Not known: \(reason)." : "Not known, since \(reason): \(Wording.nameThePair).")
      return
    }
    for (name, path, style) in parts {
      bar(name, path, total: total, style, report, on: &page)
    }
  }

  private func zooms(_ report: SessionReport, on page: inout Page) {
    let balance = report.words
    let parts: [(String, KeyPath<Balance, Int>, Line.Style)] = [
      ("zoomed out", \.zoomedOut, .zoomedOut), ("between", \.between, .plain),
      ("zoomed in", \.zoomedIn, .plain), ("no zoom", \.noZoom, .faint),
    ]
    let total = parts.reduce(0) { $0 + balance[keyPath: $1.1] }
    page.heading("How far out the talk is", note: "of all \(Wording.count(total, "word"))")
    guard total > 0 else {
      page.paragraph("Not known: \(Wording.reason(.nothingToCount)).")
      return
    }
    for (name, path, style) in parts {
      bar(name, path, total: total, style, report, on: &page)
    }
    page.paragraph(Wording.longestZoomOut(of: report))
  }

  private func bar(
    _ name: String, _ path: KeyPath<Balance, Int>, total: Int, _ style: Line.Style,
    _ report: SessionReport, on page: inout Page
  ) {
    let words = report.words[keyPath: path]
    let time = report.milliseconds.value.map { Wording.minutes($0[keyPath: path]) }
    let tail = time == nil ? 21 : 32
    let columns = max(4, page.width - Self.labelColumns - tail)
    var line = Line()
    line.add(name, columns: Self.labelColumns)
    line.add(
      Bars.bar(Double(words) / Double(total), columns: columns), columns: columns, .left, style)
    line.add(Wording.percent(words, of: total), columns: 7, .right)
    line.add(Wording.count(words, "word"), columns: 14, .right)
    if let time { line.add(time, columns: 11, .right) }
    page.add(line)
  }

  // MARK: Two axes

  private func grid(_ grid: ModeZoomGrid, on page: inout Page) {
    guard grid.coachWords > 0 else { return }
    page.heading(
      "Mode and zoom together",
      note: "of the coach’s \(Wording.count(grid.coachWords, "word"))")
    let zooms: [(String, Judged<ZoomLevel>)] = [
      ("in", .label(.in)), ("between", .label(.between)), ("out", .label(.out)),
      ("no zoom", .label(.none)), ("unclear", .unclear),
    ]
    let columns = min(12, (page.width - Self.labelColumns) / zooms.count)
    var head = Line()
    head.move(to: Self.labelColumns)
    for (name, _) in zooms { head.add(name, columns: columns, .right, .faint) }
    page.add(head)
    for mode in [Judged.label(Mode.coaching), .label(.mentorship)] {
      var line = Line()
      line.add(mode.name, columns: Self.labelColumns)
      for (_, zoom) in zooms {
        let words = grid.words(mode, zoom)
        let cell = words == 0 ? "·" : Wording.percent(words, of: grid.coachWords)
        line.add(cell, columns: columns, .right, words == 0 ? .faint : Bars.style(mode))
      }
      page.add(line)
    }
  }
}
