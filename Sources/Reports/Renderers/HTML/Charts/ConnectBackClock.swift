import Coaching

/// When each session first came back to an earlier one.
///
/// The rule counts minutes, and words where a file has no times; its limits of 20 and 30 minutes
/// are a third and a half of an hour, so that both stand on one scale.
struct ConnectBackClock {
  private static let top = 16.0
  private static let bottom = 160.0
  private static let left = 0.26
  private static let hour = 3_600_000.0
  /// The most numbers below the drawing.
  private static let mostMarks = 9

  private let sessions: [PairContinuity.ConnectBack]
  private let rules = ContinuityRules()

  init(_ sessions: [PairContinuity.ConnectBack]) {
    self.sessions = sessions
  }

  /// The drawing; nil where there is no session.
  var drawing: Drawing? {
    guard !sessions.isEmpty else { return nil }
    var drawing = Drawing(
      "connect-back-drawing", "When each session first came back to an earlier one",
      description: sessions.map(Wording.sentence).joined(separator: " "), height: 200)
    drawing.box(
      x: Self.left, width: 1 - Self.left, y: Self.top,
      height: place(rules.connectBackDueShare) - Self.top, "band")
    let limits = [
      (0, "start"), (rules.connectBackDueShare, "20 min or ⅓"),
      (rules.connectBackLateShare, "30 min or ½"), (1, "1 h or end"),
    ]
    for (share, name) in limits {
      drawing.line(from: (Self.left, place(share)), to: (1, place(share)), "grid")
      drawing.text(name, x: 0, y: place(share) + 4)
    }
    let step = (sessions.count + Self.mostMarks - 1) / Self.mostMarks
    for (index, session) in sessions.enumerated() {
      dot(session, x: across(index), on: &drawing)
      if index % step == 0 {
        drawing.text(String(session.session), x: across(index), y: Self.bottom + 34, .middle)
      }
    }
    drawing.text("session", x: 0, y: Self.bottom + 34)
    return drawing
  }

  private func dot(
    _ session: PairContinuity.ConnectBack, x: Double, on drawing: inout Drawing
  ) {
    let title = Wording.sentence(of: session)
    guard let first = session.first else {
      // Below the end: the session never came back, or need not.
      let word = session.band == .exempt ? "–" : "none"
      drawing.text(word, x: x, y: Self.bottom + 16, .middle, "figure")
      return
    }
    let isExempt = session.band == .exempt
    let share = first.milliseconds.map { Double($0) / Self.hour } ?? first.share
    drawing.dot(
      x: x, y: place(share), radius: 5, isSquare: session.band == .late,
      isExempt ? "empty" : session.band == .late ? "beyond" : "point", title: title)
  }

  private func place(_ share: Double) -> Double {
    Self.top + (Self.bottom - Self.top) * min(1, max(0, share))
  }

  private func across(_ index: Int) -> Double {
    let part = sessions.count > 1 ? Double(index) / Double(sessions.count - 1) : 0.5
    return Self.left + 0.05 + (0.9 - Self.left) * part
  }
}
