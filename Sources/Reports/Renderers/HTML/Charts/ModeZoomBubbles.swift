import Coaching

/// The coach's words by mode and zoom as six circles whose areas are shares.
struct ModeZoomBubbles {
  private static let greatestRadius = 38.0
  private static let modes: [(name: String, mode: Judged<Mode>, y: Double)] = [
    ("coaching", .label(.coaching), 62), ("mentorship", .label(.mentorship), 158),
  ]
  private static let zooms: [(name: String, zoom: Judged<ZoomLevel>, x: Double)] = [
    ("zoomed in", .label(.in), 0.36), ("between", .label(.between), 0.6),
    ("zoomed out", .label(.out), 0.84),
  ]

  private let grid: ModeZoomGrid

  init(_ grid: ModeZoomGrid) {
    self.grid = grid
  }

  /// The drawing; nil where the coach said nothing.
  var drawing: Drawing? {
    guard grid.coachWords > 0 else { return nil }
    var drawing = Drawing(
      "grid-drawing", "The coach’s words by mode and zoom", description: description, height: 240)
    drawing.line(from: (0.24, 10), to: (0.24, 210), "grid")
    drawing.line(from: (0, 110), to: (1, 110), "grid")
    drawing.line(from: (0, 210), to: (1, 210), "grid")
    for (name, _, x) in Self.zooms { drawing.text(name, x: x, y: 228, .middle) }
    for (name, mode, y) in Self.modes {
      drawing.text(name, x: 0, y: y + 4)
      for (zoomName, zoom, x) in Self.zooms {
        let words = grid.words(mode, zoom)
        guard words > 0 else {
          drawing.text("none", x: x, y: y + 4, .middle, "label")
          continue
        }
        let share = Double(words) / Double(grid.coachWords)
        let radius = max(3, Self.greatestRadius * share.squareRoot())
        let percent = Wording.percent(share)
        drawing.dot(
          x: x, y: y, radius: radius, mode.name, title: "\(name), \(zoomName): \(percent)")
        // Beside small circles and inside none, so that the figure never stands on a pattern.
        drawing.text(percent, x: x, y: y - radius - 4, .middle, "figure")
      }
    }
    return drawing
  }

  private var description: String {
    let shares = Self.modes.flatMap { mode in
      Self.zooms.map { zoom in
        let words = grid.words(mode.mode, zoom.zoom)
        return "\(mode.name) and \(zoom.name) \(Wording.percent(words, of: grid.coachWords))"
      }
    }
    return "Shares of the coach’s words: \(shares.joined(separator: ", "))."
  }
}
