import Coaching

/// A session from its first word to its last: who speaks, what the coach does, how far out it is.
///
/// The three lanes are cut into the same cells as on a terminal, so that a session of any length
/// gives a drawing of one size. Each part leads to the turn in which it begins.
struct Ribbon {
  /// The number of cells; each is wide enough to be pressed on a screen of 1,280 pixels.
  private static let cells = 120
  private static let coachLane = (top: 18.0, height: 30.0)
  private static let modeLane = (top: 72.0, height: 22.0)
  private static let zoomLane = (top: 118.0, height: 30.0)
  private static let axis = 166.0

  private let course: Course
  private let cells: [Course.Cell]
  /// The length of the session in milliseconds; nil where unknown.
  private let length: Int?

  init(_ course: Course, length: Int?) {
    self.course = course
    self.length = length
    cells = course.cells(Self.cells)
  }

  /// The drawing; nil where nothing was said.
  var drawing: Drawing? {
    guard !cells.isEmpty else { return nil }
    var drawing = Drawing(
      "ribbon", "Who speaks, mode and zoom through the session", description: description,
      height: 172)
    coach(on: &drawing)
    modes(on: &drawing)
    zooms(on: &drawing)
    axis(on: &drawing)
    return drawing
  }

  /// How many words one cell holds.
  var wordsPerCell: Int { max(1, course.words / max(1, cells.count)) }

  private var description: String {
    "Three lanes over \(Wording.count(course.words, "word")), from left to right. The first shows "
      + "the coach’s share of the words, the second the coach’s mode, the third how far out the "
      + "talk is. The list of stretches below says the same in words."
  }

  private func coach(on drawing: inout Drawing) {
    let (top, height) = Self.coachLane
    drawing.text("Coach’s share of the words", x: 0, y: top - 5)
    drawing.box(x: 0, width: 1, y: top, height: height, "lane")
    guard cells.contains(where: { $0.coachShare != nil }) else {
      drawing.text("nobody is known to be the coach", x: 0.5, y: top + 20, .middle, "label")
      return
    }
    for run in runs({ $0.coachShare }) {
      guard let share = run.label else { continue }
      let first = cells[run.cells.lowerBound]
      drawing.box(
        x: place(run.cells.lowerBound), width: width(run.cells), y: top + height * (1 - share),
        height: height * share, "coach", title: title(first, Wording.percent(share) + " coach"),
        turn: first.turn)
    }
    drawing.line(from: (0, top + height / 2), to: (1, top + height / 2), "half")
  }

  private func modes(on drawing: inout Drawing) {
    let (top, height) = Self.modeLane
    drawing.text("What the coach does", x: 0, y: top - 5)
    drawing.box(x: 0, width: 1, y: top, height: height, "lane")
    for run in runs({ $0.mode }) {
      guard let mode = run.label else { continue }
      drawing.box(
        x: place(run.cells.lowerBound), width: width(run.cells), y: top, height: height,
        mode.name, title: title(cells[run.cells.lowerBound], mode.name),
        turn: cells[run.cells.lowerBound].turn)
    }
  }

  /// The farther out, the higher, as on a terminal.
  private func zooms(on drawing: inout Drawing) {
    let (top, height) = Self.zoomLane
    drawing.text("How far out the talk is: the higher, the farther", x: 0, y: top - 5)
    drawing.box(x: 0, width: 1, y: top, height: height, "lane")
    for run in runs({ $0.zoom }) {
      guard let part = Self.height(of: run.label) else { continue }
      drawing.box(
        x: place(run.cells.lowerBound), width: width(run.cells), y: top + height * (1 - part),
        height: height * part, run.label.name,
        title: title(cells[run.cells.lowerBound], Self.name(of: run.label)),
        turn: cells[run.cells.lowerBound].turn)
    }
  }

  private static func height(of zoom: Judged<ZoomLevel>) -> Double? {
    switch zoom {
    case .label(.out): 1
    case .label(.between): 0.6
    case .label(.in): 0.25
    case .label(.none), .unclear: nil
    }
  }

  private static func name(of zoom: Judged<ZoomLevel>) -> String {
    switch zoom {
    case .label(.out): "zoomed out"
    case .label(.between): "between"
    case .label(.in): "zoomed in"
    case .label(.none): "not placed"
    case .unclear: "unclear"
    }
  }

  /// Marks at each quarter: minutes where the file has times, else words.
  ///
  /// The axis is one of words, so minutes are not evenly spread along it. A mark that says the
  /// same as the one before says nothing.
  private func axis(on drawing: inout Drawing) {
    let isTimed = cells.contains { $0.start != nil }
    var former = ""
    for quarter in 0...4 {
      let place = Double(quarter) / 4
      let index = cells.count * quarter / 4
      let time = quarter == 4 ? length : cells[index].start
      let mark =
        isTimed
        ? time.map(Wording.clock) ?? "" : Wording.count(course.words * quarter / 4, "word")
      drawing.line(from: (place, 148), to: (place, 153), "tick")
      guard mark != former else { continue }
      former = mark
      let anchor: Anchor = quarter == 0 ? .start : quarter == 4 ? .end : .middle
      drawing.text(mark, x: place, y: Self.axis, anchor)
    }
  }

  private func place(_ cell: Int) -> Double { Double(cell) / Double(cells.count) }

  private func width(_ run: Range<Int>) -> Double { Double(run.count) / Double(cells.count) }

  private func title(_ cell: Course.Cell, _ label: String) -> String {
    let time = cell.start.map { ", \(Wording.clock($0))" } ?? ""
    return "\(label), from turn \(cell.turn)\(time)"
  }

  /// Neighbouring cells of one label.
  private func runs<Label: Equatable>(
    _ label: (Course.Cell) -> Label
  ) -> [(label: Label, cells: Range<Int>)] {
    var runs: [(label: Label, cells: Range<Int>)] = []
    for (index, cell) in cells.enumerated() {
      if let last = runs.last, last.label == label(cell) {
        runs[runs.count - 1].cells = last.cells.lowerBound..<index + 1
      } else {
        runs.append((label(cell), index..<index + 1))
      }
    }
    return runs
  }
}
