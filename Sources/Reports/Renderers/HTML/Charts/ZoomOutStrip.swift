import Coaching

/// The sessions of a pair in a row; those with a zoomed-out stretch that counts are filled.
struct ZoomOutStrip {
  /// The most numbers below the strip.
  private static let mostMarks = 10
  private let sessions: [SessionPoint]
  private let gaps: ZoomOutGaps
  private let rules: ContinuityRules

  init(_ sessions: [SessionPoint], _ gaps: ZoomOutGaps, _ rules: ContinuityRules) {
    self.sessions = sessions
    self.gaps = gaps
    self.rules = rules
  }

  /// The drawing; nil where there is no session.
  var drawing: Drawing? {
    guard !sessions.isEmpty else { return nil }
    var drawing = Drawing(
      "zoom-out-drawing", "Sessions with a zoomed-out stretch that counts",
      description: Wording.zoomOuts(of: sessions, by: rules), height: 62)
    drawing.line(from: (place(0), 28), to: (place(sessions.count - 1), 28), "grid")
    for gap in gaps.between where gap.sessions > 0 {
      drawing.line(
        from: (place(gap.place), 28), to: (place(gap.place + gap.sessions + 1), 28), "path")
      let middle = (place(gap.place) + place(gap.place + gap.sessions + 1)) / 2
      drawing.text(String(gap.sessions), x: middle, y: 14, .middle)
    }
    let step = (sessions.count + Self.mostMarks - 1) / Self.mostMarks
    for (index, session) in sessions.enumerated() {
      let number = session.header.number.map(String.init) ?? "–"
      drawing.dot(
        x: place(index), y: 28, radius: session.zoomOutCounts ? 7 : 4,
        session.zoomOutCounts ? "out" : "empty",
        title: "session \(number): \(session.zoomOutCounts ? "counts" : "does not count")")
      if index % step == 0 { drawing.text(number, x: place(index), y: 54, .middle) }
    }
    return drawing
  }

  private func place(_ index: Int) -> Double {
    sessions.count > 1 ? 0.03 + 0.94 * Double(index) / Double(sessions.count - 1) : 0.5
  }
}
