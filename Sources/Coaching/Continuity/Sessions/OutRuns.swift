/// Finds the runs of turns that are zoomed out.
///
/// As for stretches, single turns waver: the likeliest path through two states in which a change
/// costs something (Viterbi). Turns that cannot be placed on the ladder break nothing.
enum OutRuns {
  /// What a change of state costs, in nats.
  private static let changeCost = 1.5
  /// How much more a turn must look zoomed in than out to count as in; a zoomed-out turn is
  /// missed more often than a zoomed-in one is mistaken.
  private static let lean = 0.25

  /// The runs in order.
  static func runs(of session: ReadSession) -> [ClosedRange<Int>] {
    let states = path(session.turns)
    var runs: [ClosedRange<Int>] = []
    var first: Int?
    for (index, isOut) in (states + [false]).enumerated() {
      if isOut {
        first = first ?? index
      } else if let start = first {
        runs.append(start...(index - 1))
        first = nil
      }
    }
    return runs
  }

  private static func evidence(_ turn: ReadTurn) -> (within: Double, out: Double) {
    let probabilities = turn.spoken.annotation.zoomProbabilities
    guard turn.isPlaced, probabilities.count == 4, turn.spoken.annotation.bestMode != .neither
    else { return (0, 0) }
    let out = min(0.999, max(0.001, probabilities[2] / max(1e-9, 1 - probabilities[3])))
    return (logarithm(1 - out), logarithm(out) + lean)
  }

  private static func path(_ turns: [ReadTurn]) -> [Bool] {
    var within = 0.0
    var out = 0.0
    var origins: [(within: Bool, out: Bool)] = []
    for turn in turns {
      let evidence = evidence(turn)
      let fromOut = out - changeCost > within
      let fromWithin = within - changeCost > out
      origins.append((within: fromOut, out: !fromWithin))
      (within, out) = (
        max(within, out - changeCost) + evidence.within,
        max(out, within - changeCost) + evidence.out
      )
    }
    var isOut = out > within
    var states: [Bool] = []
    for origin in origins.reversed() {
      states.append(isOut)
      isOut = isOut ? origin.out : origin.within
    }
    return states.reversed()
  }
}

extension SessionFacts.ZoomOut {
  /// The longest run, and whether it counts.
  init(_ runs: [ClosedRange<Int>], of session: ReadSession, rules: ContinuityRules) {
    let longest = runs.max { session.share(of: $0) < session.share(of: $1) }
    let share = longest.map(session.share(of:)) ?? 0
    let durations = session.isTimed ? runs.compactMap { session.milliseconds(of: $0) } : []
    let isLong = durations.contains { Double($0) >= rules.zoomOutSeconds * 1000 }
    self.init(
      counts: share >= rules.zoomOutWordsShare || isLong, longestWordsShare: share,
      longestMilliseconds: session.isTimed ? longest.flatMap(session.milliseconds(of:)) : nil,
      turns: longest)
  }
}

extension ReadSession {
  /// From the first start to the last end, or start; nil where no turn has a time.
  func milliseconds(of range: ClosedRange<Int>) -> Int? {
    guard let start = range.compactMap({ turns[$0].spoken.start }).min(),
      let end = range.compactMap({ turns[$0].spoken.end ?? turns[$0].spoken.start }).max()
    else { return nil }
    return end - start
  }
}
