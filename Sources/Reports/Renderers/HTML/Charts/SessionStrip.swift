import Coaching

/// One pair's sessions as a row of standing bars: the coach's words by mode, and a dot below each
/// session that holds a zoomed-out stretch that counts.
struct SessionStrip {
  /// The most sessions of a strip; the latest are shown.
  static let mostSessions = 24
  private static let height = 56.0
  /// Strips share one axis: so many sessions at least fill the width.
  private static let leastPlaces = 8

  private let sessions: ArraySlice<PairStrip.Bar>
  private let places: Int

  /// A strip on an axis of so many places.
  init(_ strip: PairStrip, places: Int) {
    self.places = max(Self.leastPlaces, min(places, Self.mostSessions))
    sessions = strip.sessions.suffix(Self.mostSessions)
  }

  /// The drawing.
  func drawing(_ id: String, of what: String) -> Drawing {
    var drawing = Drawing(id, what, description: description, height: 70)
    drawing.line(from: (0, Self.height), to: (1, Self.height), "grid")
    let step = 1 / Double(places)
    for (index, session) in sessions.enumerated() {
      let x = step * (Double(index) + 0.1)
      bar(session, x: x, width: step * 0.8, on: &drawing)
      if session.zoomOutCounts {
        drawing.dot(x: x + step * 0.4, y: Self.height + 8, radius: 3, "out")
      }
    }
    return drawing
  }

  private func bar(
    _ session: PairStrip.Bar, x: Double, width: Double, on drawing: inout Drawing
  ) {
    let words = session.words
    let total = Double(words.coachTotal)
    var bottom = Self.height
    let parts = [
      (words.coaching, "coaching"), (words.mentorship, "mentorship"), (words.neither, "neither"),
      (words.unclearMode, "unclear"),
    ]
    for (mass, style) in parts where mass > 0 {
      let height = Self.height * Double(mass) / total
      drawing.box(x: x, width: width, y: bottom - height, height: height, style)
      bottom -= height
    }
  }

  private var description: String {
    let shares = sessions.map { session in
      let mode = session.words.mentorshipShare.map(Wording.percent) ?? "not known"
      return mode + (session.zoomOutCounts ? " with a zoom-out" : "")
    }
    return "Mentorship share of coaching and mentorship words, session by session: "
      + shares.joined(separator: ", ") + "."
  }
}
