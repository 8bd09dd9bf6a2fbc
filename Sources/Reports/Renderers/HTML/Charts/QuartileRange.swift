/// Where the middle half of some values lies, on a scale from 0 to 100 %.
struct QuartileRange {
  /// The drawing: the range as a bar, the median as a line across it.
  static func drawing(_ id: String, _ range: Baseline, of what: String) -> Drawing {
    var drawing = Drawing(
      id, what,
      description: "A quarter lies below \(Wording.percent(range.lowerQuartile)), half below "
        + "\(Wording.percent(range.median)), a quarter above "
        + "\(Wording.percent(range.upperQuartile)).", height: 20)
    drawing.box(x: 0, width: 1, y: 6, height: 8, "lane")
    drawing.box(
      x: range.lowerQuartile, width: max(0.005, range.upperQuartile - range.lowerQuartile), y: 4,
      height: 12, "range")
    drawing.line(from: (range.median, 0), to: (range.median, 20), "middle-mark")
    return drawing
  }
}
