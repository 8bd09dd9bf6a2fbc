import Coaching

/// A pair's way through mode and zoom, from session to session.
struct ZoomPath {
  /// The sessions that have both figures.
  private let points: [(number: Int, zoom: Double, mode: Double)]
  private let across: ShareScale
  private let down: ShareScale

  init(_ sessions: [SessionPoint]) {
    points = sessions.enumerated().compactMap { index, session in
      guard let zoom = session.words.zoomedOutShare, let mode = session.words.mentorshipShare
      else { return nil }
      return (session.header.number ?? index + 1, zoom, mode)
    }
    across = ShareScale(for: points.map(\.zoom), from: 0.16, to: 0.96)
    down = ShareScale(for: points.map(\.mode), from: 266, to: 38)
  }

  /// The drawing; nil where fewer than two sessions have both figures.
  var drawing: Drawing? {
    guard points.count > 1, let first = points.first, let last = points.last else { return nil }
    var drawing = Drawing(
      "path-drawing", "The pair’s way through mode and zoom", description: description,
      height: 310)
    grid(on: &drawing)
    let places = points.map { (x: across.place($0.zoom), y: down.place($0.mode)) }
    for (start, end) in zip(places, places.dropFirst()) {
      drawing.line(from: start, to: end, "path")
    }
    for (index, (point, place)) in zip(points, places).enumerated() {
      let isEnd = index == points.count - 1
      drawing.dot(
        x: place.x, y: place.y, radius: isEnd ? 6 : 4, isSquare: isEnd,
        index == 0 ? "first" : "point", title: sentence(point))
    }
    // Above their points and away from each other.
    let isFirstLeft = places[0].x <= places[places.count - 1].x
    mark(first.number, places[0], isFirstLeft ? .end : .start, on: &drawing)
    mark(last.number, places[places.count - 1], isFirstLeft ? .start : .end, on: &drawing)
    return drawing
  }

  private func mark(
    _ number: Int, _ place: (x: Double, y: Double), _ anchor: Anchor, on drawing: inout Drawing
  ) {
    drawing.text(String(number), x: place.x, y: place.y - 9, anchor, "figure")
  }

  private func grid(on drawing: inout Drawing) {
    for mark in down.marks {
      drawing.line(from: (0.16, down.place(mark)), to: (0.96, down.place(mark)), "grid")
      drawing.text(Wording.percent(mark), x: 0, y: down.place(mark) + 4)
    }
    for mark in across.marks {
      let place = across.place(mark)
      let anchor: Anchor = mark == across.top ? .end : mark == 0 ? .start : .middle
      drawing.line(from: (place, 38), to: (place, 266), "grid")
      drawing.text(Wording.percent(mark), x: place, y: 284, anchor)
    }
    drawing.text("↑ mentorship share of coaching and mentorship words", x: 0, y: 12)
    drawing.text("zoomed-out share of all words →", x: 0.96, y: 302, .end)
  }

  private func sentence(_ point: (number: Int, zoom: Double, mode: Double)) -> String {
    "session \(point.number): mentorship \(Wording.percent(point.mode)), zoomed out "
      + Wording.percent(point.zoom)
  }

  private var description: String { points.map(sentence).joined(separator: "; ") + "." }
}
