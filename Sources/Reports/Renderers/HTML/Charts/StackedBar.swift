import Coaching

/// Parts of a whole side by side, filling the width.
struct StackedBar {
  /// One part: how much, how it is filled, and its name.
  struct Part {
    var mass: Int
    var style: String
    var name: String
  }

  private let parts: [Part]

  init(_ parts: [Part]) {
    self.parts = parts
  }

  /// The coach's mass by mode.
  static func modes(_ balance: Balance) -> StackedBar {
    StackedBar([
      Part(mass: balance.coaching, style: "coaching", name: "coaching"),
      Part(mass: balance.mentorship, style: "mentorship", name: "mentorship"),
      Part(mass: balance.neither, style: "neither", name: "neither"),
      Part(mass: balance.unclearMode, style: "unclear", name: "unclear"),
    ])
  }

  /// Everybody's mass by zoom.
  static func zooms(_ balance: Balance) -> StackedBar {
    StackedBar([
      Part(mass: balance.zoomedOut, style: "out", name: "zoomed out"),
      Part(mass: balance.between, style: "between", name: "between"),
      Part(mass: balance.zoomedIn, style: "in", name: "zoomed in"),
      Part(mass: balance.noZoom, style: "none", name: "not placed or unclear"),
    ])
  }

  /// The drawing; nil where the whole is nothing.
  func drawing(_ id: String, of what: String, height: Int = 16) -> Drawing? {
    let total = parts.reduce(0) { $0 + $1.mass }
    guard total > 0 else { return nil }
    let shares = parts.filter { $0.mass > 0 }
      .map { "\($0.name) \(Wording.percent($0.mass, of: total))" }
    var drawing = Drawing(
      id, what, description: shares.joined(separator: ", ") + ".", height: height)
    var before = 0
    for part in parts where part.mass > 0 {
      drawing.box(
        x: Double(before) / Double(total), width: Double(part.mass) / Double(total), y: 0,
        height: Double(height), part.style,
        title: "\(part.name) \(Wording.percent(part.mass, of: total))")
      before += part.mass
    }
    return drawing
  }
}

/// One part of a whole, as a bar from the left.
struct ShareBar {
  /// The drawing of a share, 0 to 1.
  static func drawing(_ id: String, _ share: Double, _ style: String, of what: String) -> Drawing {
    var drawing = Drawing(id, what, description: Wording.percent(share) + ".", height: 16)
    drawing.box(x: 0, width: 1, y: 0, height: 16, "lane")
    drawing.box(x: 0, width: min(1, max(0, share)), y: 0, height: 16, style)
    return drawing
  }
}
