/// A figure over the sessions of a pair, with the range in which half of its own sessions lie.
struct BaselineBand {
  private static let top = 14.0
  private static let bottom = 128.0
  /// The most marks below the drawing: as many as a narrow screen has room for.
  private static let mostMarks = 9

  private let trend: PairReport.Trend
  private let scale: ShareScale

  init(_ trend: PairReport.Trend) {
    self.trend = trend
    let values =
      trend.points.map { $0.interval?.upper ?? $0.value } + [trend.baseline?.upperQuartile ?? 0]
    scale = ShareScale(for: values, from: Self.bottom, to: Self.top)
  }

  /// The drawing; nil where no session has the figure.
  func drawing(_ id: String) -> Drawing? {
    guard !trend.values.isEmpty else { return nil }
    var drawing = Drawing(
      id, Wording.name(of: trend.figure), description: description, height: 166)
    for mark in scale.marks {
      drawing.line(from: (0, scale.place(mark)), to: (1, scale.place(mark)), "grid")
    }
    band(on: &drawing)
    let places = trend.values.indices.map { (x: place($0), y: scale.place(trend.values[$0].value)) }
    for (start, end) in zip(places, places.dropFirst()) {
      drawing.line(from: start, to: end, "path")
    }
    for (point, place) in zip(trend.points, places) {
      let title = "session \(point.number): \(Wording.share(point))"
      if let interval = point.interval {
        drawing.line(
          from: (place.x, scale.place(interval.lower)), to: (place.x, scale.place(interval.upper)),
          "whisker", title: title)
      }
      drawing.dot(x: place.x, y: place.y, point.number == 1 ? "first" : "point", title: title)
    }
    for mark in scale.marks {
      drawing.text(Wording.percent(mark), x: 0, y: scale.place(mark) - 3)
    }
    marks(on: &drawing)
    return drawing
  }

  private func band(on drawing: inout Drawing) {
    guard let baseline = trend.baseline else { return }
    let upper = scale.place(baseline.upperQuartile)
    let lower = scale.place(baseline.lowerQuartile)
    drawing.box(
      x: Self.left, width: 1 - Self.left, y: upper, height: max(1, lower - upper), "band")
    let median = scale.place(baseline.median)
    drawing.line(from: (Self.left, median), to: (1, median), "median")
  }

  private func marks(on drawing: inout Drawing) {
    let step = (trend.values.count + Self.mostMarks - 1) / Self.mostMarks
    for index in trend.values.indices where index % step == 0 {
      drawing.text(
        String(trend.values[index].number), x: place(index), y: Self.bottom + 18, .middle)
    }
    drawing.text("session", x: 0, y: Self.bottom + 18)
  }

  private static let left = 0.16

  private func place(_ index: Int) -> Double {
    let count = trend.values.count
    let part = count > 1 ? Double(index) / Double(count - 1) : 0.5
    return Self.left + 0.03 + (0.94 - Self.left) * part
  }

  private var description: String {
    let values = trend.points.map { "session \($0.number) \(Wording.share($0))" }
    var text = values.joined(separator: ", ") + "; in brackets the 95 % interval."
    if let baseline = trend.baseline {
      text +=
        " The band, half of the sessions after the first, reaches from "
        + "\(Wording.percent(baseline.lowerQuartile)) to "
        + "\(Wording.percent(baseline.upperQuartile)), the line in it stands at the median of "
        + "\(Wording.percent(baseline.median))."
    }
    return text
  }
}
