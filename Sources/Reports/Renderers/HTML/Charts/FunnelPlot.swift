/// The pairs of a program by sessions and share, between the lines that chance alone draws.
struct FunnelPlot {
  private static let left = 0.13
  private static let right = 0.97
  /// The number of places at which the lines are bent.
  private static let bends = 40

  private let funnel: Funnel
  private let scale: ShareScale
  private let most: Int

  init(_ funnel: Funnel) {
    self.funnel = funnel
    most = max(4, funnel.points.map(\.sessions).max() ?? 1)
    let shares = funnel.points.map(\.share)
    scale = ShareScale(for: shares + [funnel.limits(sessions: 1).upperBound], from: 210, to: 14)
  }

  /// The drawing.
  func drawing(_ id: String) -> Drawing {
    var drawing = Drawing(
      id, "Pairs by sessions: " + Wording.name(of: funnel.figure),
      description: Wording.sentence(of: funnel), height: 252)
    for mark in scale.marks {
      drawing.line(
        from: (Self.left, scale.place(mark)), to: (Self.right, scale.place(mark)), "grid")
      drawing.text(Wording.percent(mark), x: 0, y: scale.place(mark) + 4)
    }
    let mean = scale.place(funnel.mean)
    drawing.line(from: (Self.left, mean), to: (Self.right, mean), "mean")
    limits(on: &drawing)
    for point in funnel.points {
      let isBeyond = funnel.isBeyond(point)
      let isFew = point.sessions < Funnel.fewSessions
      drawing.dot(
        x: place(Double(point.sessions)), y: scale.place(point.share), radius: 4.5,
        isSquare: isBeyond, isBeyond ? "beyond" : isFew ? "few" : "point",
        title: "\(Wording.count(point.sessions, "session")): \(Wording.percent(point.share))")
    }
    for mark in marks { drawing.text(String(mark), x: place(Double(mark)), y: 228, .middle) }
    drawing.text("sessions of the pair after the first →", x: Self.right, y: 246, .end)
    return drawing
  }

  /// The lines bend more where sessions are few, so the bends stand closer there.
  private func limits(on drawing: inout Drawing) {
    var former: (x: Double, range: ClosedRange<Double>)?
    for bend in 0...Self.bends {
      let part = Double(bend) / Double(Self.bends)
      let sessions = 1 + Double(most - 1) * part * part
      let next = (x: place(sessions), range: funnel.limits(sessions: sessions))
      if let former {
        for side in [\ClosedRange<Double>.lowerBound, \.upperBound] {
          drawing.line(
            from: (former.x, scale.place(former.range[keyPath: side])),
            to: (next.x, scale.place(next.range[keyPath: side])), "limit")
        }
      }
      former = next
    }
  }

  private var marks: [Int] {
    let step = max(1, (most + 5) / 6)
    return Array(stride(from: 1, through: most, by: step))
  }

  private func place(_ sessions: Double) -> Double {
    Self.left + 0.02 + (Self.right - Self.left - 0.04) * (sessions - 1) / Double(most - 1)
  }
}
